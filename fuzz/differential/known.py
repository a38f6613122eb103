"""Where an oracle is known to be wrong, and why; docs/security.md says the same in words."""

import literals as lit

FOREIGN = set("\u00a0\u3000\u2003\u0085")
BASE64 = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\n\r")


def libxml2_can(kind):
    """It knows 1.0 only; in one document an xs:ID may not come twice, and an xs:ENTITY must be declared."""
    text = "".join(kind.definitions)
    return "xs:ID'" not in text and "xs:ENTITY'" not in text


def reason(case):
    """A short reason when the oracle is wrong in a known way, else None."""
    find = python_is_wrong if case["oracle"] == "xmlschema" else libxml2_is_wrong
    about = set(case["about"].replace("list of ", "").replace("union of ", "").split(", "))
    return find(case, about, "".join(case["definitions"]), case["text"])


def python_is_wrong(case, about, definitions, text):
    accepts = case["theirs"] in (True, "accepted")
    if accepts and FOREIGN & set(definitions if text is None else text):
        return "xmlschema takes U+00A0 and U+3000 for white space"
    if accepts and about & set(lit.DATES):
        return "xmlschema takes a moment without time zone for one in UTC"
    if text is None and "year overflow" in case["theirs"]:
        return "xmlschema cannot read early years"
    if "float" in about:
        return "xmlschema does not round xs:float to 32 bits"
    return None


def libxml2_is_wrong(case, about, definitions, text):
    if text is None and "value was not computed" in case["theirs"]:
        return "libxml2 refuses the empty list as an enumerated value"
    if text and case["theirs"] and "base64Binary" in about and set(text) - BASE64:
        return "libxml2 passes over characters that base64Binary does not have"
    if text and not case["theirs"] and "+" in text and any(a.startswith("unsigned") for a in about):
        return "libxml2 refuses a plus sign in the unsigned types"
    return None
