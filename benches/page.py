#!/usr/bin/env python3
"""Makes the tables of docs/performance.md and the plots in docs/images of the figures in `benches/figures.json`.

    python3 benches/page.py

A table stands between `<!-- NAME -->` and the next empty line. What no figure is there for is left out.
"""

import json
import pathlib
import re

import plot

ROOT = pathlib.Path(__file__).resolve().parents[1]
FIGURES = ROOT / "benches/figures.json"
PAGE = ROOT / "docs/performance.md"
IMAGES = ROOT / "docs/images"

# How benches call contestants, and how the page does.
WHO = {
    "ours": "xsdgen",
    "hand": "by hand",
    "constants": "xsdgen, constants",
    "derives": "derives",
    "xsd_parser": "xsd-parser",
    "HashMap": "std's map",
}
# The cases of the first question, and what they are.
READING = {
    "colors_3": "3 colours",
    "founding_13": "13 values",
    "words_50": "50 words",
    "codes_250": "250 codes",
    "words_250": "250 words",
    "codes_1000": "1,000 codes",
    "words_1000": "1,000 words",
    "urns_1000": "1,000 URNs of one length",
    "words_10000": "10,000 words",
    "words_48757": "48,757 words",
    "Guid": "pattern of one length (GUID)",
    "Bic": "pattern of two lengths (BIC)",
    "Text35": "text of 1 to 35 characters",
    "Port": "integer, 1 to 49151",
    "Amount": "decimal of 18 digits",
    "Day": "date",
    "Stamp": "date and time",
}
READS = {"read": "read", "hit": "read", "refuse": "refuse", "miss": "refuse"}
BUILDING = {
    "by hand": "by hand",
    "xsdgen in build.rs, no pages": "xsdgen in build.rs, without `pages`",
    "xsdgen in build.rs": "xsdgen in build.rs",
    "xsdgen-macro": "`include_schema!`",
    "xsdgen-macro, build-override": "`include_schema!`, macros built with `opt-level = 1`",
    "xsdgen-macro, pages": "`include_schema!` with `pages`",
    "serde derive": "serde's derive",
    "serde derive and xsdgen-macro": "serde's derive and `include_schema!`",
    "strum derive": "strum's derives",
    "serde and strum derives": "serde's and strum's derives",
    "typify-macro": "typify-macro",
    "xsd-parser in build.rs": "xsd-parser in build.rs",
}
# Where the derives stand beside, constants say nothing more.
BY_DERIVES = ("13 values", "250 values", "1000 values", "10000 values", "150 enums", "4342 enums")
MAPS = ("FxHashMap", "hashbrown", "std's map")
OURS = ("xsdgen", "xsdgen, constants")


def keep(figures, file):
    """One figure a line, so that a change of one is a change of one line."""
    parts = []
    for name, step in figures.items():
        lines = ",\n".join(json.dumps(line, ensure_ascii=False) for line in step["lines"])
        head = json.dumps({k: v for k, v in step.items() if k != "lines"})
        parts.append(f'{json.dumps(name)}: {head[:-1]}, "lines": [\n{lines}\n]}}')
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def cells(figures, *steps):
    """(case, task) → contestant → figure, in the order of the file."""
    found = {}
    for step in steps:
        for line in figures.get(step, {}).get("lines", []):
            if "who" in line:
                who = WHO.get(line["who"], line["who"])
                found.setdefault((line["case"], line["task"]), {})[who] = line["figure"]
    return found


def number(figure):
    if figure >= 1000:
        return f"{figure:,.0f}"
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"


def table(heads, rows):
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def others(costs, marked):
    """The other contestants, the fastest first."""
    said = sorted((f, f"{who} ¹" if who in marked else who) for who, f in shown(costs).items() if who not in OURS)
    return ", ".join(f"{who} {f:,.0f}" if f >= 10 else f"{who} {f:.1f}" for f, who in said)


def shown(costs):
    """Without the bound, which is not a lookup; of the hash maps the fastest alone."""
    maps = [costs[who] for who in MAPS if who in costs]
    rest = {who: f for who, f in costs.items() if who not in (*MAPS, "bound")}
    return rest | ({"hash map": min(maps)} if maps else {})


def reading(figures):
    found = cells(figures, "lookup", "kinds")
    counted = cells(figures, "allocations")
    rows = []
    for case, title in READING.items():
        read = found.get((case, "read")) or found.get((case, "hit"))
        refuse = found.get((case, "refuse")) or found.get((case, "miss"))
        if not read or not refuse:
            continue
        inexact = {who for who in read for what in ("accepts wrong", "refuses right")
                   if found.get((case, what), {}).get(who)}
        rows.append([title, f"**{read['xsdgen']:.1f}**", others(read, inexact),
                     f"**{refuse['xsdgen']:.1f}**", others(refuse, inexact), allocations(counted.get((case, "read")))])
    return table(["", "reads", "others", "refuses", "others", "allocations"], rows)


def allocations(costs):
    if not costs:
        return ""
    rest = [f for who, f in costs.items() if who != "xsdgen"]
    return f"**{costs['xsdgen']:.0f}** ({min(rest):.0f} to {max(rest):.0f})"


def verdicts(figures):
    """Who judges otherwise than XML Schema, and how often."""
    found = cells(figures, "kinds")
    lines = []
    for case, title in READING.items():
        wrong, lost = found.get((case, "accepts wrong"), {}), found.get((case, "refuses right"), {})
        said = [f"{who} {' and '.join(parts)}" for who in wrong if (parts := [
            text for text in (wrong[who] and f"accepts {wrong[who]:,.0f} that are wrong",
                              lost[who] and f"refuses {lost[who]:,.0f} that are right") if text])]
        if said:
            lines.append(f"{title}: {', '.join(said)}")
    return "; ".join(lines) + "." if lines else ""


def compiling(figures):
    found = cells(figures, "compile", "types", "size")
    rows = []
    for (case, task), check in found.items():
        if task != "check":
            continue
        get = lambda what: found.get((case, what), {})  # noqa: E731
        row = [spaced(case), f"**{number(check['xsdgen'])}**"]
        for what in ("release", "memory", "code", "executable"):
            figure = get(what).get("xsdgen")
            row.append("" if figure is None else number(figure))
        row.append("; ".join(
            f"{who} {number(seconds)}{slash(get('release').get(who))} s, {number(get('memory').get(who, 0))} MB"
            for who, seconds in check.items() if who != "xsdgen" and (who == "derives" or case not in BY_DERIVES)))
        rows.append(row)
    return table(["", "check, s", "release, s", "MB", "lines", "bytes a value", "others, check / release"], rows)


def slash(figure):
    return "" if figure is None else f" / {number(figure)}"


def spaced(case):
    return re.sub(r"\d{4,}", lambda m: f"{int(m[0]):,}", case)


def generating(figures):
    found = cells(figures, "peers")
    heads, rows = ["", "xsdgen"], []
    for costs in found.values():
        heads += [who for who in costs if who not in heads]
    for (case, _), costs in found.items():
        own = costs.get("xsdgen")
        times = [f"{costs[who]:,.0f} ({costs[who] / own:.1f})" if who in costs else "–" for who in heads[2:]]
        rows.append([case.replace(", words", "").replace(", documented", ", documented"), f"**{own:,.0f}**", *times])
    return table(heads, rows)


def building(figures):
    found = cells(figures, "consumer")
    rows = []
    case = next((case for case, _ in found), None)
    for who, title in BUILDING.items():
        wall, used, again = (found.get((case, task), {}).get(who) for task in ("dev s", "dev CPU s", "dev again s"))
        if wall is not None:
            crates = found[case, "crates"][who]
            rows.append([f"**{title}**" if "xsdgen" in who and "serde" not in who else title,
                         f"{crates:.0f}", f"{wall:.1f}", f"{used:.1f}", f"{again:.2f}"])
    return table(["", "crates", "clean, s", "clean, CPU s", "one value more, s"], rows)


def misses(figures):
    lines = []
    for name, step in figures.items():
        targets = [line for line in step["lines"] if "target" in line]
        if not targets:
            continue
        cases = {}
        for one in targets:
            if not one["met"]:
                what = WHO_IN_TEXT.sub(lambda m: f"times {WHO[m[1]]}", one["target"])
                cases.setdefault(READING.get(one["case"], spaced(one["case"])), []).append(
                    f"{what} {number(one['figure'])} ({'≤' if one['sign'] == '<=' else '≥'} {one['limit']:,.9g})")
        said = "; ".join(f"**{case}** {', '.join(parts)}" for case, parts in cases.items())
        met = sum(t["met"] for t in targets)
        # What ran a moment before is still in the load.
        how = f", load {step['load']} at the start" if step["load"] > 0.7 else ""
        lines.append(f"- `{name}`, {step['date']}{how}: {met} of {len(targets)} reached. {said}".rstrip())
    return "\n".join(lines)


WHO_IN_TEXT = re.compile(r"\btimes (hand|xsd_parser|HashMap)\b")
TABLES = {"reading": reading, "verdicts": verdicts, "compiling": compiling, "generating": generating,
          "building": building, "misses": misses}


def plots(figures):
    reads = {}
    for (case, task), costs in cells(figures, "lookup", "kinds").items():
        if READS.get(task) == "read":
            reads[READING.get(case, case)] = shown(costs)
    titles = [title for title in READING.values() if title in reads]
    yield "reading.svg", "Reading a text: nanoseconds", {title: reads[title] for title in titles}
    compiles = cells(figures, "compile", "types")
    yield "compiling.svg", "cargo check of generated code: CPU seconds", {
        spaced(case): {who: max(f, 0.01) for who, f in costs.items()}
        for (case, task), costs in compiles.items() if task == "check"}
    yield "generating.svg", "Generating, the whole command: milliseconds", {
        case: costs for (case, _), costs in cells(figures, "peers").items()}
    built = cells(figures, "consumer")
    case = next((case for case, _ in built), None)
    yield "building.svg", "A consumer's clean dev build: seconds", {
        title.replace("`", ""): {what: built[case, task][who] for what, task in
                                 (("wall", "dev s"), ("CPU", "dev CPU s")) if who in built.get((case, task), {})}
        for who, title in BUILDING.items() if who in built.get((case, "dev s"), {})}


def write(figures):
    text = PAGE.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        made = make(figures)
        text = re.sub(rf"(<!-- {name} -->\n)(.+\n)*", lambda m: f"{m[1]}{made}\n", text)
    PAGE.write_text(text, encoding="utf-8")
    for file, title, rows in plots(figures):
        if any(rows.values()):
            (IMAGES / file).write_text(plot.dots(title, rows), encoding="utf-8")


if __name__ == "__main__":
    write(json.loads(FIGURES.read_text(encoding="utf-8")))
