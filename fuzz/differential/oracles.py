"""Who is asked besides xsdgen: Python's xmlschema (XML Schema 1.0 and 1.1) and libxml2's xmllint (1.0)."""

import os
import re
import resource
import shutil
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
    schema = kind.compiled.get(version) or compile_python(kind, version)
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


def compile_python(kind, version, elements=()):
    """The schema of the type, with more elements."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CLASSES[version](kind.schema().replace("</xs:schema>", "".join(elements) + "</xs:schema>"))
    except Exception as e:  # its errors and those it forgot to catch
        raise Refused(" ".join(str(getattr(e, "message", e) or e).split())[:200]) from e


PRIMITIVES = {"string": "string", "token": "string", "normalizedString": "string", "language": "string", "NCName": "string",
              "NMTOKEN": "string", "boolean": "boolean", "integer": "decimal", "decimal": "decimal", "byte": "decimal",
              "gYear": "gYear", "date": "date", "float": "float", "hexBinary": "hexBinary"}
SPACES = {"string": lambda t: t, "normalizedString": lambda t: re.sub("[\t\n\r]", " ", t)}


def by_rule(kind, version):
    """Verdict by the rule itself (Part 2, 2.4.1.3, 4.3.5.4) on an enumerated union: xmlschema is asked about one member
    after the other, and about the values that the first has that accepts. None where that does not tell."""
    members, values = kind.union
    signal.signal(signal.SIGALRM, lost_patience)
    signal.alarm(PATIENCE)
    try:
        return list(verdicts_by_rule(kind, version, members, values))
    finally:
        signal.alarm(0)


def verdicts_by_rule(kind, version, members, values):
    asked = [f"<xs:element name='m{i}' type='{name}'/>" for i, (name, _) in enumerate(members)]
    schema = compile_python(kind, version, asked)
    says = lambda schema, element, text: schema.elements[element].is_valid(text_element(element, text), namespaces=NAMESPACES)
    decides = lambda text: next((i for i in range(len(members)) if says(schema, f"m{i}", text)), None)
    collapse = lambda text: re.sub("[ \t\n\r]+", " ", text).strip(" ")
    normal = lambda i, text: SPACES.get(members[i][1], collapse)(text)
    deciders = [(decides(v), v) for v in values]
    for value in deciders:
        if value[0] is None:
            raise Refused("a value is not valid for any member")
    own = []
    for i, (name, of) in enumerate(members):
        same = [quote(normal(j, v)) for j, v in deciders
                if i == j or (PRIMITIVES.get(of, 0) == PRIMITIVES.get(members[j][1], 1) and normal(i, normal(j, v)) == normal(j, v)
                              and says(schema, f"m{i}", v))]
        own.append("".join(f"<xs:enumeration value={v}/>" for v in dict.fromkeys(same)))
    asked += [f"<xs:element name='v{i}'><xs:simpleType><xs:restriction base='{name}'>{own[i]}</xs:restriction></xs:simpleType></xs:element>"
              for i, (name, of) in enumerate(members) if own[i] and of != "boolean"]
    schema = compile_python(kind, version, asked)
    for text in kind.texts:
        i = decides(text)
        if i is None or not own[i]:
            across = i is not None and "list" in members[i][1]
            yield None if across else False
        elif members[i][1] == "boolean":
            truth = {"true": True, "1": True, "false": False, "0": False}
            yield any(j == i and truth[normal(j, v)] == truth.get(normal(i, text)) for j, v in deciders)
        else:
            yield says(schema, f"v{i}", text) or (None if "list" in members[i][1] else False)


def text_element(name, text):
    element = ElementTree.Element(name)
    element.text = text
    return element


def lint(schema, document):
    """Status and messages of xmllint; without it, of a child of this process that asks Python's lxml, which has the
    same libxml2: no child has to start a Python."""
    if shutil.which("xmllint"):
        command = ["xmllint", "--noout", "--schema", schema, document]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        return ran.returncode, ran.stderr
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
            with open(writer, "w", encoding="utf-8") as out:
                out.write("".join(f"{line}\n" for line in lxml_says(schema, document)))
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as said:
        lines = said.read().splitlines()
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        raise subprocess.TimeoutExpired("lxml", PATIENCE)
    return int(lines[0]), "\n".join(lines[1:])


def lxml_says(schema, document):
    from lxml import etree
    try:
        judge = etree.XMLSchema(etree.parse(schema))
    except etree.Error as e:
        return [5, " ".join(f"error : {e}".split())]
    try:
        valid = judge.validate(etree.parse(document))
    except etree.XMLSchemaValidateError as e:  # an internal error of libxml2, as xmllint says with the same status
        return [5, f"error : {e}"]
    return [0 if valid else 3] + [f"lint.xml:{e.line}: {' '.join(e.message.split())}" for e in judge.error_log]


def libxml2(kind, directory):
    """Verdict of xmllint on each text."""
    all_of = f"<xs:element name='all'><xs:complexType><xs:sequence><xs:element ref='{kind.name}' maxOccurs='unbounded'/>"
    schema, document = Path(directory) / "lint.xsd", Path(directory) / "lint.xml"
    schema.write_text(kind.schema().replace("</xs:schema>", all_of + "</xs:sequence></xs:complexType></xs:element></xs:schema>"))
    lines = [f"<{kind.name}>{quote(text)[1:-1]}</{kind.name}>\n" for text in kind.texts]
    document.write_text("<all xmlns:n='urn:example:n'>\n" + "".join(lines) + "</all>\n", newline="")
    try:
        status, said = lint(schema, document)
    except subprocess.TimeoutExpired:
        raise Silent from None
    if status not in (0, 3):
        why = [line for line in said.splitlines() if "error" in line or "Error" in line]
        raise Refused(re.sub(r"^.*?error : ", "", why[0])[:200] if why else f"status {status}")
    wrong = {int(n) - 2 for n in re.findall(r"lint\.xml:(\d+):", said)}
    return [i not in wrong for i in range(len(lines))]
