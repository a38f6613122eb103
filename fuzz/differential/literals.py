"""Random literals of the built-in types, and variations of them: other spellings of a value, and near misses."""

NUMBERS = ["decimal", "integer", "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte",
           "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger"]
FLOATS = ["float", "double"]
DURATIONS = ["duration", "yearMonthDuration", "dayTimeDuration"]
DATES = ["dateTime", "dateTimeStamp", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth"]
BINARIES = ["hexBinary", "base64Binary"]
STRINGS = ["string", "normalizedString", "token", "language", "NMTOKEN", "Name", "NCName", "ID", "IDREF", "ENTITY",
           "anyURI"]
LISTS = ["NMTOKENS", "IDREFS"]
QNAMES = ["QName", "NOTATION"]
ATOMIC = NUMBERS + FLOATS + DURATIONS + DATES + BINARIES + STRINGS + QNAMES
# Not there in XML Schema 1.0.
NEW = {"yearMonthDuration", "dayTimeDuration", "dateTimeStamp"}
NOTATIONS = ["a", "b", "gif", "n-1"]

BOUNDS = [0, 1, 9, 10, 127, 128, 255, 256, 32767, 65535, 2147483647, 4294967295, 9223372036854775807,
          18446744073709551615, 18446744073709551616, 10**30]
WORDS = ["a", "b", "A", "ab", "red", "light green", "x-1", "é", "ß", "日本", "a.b", "_x", "e\u0301", "1", "01", "true",
         "-", "a:b", "http://example.org/a", "#f", "a%20b", "en", "en-GB", "EN", "x-lamp", "sgn-BE-FR"]
NAMES = ["a", "b", "red", "x-1", "_x", "a.b", "é", "A1", "日本"]


def integer(rng, base):
    n = rng.choice([rng.randint(0, 20), rng.choice(BOUNDS), rng.randint(0, 10 ** rng.randint(1, 25))])
    if base in ("nonPositiveInteger", "negativeInteger"):
        return "-%d" % n
    if base.startswith(("unsigned", "nonNegative", "positive")):
        return "%d" % n
    return "%d" % rng.choice([n, -n, -n - 1])


def decimal(rng):
    text = integer(rng, "integer")
    return text + rng.choice(["", "", ".0", ".5", ".25", ".%d" % rng.randint(0, 10**6), "." + "0" * rng.randint(1, 9) + "1"])


def floating(rng):
    return rng.choice(["INF", "-INF", "NaN", "0", "-0", decimal(rng), decimal(rng),
                       "%se%d" % (decimal(rng), rng.randint(-40, 40)), "%r" % rng.uniform(-2, 2), "3.4028235e38",
                       "3.4028236e38", "16777216", "16777217", "1e-45", "4.9e-324", "1.7976931348623157e308", "1e400"])


def duration(rng, base):
    date, time = "", ""
    if base != "dayTimeDuration":
        date = rng.choice(["", "%dY" % rng.randint(0, 30)]) + rng.choice(["", "%dM" % rng.randint(0, 30)])
    if base != "yearMonthDuration":
        date += rng.choice(["", "", "%dD" % rng.choice([0, 1, 28, 29, 30, 31, 59, 62, 365, 366, rng.randint(0, 800)])])
        time = rng.choice(["", "", "%dH" % rng.randint(0, 50)]) + rng.choice(["", "%dM" % rng.randint(0, 90)])
        time += rng.choice(["", "%dS" % rng.randint(0, 90), "%d.%dS" % (rng.randint(0, 90), rng.randint(0, 999))])
    if not date and not time:
        date = "1Y" if base == "yearMonthDuration" else "1D"
    return rng.choice(["", "", "-"]) + "P" + date + ("T" + time if time else "")


def moment(rng, base):
    year = rng.choice(["2024", "2026", "1999", "2000", "1900", "0001", "-0001", "-0004", "12024", "%04d" % rng.randint(1, 9999)])
    month, day = "%02d" % rng.randint(1, 12), "%02d" % rng.randint(1, 31)
    if rng.random() < 0.15:
        month, day = "02", rng.choice(["28", "29"])
    clock = rng.choice(["00:00:00", "24:00:00", "23:59:59", "12:30:00", "%02d:%02d:%02d" % (
        rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59))])
    if not clock.startswith("24") and rng.random() < 0.3:
        clock += rng.choice([".5", ".0", ".50", ".123456789", ".999"])
    zone = rng.choice(["", "", "Z", "+00:00", "-00:00", "+14:00", "-14:00", "+01:00", "-05:30"])
    if base == "dateTimeStamp" and not zone:
        zone = "Z"
    return {"dateTime": f"{year}-{month}-{day}T{clock}", "dateTimeStamp": f"{year}-{month}-{day}T{clock}",
            "date": f"{year}-{month}-{day}", "time": clock, "gYearMonth": f"{year}-{month}", "gYear": year,
            "gMonthDay": f"--{month}-{day}", "gDay": f"---{day}", "gMonth": f"--{month}"}[base] + zone


def binary(rng, base):
    if base == "hexBinary":
        return "".join(rng.choice("0123456789abcdefABCDEF") * 2 for _ in range(rng.randint(0, 4)))
    return rng.choice(["", "AAAA", "AQID", "AA==", "AQ==", "AAE=", "/+9=", "/+8=", "AQIDBA==", "Zm9vYmFy"])


def literal(rng, base):
    """A literal, most often valid, of a built-in atomic type."""
    if base == "decimal":
        return decimal(rng)
    if base in NUMBERS:
        return integer(rng, base)
    if base in FLOATS:
        return floating(rng)
    if base in DURATIONS:
        return duration(rng, base)
    if base in DATES:
        return moment(rng, base)
    if base in BINARIES:
        return binary(rng, base)
    if base == "boolean":
        return rng.choice(["true", "false", "1", "0"])
    if base == "NOTATION":
        return rng.choice(NOTATIONS)
    if base == "QName":
        return rng.choice(["", "n:"]) + rng.choice(NAMES)
    if base in LISTS:
        return " ".join(rng.choice(NAMES) for _ in range(rng.randint(1, 3)))
    if base == "language":
        return rng.choice(["en", "en-GB", "EN", "x-lamp", "sgn-BE-FR", "de", "abcdefgh-1"])
    if base in ("Name", "NCName", "ID", "IDREF", "ENTITY", "NMTOKEN"):
        return rng.choice(NAMES)
    text = rng.choice(WORDS)
    return rng.choice([text, text, text + rng.choice([" ", "  ", "\t", "\n"]) + rng.choice(WORDS), " " + text, text + " "])


def spaced(rng, text):
    space = rng.choice([" ", "  ", "\t", "\n", "\r", " \n ", "\u00a0", "\u3000"])
    where = rng.randint(0, 3)
    if where == 0:
        return space + text
    if where == 1:
        return text + space
    if where == 2:
        return space + text + space
    return text.replace(" ", space)


def zeros(rng, text):
    """The same number in other digits, or nearly the same."""
    sign, digits = (text[0], text[1:]) if text[:1] in "+-" and text else ("", text)
    mantissa, e, exponent = digits.partition("e")
    return rng.choice([
        sign + "0" * rng.randint(1, 3) + digits, "+" + digits, "-" + digits, text + "." if "." not in text else text + "0",
        text + ".0", text + "e0", text + "E+00", sign + mantissa + "0" + e + exponent, digits, sign + digits.lstrip("0"),
        text.replace("e", "E"), text + "0", text + ".00000000000000000000000000000000001", mantissa + "0e" + str(
            int(exponent or 0) - 1) if exponent.lstrip("-").isdigit() or not e else text])


def zoned(rng, text):
    """The same moment elsewhere, or nearly the same."""
    for zone in ("Z", "+00:00", "-00:00", "+14:00", "-14:00", "+01:00", "-05:30"):
        if text.endswith(zone):
            text = text[:-len(zone)]
            break
    clock = text.replace("T00:00:00", "T24:00:00") if rng.random() < 0.5 else text.replace("24:00:00", "00:00:00")
    return rng.choice([text, text, clock, text + ".0" if ":" in text else text]) + rng.choice(
        ["", "Z", "+00:00", "-00:00", "+14:00", "-14:00", "+01:00", "-05:30", "+14:01", "+00:60", "z", "+1:00", "-05:00"])


def spans(rng, text):
    return rng.choice([text.replace("1Y", "12M"), text.replace("1D", "T24H") if "T" not in text else text,
                       text.replace("1H", "60M"), text.replace("M", "M0D") if "T" not in text else text, text + "T",
                       "-" + text, text.lstrip("-"), text.replace("S", ".0S"), text.replace("S", ".S"), text.lower(),
                       text.replace("P", "P0Y"), text.replace("P", "P0"), text.replace("T", "T0H") if "H" not in text else text])


def miss(rng, text):
    """One slip of the pen."""
    at = rng.randint(0, len(text))
    return rng.choice([text[:at] + text[at + 1:], text[:at] + text[at:at + 1] * 2 + text[at + 1:], text.swapcase(),
                       text[:at] + rng.choice("0 1aA.-+:eZT\u00e9\u0661") + text[at:], text[::-1], text.lower(), text.upper(), ""])


def vary(rng, text, base):
    """Another spelling of a literal, or something close to it."""
    kind = rng.random()
    if kind < 0.2:
        return spaced(rng, text)
    if kind < 0.35:
        return miss(rng, text)
    if base in NUMBERS or base in FLOATS:
        return zeros(rng, text)
    if base in DURATIONS:
        return spans(rng, text)
    if base in DATES:
        return zoned(rng, text)
    if base == "hexBinary":
        return rng.choice([text.lower(), text.upper(), text + "0", " ".join(text)])
    if base == "base64Binary":
        return rng.choice([" ".join(text), text.replace("=", " ="), text.rstrip("="), text.replace("Q", "R"), "\n" + text])
    return rng.choice([text, literal(rng, base) if base else text, spaced(rng, text)])
