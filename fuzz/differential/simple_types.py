"""Random simple types with an enumeration: atomic, list and union, in one to three steps of derivation."""

from xml.sax.saxutils import escape

import literals as lit

HEAD = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:n='urn:example:n'>"
ENTITIES = {"'": "&apos;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def quote(text):
    return "'" + escape(text, ENTITIES) + "'"


def facet(name, value):
    return f"<xs:{name} value={quote(str(value))}/>"


class Type:
    """The definitions that make up one type, called `name`, and texts to put to it."""

    def __init__(self, name, definitions, texts, about, union=None):
        self.name, self.definitions, self.texts, self.about = name, definitions, texts, about
        # Of an enumerated union without other facets: its members in order, each the name of its type and what it is
        # made of, and its values. See oracles.by_rule.
        self.union = union
        # What xmlschema made of the schema, by version: it takes longer than to ask it about all texts.
        self.compiled = {}

    def schema(self):
        notations = "".join(f"<xs:notation name='{n}' public='{n}'/>" for n in lit.NOTATIONS)
        return (f"{HEAD}\n{notations if 'xs:NOTATION' in ''.join(self.definitions) else ''}\n"
                + "\n".join(self.definitions) + f"\n<xs:element name='{self.name}' type='{self.name}'/>\n</xs:schema>\n")


def restriction(name, base, facets):
    return f"<xs:simpleType name='{name}'><xs:restriction base='{base}'>{''.join(facets)}</xs:restriction></xs:simpleType>"


def enumerations(values):
    return [facet("enumeration", v) for v in dict.fromkeys(values)]


def pattern(rng, text):
    """A regular expression that matches `text`, and more."""
    out = ""
    for c in text:
        choices = ["\\" + c if c in "\\|.?*+(){}[]^-" else c, "."]
        if c.isdigit() and c.isascii():
            choices += ["\\d", "[0-9]", "[^a-z]", "\\p{Nd}", "[\\d-[x]]"]
        elif c.isalpha():
            choices += ["\\p{L}", "\\i", "\\c", "[\\i-[:]]", "\\w", "[^\\d]"]
        elif c == " ":
            choices += ["\\s", "[ \\t]", "\\W"]
        out += rng.choice(choices) + rng.choice(["", "", "", "", "", "?", "+", "*", "{1,3}", "{1}"])
    return rng.choice([out, out, f"({out})", f"({out}|x)", f"{out}|", f".*|{out}", "\\S*", ".{0,9}", f"(({out})?)*"])


def narrowing(rng, base, values):
    """Facets for a step on `base`, most of them about what `values` are."""
    value = rng.choice(values)
    if rng.random() < 0.3:
        return [facet("pattern", pattern(rng, v)) for v in rng.sample(values, min(len(values), rng.randint(1, 2)))]
    if base in lit.NUMBERS + lit.FLOATS + lit.DURATIONS + lit.DATES:
        kind = rng.random()
        if base in lit.NUMBERS and kind < 0.3:
            return [facet("totalDigits", rng.randint(1, 12))]
        if base == "decimal" and kind < 0.5:
            return [facet("fractionDigits", rng.randint(0, 4))]
        if base in lit.DATES and kind < 0.2:
            return [facet("explicitTimezone", rng.choice(["required", "prohibited", "optional"]))]
        return [facet(rng.choice(["minInclusive", "maxInclusive", "minExclusive", "maxExclusive"]), value)]
    if base in ("string", "normalizedString") and rng.random() < 0.5:
        return [facet("whiteSpace", rng.choice(["replace", "collapse"] + ["preserve"] * (base == "string")))]
    if base in lit.QNAMES:
        return []
    length = len(value.split()) if base == "list" else len(value) // 2 if base == "hexBinary" else len(value)
    return [facet(rng.choice(["minLength", "maxLength", "length", "maxLength"]), length + rng.choice([0, 0, 0, 1]))]


def plain(rng, name, bases=None):
    """An enumeration of atomic values: definitions, literals, base."""
    base = rng.choice(bases or lit.ATOMIC + ["NMTOKENS"])
    values = [lit.literal(rng, base) for _ in range(rng.randint(1, 6))]
    definitions, under = [], "xs:" + base
    if rng.random() < 0.4:
        definitions.append(restriction(name + "Base", under, narrowing(rng, base, values)))
        under = name + "Base"
    written = [lit.vary(rng, v, base) if rng.random() < 0.15 else v for v in values]
    facets = enumerations(written)
    if rng.random() < 0.2:
        facets += narrowing(rng, base, values)
    definitions.append(restriction(name, under, facets))
    return definitions, values, base


def step(rng, name, definitions, values, base):
    """One more step, most often with an enumeration: `name` restricts what it was."""
    definitions[-1] = definitions[-1].replace(f"name='{name}'", f"name='{name}From'")
    kept = rng.sample(values, rng.randint(1, len(values)))
    if rng.random() < 0.6:
        facets = enumerations(lit.vary(rng, v, base) if rng.random() < 0.4 else v for v in kept)
    else:
        facets = narrowing(rng, base, kept)
    return definitions + [restriction(name, name + "From", facets)]


def texts(rng, values, base, count):
    """Texts to ask about: the values, variations, variations of variations, others of the base."""
    out = list(values)
    while len(out) < count:
        text = rng.choice(values) if rng.random() < 0.85 else lit.literal(rng, base) if base in lit.ATOMIC else ""
        for _ in range(rng.choice([1, 1, 1, 2])):
            text = lit.vary(rng, text, base)
        out.append(text)
    return list(dict.fromkeys(out))


def atomic(rng, name):
    definitions, values, base = plain(rng, name)
    if rng.random() < 0.4:
        definitions = step(rng, name, definitions, values, base)
    return Type(name, definitions, texts(rng, values, base, 40), base)


def of_list(rng, name):
    if rng.random() < 0.6:
        definitions, values, base = plain(rng, name + "Item", [b for b in lit.ATOMIC if b != "NOTATION"])
        item = name + "Item"
    else:
        base = rng.choice([b for b in lit.ATOMIC if b != "NOTATION"] + ["boolean"])
        definitions, item, values = [], "xs:" + base, [lit.literal(rng, base) for _ in range(4)]
    items = [v for v in values if v.split() == [v]] or values
    lists = [" ".join(rng.choices(items, k=rng.randint(0, 3))) for _ in range(4)]
    definitions.append(f"<xs:simpleType name='{name}'><xs:list itemType='{item}'/></xs:simpleType>")
    if item.startswith("xs:") or rng.random() < 0.6:
        definitions[-1] = definitions[-1].replace(f"name='{name}'", f"name='{name}List'")
        facets = enumerations(rng.sample(lists, 3)) if item.startswith("xs:") or rng.random() < 0.5 else []
        facets += narrowing(rng, "list", lists) if not facets or rng.random() < 0.2 else []
        definitions.append(restriction(name, name + "List", facets))
    asked = lists + [" ".join(lit.vary(rng, v, base) if rng.random() < 0.5 else v for v in rng.choices(items, k=rng.randint(0, 4)))
                     for _ in range(30)]
    asked += [lit.spaced(rng, rng.choice(lists)) for _ in range(6)]
    return Type(name, definitions, list(dict.fromkeys(asked)), "list of " + base)


def union(rng, name):
    definitions, members, values, asked, bases = [], [], [], [], []
    for i in range(rng.randint(1, 3)):
        if members and rng.random() < 0.4:
            base = rng.choice([b for b in lit.ATOMIC + ["boolean"] if b not in lit.QNAMES])
            members.append("xs:" + base)
            more = [lit.literal(rng, base) for _ in range(3)]
        else:
            made, more, base = plain(rng, f"{name}M{i}", [b for b in lit.ATOMIC if b not in lit.QNAMES])
            definitions += made
            members.append(f"{name}M{i}")
        values += more
        bases.append(base)
        asked += texts(rng, more, base, 18)
    rng.shuffle(members)
    definitions.append(f"<xs:simpleType name='{name}'><xs:union memberTypes='{' '.join(members)}'/></xs:simpleType>")
    if rng.random() < 0.4:
        definitions[-1] = definitions[-1].replace(f"name='{name}'", f"name='{name}Union'")
        facets = enumerations(rng.sample(values, rng.randint(1, len(values)))) if rng.random() < 0.7 else [
            facet("pattern", pattern(rng, rng.choice(values)))]
        definitions.append(restriction(name, name + "Union", facets))
    return Type(name, definitions, list(dict.fromkeys(asked)), "union of " + ", ".join(sorted(bases)))


# Bases whose literals are often those of others, too.
ALIKE = ["string", "token", "normalizedString", "language", "NCName", "NMTOKEN", "boolean", "integer", "decimal", "byte",
         "gYear", "date", "float", "hexBinary"]
# Literals that several of them have.
SHARED = ["0", "00", "1", "01", "5", "05", "2024", "0005", "true", "ab", "en", "not specified", "auto", "1!", "1 2", "auto 1",
          "", "INF", "abc", "a b", "2024-01-01"]


# Groups of bases that take many of each other's literals for other values: digits, words, spaces.
CONFUSED = [["gYear", "boolean", "integer", "decimal", "byte", "hexBinary"], ["integer", "NCName", "date", "language", "token"],
            ["hexBinary", "NCName", "normalizedString", "string"]]


def member(rng, name, bases=ALIKE):
    """A member of an enumerated union: definitions, and its basic members, each a type's name and what it is made of."""
    kind = rng.random()
    if kind < 0.5:
        base = rng.choice(bases)
        return [], [("xs:" + base, base)]
    if kind < 0.65:
        # In several steps; the last one may leave nothing.
        base = rng.choice(["NCName", "token", "string", "integer"])
        values = rng.sample([s for s in SHARED if s and (base != "integer" or s.isdigit()) and (base != "NCName" or s.isalpha())], 3)
        facet_2 = facet("length", len(rng.choice(values)) + rng.choice([0, 0, 1])) if base != "integer" else (
            facet(rng.choice(["maxInclusive", "maxExclusive"]), rng.choice(values)))
        return [restriction(name + "From", "xs:" + base, enumerations(values)), restriction(name, name + "From", [facet_2])], [(name, base)]
    if kind < 0.85:
        items = rng.sample([b for b in bases if b not in ("string", "normalizedString")], rng.randint(1, 2))
        definitions, item = [], "xs:" + items[0]
        if len(items) > 1:
            item = name + "Item"
            definitions = [f"<xs:simpleType name='{item}'><xs:union memberTypes='xs:{items[0]} xs:{items[1]}'/></xs:simpleType>"]
        return definitions + [f"<xs:simpleType name='{name}'><xs:list itemType='{item}'/></xs:simpleType>"], [(name, "list of " + ", ".join(items))]
    first, second = (member(rng, name + "A", bases), member(rng, name + "B", bases)) if len(name) < 20 else (([], [("xs:date", "date")]), ([], [("xs:token", "token")]))
    definitions = first[0] + second[0]
    members = " ".join(m for m, _ in (name_of(first, name + "A"), name_of(second, name + "B")))
    return definitions + [f"<xs:simpleType name='{name}'><xs:union memberTypes='{members}'/></xs:simpleType>"], first[1] + second[1]


def name_of(made, name):
    """How a union names a member: a nested union, list or restriction by its own name."""
    return (name if made[0] else made[1][0][0]), None


def enumerated_union(rng, name):
    """A union of members whose literals overlap, enumerated; or the union of those that are."""
    definitions, members, names = [], [], []
    bases = rng.choice([ALIKE, *CONFUSED])
    if rng.random() < 0.4:
        # Two bases as they are. Only the order says which of them has a literal that both accept.
        members = [("xs:" + base, base) for base in rng.sample(bases, 2)]
        names = [member_name for member_name, _ in members]
    else:
        for i in range(rng.randint(2, 3)):
            made = member(rng, f"{name}M{i}", bases)
            definitions += made[0]
            members += made[1]
            names.append(name_of(made, f"{name}M{i}")[0])
    shared = [s for s in SHARED if s.isdigit()] if bases == CONFUSED[0] else SHARED
    values = rng.sample(shared, rng.randint(1, 4))
    asked = SHARED + [lit.spaced(rng, v) for v in values * 3 if v] + [lit.vary(rng, v, "integer") for v in values * 3 if v.isdigit()]
    asked = list(dict.fromkeys(asked + ["x", "y", "true", "false", "+5", "5.0", "2024Z", "AB", "x y"]))
    about = "union of " + ", ".join(sorted({b for _, of in members for b in of.replace("list of ", "").split(", ")}))
    definitions.append(f"<xs:simpleType name='{name}Union'><xs:union memberTypes='{' '.join(names)}'/></xs:simpleType>")
    definitions.append(restriction(name, name + "Union", enumerations(values)))
    return Type(name, definitions, asked, about, (members, values))


def union_of_restricted(rng, name):
    """A union with an enumerated union among its members: 1.0 and 1.1 differ about it."""
    kind = enumerated_union(rng, name + "R")
    more, members = member(rng, name + "More")
    definitions = kind.definitions + more
    first = [kind.name, name_of((more, members), name + "More")[0]]
    rng.shuffle(first)
    definitions.append(restriction(name + "Some", "xs:token", enumerations(["x"])))
    definitions.append(f"<xs:simpleType name='{name}'><xs:union memberTypes='{' '.join(first)} {name}Some'/></xs:simpleType>")
    return Type(name, definitions, kind.texts, kind.about)


def random_type(rng, name):
    return rng.choice([atomic, atomic, atomic, of_list, union, union, enumerated_union, enumerated_union, union_of_restricted])(rng, name)
