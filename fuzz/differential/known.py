"""Where an oracle is known to be wrong, and why; docs/conformance.md says the same in words."""

import re

import literals as lit

FOREIGN = set("\u00a0\u3000")
BASE64 = re.compile(r"[A-Za-z0-9+/= \t\n\r]*")


def libxml2_can(kind):
    """It knows 1.0 only; in one document an xs:ID may not come twice, and an xs:ENTITY must be declared."""
    return not re.search(r"xs:(ID|ENTITY)\b", "".join(kind.definitions))


def reason(case):
    """A short reason when the oracle is wrong in a known way, else None."""
    about = set(re.sub("(list|union) of ", "", case["about"]).split(", "))
    definitions = "".join(case["definitions"])
    where = definitions if case["text"] is None else case["text"]
    accepts = case["theirs"] in (True, "accepted")
    if accepts and re.search("length (stands beside|contradicts) minLength or maxLength", str(case["ours"])):
        return "both oracles: length beside minLength or maxLength is not checked"
    if about & {"date", "dateTime"} and re.search("-000\\d+-02-29", where) and case["version"] == "1.0":
        return "both oracles: leap years before the year 1 in 1.0"
    if about & set(lit.FLOATS) and accepts and re.search("(Inclusive|Exclusive) value='NaN'", definitions):
        return "both oracles: nothing else is above or below NaN"
    if about & set(lit.FLOATS) and accepts and "NaN" in where and re.search("(Inclusive|Exclusive) ", definitions):
        return "both oracles: NaN is within no bound"
    if case["oracle"] == "rule" or case["by_rule"]:
        # Where the rule is asked, others say nothing new about the values of the union.
        if case["oracle"] != "rule":
            return "the rule is asked instead of what xmlschema makes of unions"
        return python_is_wrong(case, about, definitions, where, accepts)
    find = python_is_wrong if case["oracle"] == "xmlschema" else libxml2_is_wrong
    return find(case, about, definitions, where, accepts) or limit_of_ours(case, about, definitions, where)


def limit_of_ours(case, about, definitions, where):
    """What docs/conformance.md lists under limits."""
    if case["ours"] is not False:
        return None
    if about & set(lit.DATES) and re.search(r"\d{19}", where):
        return "xsdgen: years have at most 18 digits"
    if about - set(lit.STRINGS) and "<xs:pattern" in definitions:
        return "xsdgen: a value stays if one of its literals in the schema matches the pattern"
    return None


def python_is_wrong(case, about, definitions, where, accepts):
    if case["version"] == "1.0" and case["ours"] is True and not accepts and re.search(r"name='(\w+)'><xs:restriction base='\1Union'", definitions):
        return "xmlschema: 1.0 puts its members in the place of a restricted union"
    if isinstance(case["theirs"], str) and re.search("year overflow|day is out of range", case["theirs"]):
        return "xmlschema: years that it cannot count"
    if not accepts and about & set(lit.DATES) and re.search(r"\b\d{5,}-02-29", where):
        return "xmlschema: years that it cannot count"
    if FOREIGN & set(definitions + where):
        return "xmlschema: U+00A0 and U+3000 are no white space"
    if accepts and about & {"yearMonthDuration", "dayTimeDuration"} and re.search("P0+Y|[YM]0+D|[YM]T0", where):
        return "xmlschema: units that the two duration types do not have"
    if accepts and about & set(lit.DATES) and not re.search(r"\d{19}", where) and zones_differ(definitions, where):
        return "xmlschema: without time zone is not in UTC"
    if accepts and re.search("xs:(list|union)", definitions) and "xs:boolean" in definitions and numbers(about, definitions) and re.search("true|false|[01]", where):
        return "xmlschema: true is not the number 1"
    if accepts and re.search("[\u0660-\u0669]", where):
        return "xmlschema: digits are those of ASCII"
    if str(case["theirs"]).startswith("TypeError"):
        return "xmlschema: an internal error"
    if accepts and re.search(r"\\[wW]", definitions) and "_" in where:
        return "xmlschema: the low line is punctuation, not matched by a word class"
    if accepts and numbers(about, definitions) and re.search(r"[-+.\d]\s+[.\d]", where):
        return "xmlschema: white space stands between digits"
    if about & set(lit.FLOATS) and case["about"].startswith(("list", "union")) and "NaN" in where:
        return "xmlschema: NaN in a list or union is NaN"
    if accepts and "NOTATION" in about and "no notation" in str(case["ours"]):
        return "xmlschema: a NOTATION value is declared"
    if accepts and "anyURI" in about and case["version"] == "1.0" and text_is_no_reference(case, where):
        return "xmlschema: anyURI of 1.0 is a reference of RFC 2396"
    if case["ours"] is True and "xs:list" in definitions and "xs:union" in definitions and len(where.split()) == 1:
        return "xmlschema: a list of one value equals that value"
    if "float" in about:
        return "xmlschema: float has 32 bits"
    return None


def numbers(about, definitions):
    return about & set(lit.NUMBERS) or any(f"xs:{name}" in definitions for name in lit.NUMBERS)


def zones_differ(definitions, text):
    """Whether the schema has a moment with a time zone and the text one without, or the other way round."""
    zone = re.compile(r"(Z|[+-]\d\d:\d\d)$")
    written = re.findall("value='([^']*)'", definitions)
    has = [{bool(zone.search(word)) for word in re.sub("&#\\d+;", " ", t).split() if re.search(r"\d", word)}
           for t in (" ".join(written), text)]
    return any(not_here in has[0] for here in has[1] for not_here in [not here])


def text_is_no_reference(case, where):
    return "1.0 does not" in str(case["ours"]) or re.search(r"^[^/?#]*[^A-Za-z0-9+.-][^/?#]*:|^\W|:\s*$", where)


def libxml2_is_wrong(case, about, definitions, where, accepts):
    text = case["text"]
    if about & {"gYear", "gYearMonth"} and re.search("(Inclusive|Exclusive) ", definitions):
        return "libxml2: a month begins elsewhere in another time zone"
    if text is None and "value was not computed" in case["theirs"]:
        return "libxml2: the empty list may be enumerated"
    if text is None and "Internal error" in case["theirs"]:
        return "libxml2: an internal error"
    if accepts and "NaN" in where + str(case["ours"]):
        return "libxml2: NaN is within no bound"
    if accepts and "base64Binary" in about and not (where.isascii() if text is None else BASE64.fullmatch(text)):
        return "libxml2: characters that base64Binary does not have"
    if accepts and about & set(lit.DATES) and re.search("(Inclusive|Exclusive) ", definitions):
        return "libxml2: with and without time zone have no order within 14 hours"
    if accepts and about & set(lit.FLOATS) and re.search(r"[eE](\s|$)", where):
        return "libxml2: digits follow the letter of an exponent"
    if accepts and about & set(lit.DURATIONS) and ".S" in where:
        return "libxml2: digits follow the point of a duration"
    if accepts:
        return None
    if any(a.startswith("unsigned") for a in about) and re.search(r"[+-]\d", where):
        return "libxml2: unsigned types have a sign"
    if about & set(lit.NUMBERS) and any(len(re.sub(r"\D", "", n)) >= 24 for n in re.findall(r"[\d.]+", definitions + where)):
        return "libxml2: numbers of 24 digits and more"
    if about & {"time", "dateTime"} and "24:00:00" in definitions + where:
        return "libxml2: 24:00:00 is 00:00:00"
    if re.search(r"\\p\{L\}|\\w|\\W", definitions) and re.search("[\u3400-\u9fff]", where):
        return "libxml2: ideographs are letters"
    return None
