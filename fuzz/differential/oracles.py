"""Who is asked besides xsdgen: Python's xmlschema (XML Schema 1.0 and 1.1) and libxml2's xmllint (1.0)."""

import re
import signal
import subprocess
import warnings
from pathlib import Path
from xml.etree import ElementTree

import xmlschema

from simple_types import quote

CLASSES = {"1.0": xmlschema.XMLSchema10, "1.1": xmlschema.XMLSchema11}
NAMESPACES = {"n": "urn:example:n"}


PATIENCE = 20


class Refused(Exception):
    """The schema itself is wrong, says the oracle."""


class Silent(BaseException):
    """The oracle does not answer: patterns of Python and libxml2 take exponential time."""


def lost_patience(_signal, _frame):
    raise Silent


def python(kind, version):
    """Verdict of xmlschema on each text."""
    signal.signal(signal.SIGALRM, lost_patience)
    signal.alarm(PATIENCE)
    try:
        return python_says(kind, version)
    finally:
        signal.alarm(0)


def python_says(kind, version):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            schema = CLASSES[version](kind.schema())
    except Exception as e:  # its errors and those it forgot to catch
        raise Refused(" ".join(str(getattr(e, "message", e) or e).split())[:200]) from e
    declared = schema.elements[kind.name]
    verdicts = []
    for text in kind.texts:
        element = ElementTree.Element(kind.name)
        element.text = text
        try:
            verdicts.append(declared.is_valid(element, namespaces=NAMESPACES))
        except Exception as e:
            verdicts.append(f"{type(e).__name__}: {e}"[:100])
    return verdicts


def libxml2(kind, directory):
    """Verdict of xmllint on each text."""
    all_of = f"<xs:element name='all'><xs:complexType><xs:sequence><xs:element ref='{kind.name}' maxOccurs='unbounded'/>"
    schema, document = Path(directory) / "lint.xsd", Path(directory) / "lint.xml"
    schema.write_text(kind.schema().replace("</xs:schema>", all_of + "</xs:sequence></xs:complexType></xs:element></xs:schema>"))
    lines = [f"<{kind.name}>{quote(text)[1:-1]}</{kind.name}>\n" for text in kind.texts]
    document.write_text("<all xmlns:n='urn:example:n'>\n" + "".join(lines) + "</all>\n", newline="")
    try:
        ran = subprocess.run(["xmllint", "--noout", "--schema", schema, document], capture_output=True, text=True,
                             timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Silent from None
    if ran.returncode not in (0, 3):
        why = [line for line in ran.stderr.splitlines() if "error" in line]
        raise Refused(re.sub(r"^.*?error : ", "", why[0])[:200] if why else f"status {ran.returncode}")
    wrong = {int(n) - 2 for n in re.findall(r"lint\.xml:(\d+):", ran.stderr)}
    return [i not in wrong for i in range(len(lines))]
