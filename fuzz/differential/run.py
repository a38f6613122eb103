#!/usr/bin/env python3
"""Holds the FromStr of generated code against independent validators, on random simple types and random texts.

    python3 fuzz/differential/run.py [--types N] [--batch N] [--seed N] [--keep DIR] [--show N] [--record DIR]

Needs xsdgen (target/debug/xsdgen, or --xsdgen), rustc, Python's xmlschema and lxml, or xmllint for the latter
(pip install xmlschema lxml). Code is generated for every type under both versions of XML Schema and compiled, a batch
of types in one program, which is asked about every text; so are the oracles. Disagreements are printed by groups; those in known.py are counted only. See docs/security.md.
"""

import argparse
import collections
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import known
import literals
import oracles
from simple_types import Type, random_type

ROOT = Path(__file__).resolve().parents[2]
MAIN = """
fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (number, hex) = line.split_once(' ').unwrap();
        let bytes = hex.as_bytes().chunks(2).map(|h| u8::from_str_radix(std::str::from_utf8(h).unwrap(), 16).unwrap());
        let text = String::from_utf8(bytes.collect()).unwrap();
        let asked = CALLS[number.parse::<usize>().unwrap()];
        println!("{}", match std::panic::catch_unwind(|| asked(&text)) { Ok(v) => v.to_string(), Err(_) => "panic".into() });
    }
}
"""


def usual(rng, name):
    """A random type, most often a valid one."""
    for _ in range(rng.randint(0, 5)):
        kind = random_type(rng, name)
        try:
            kind.compiled["1.1"] = oracles.compile_python(kind, "1.1")
            return kind
        except oracles.Refused:
            continue
    return random_type(rng, name)


def generate(xsdgen, directory, kind, version):
    """None and the module with the generated code, or why there is none."""
    name = f"{kind.name.lower()}_{version.replace('.', '')}"
    schema, code = directory / f"{kind.name}.xsd", directory / f"{name}.rs"
    schema.write_text(kind.schema())
    ran = subprocess.run([xsdgen, "generate", "--quiet", "--xsd-version", version, "-o", code, schema],
                         capture_output=True, text=True)
    if ran.returncode:
        return " ".join(ran.stderr.split())[:300], None
    text = code.read_text()
    if not re.search(rf"pub (enum|struct|type) {kind.name}\b", text):
        return "no such type", None
    # Most types are the same code under both versions: it is compiled once.
    other = directory / f"{kind.name.lower()}_10.rs"
    same = version == "1.1" and other.exists() and body(other.read_text()) == body(text)
    return None, other.stem if same else name


def body(code):
    """Generated code without the comments at its head, which say how it was made."""
    return re.sub(r"\A(//.*\n|\n)*", "", code)


def ask_generated(directory, asked):
    """Compiles all modules into one program; for each (module, type) and text whether FromStr accepts it. What does
    not compile, or warns, has no answers."""
    mods = "".join(f"mod {module};\n" for module, _ in asked)
    calls = "".join(f"    |s| s.parse::<{module}::{kind.name}>().is_ok(),\n" for module, kind in asked)
    head = "#![deny(warnings)]\n#![allow(dead_code)]\n"
    (directory / "main.rs").write_text(f"{head}{mods}static CALLS: &[fn(&str) -> bool] = &[\n{calls}];\n{MAIN}")
    built = subprocess.run(["rustc", "--edition", "2024", "-Cdebug-assertions=on", "-Cdebuginfo=0", "-Ccodegen-units=2",
                            "-o", directory / "asked", directory / "main.rs"], stderr=subprocess.PIPE, text=True)
    wrong = set(re.findall(r"--> \S*?(\w+)\.rs:\d+", built.stderr)) & {module for module, _ in asked} if built.returncode else set()
    if wrong:
        return ask_generated(directory, [(module, kind) for module, kind in asked if module not in wrong])
    if built.returncode:
        raise SystemExit(built.stderr[:2000])
    lines = "".join(f"{n} {text.encode().hex()}\n" for n, (_, kind) in enumerate(asked) for text in kind.texts)
    ran = subprocess.run([directory / "asked"], input=lines, capture_output=True, text=True, check=True)
    answers = iter(ran.stdout.split())
    return {module: [{"true": True, "false": False}.get(a, a) for _, a in zip(kind.texts, answers)] for module, kind in asked}


def ask_oracles(kind, scratch):
    """For each oracle and version: verdicts, or why it refuses the schema."""
    found, versions = {}, versions_of(kind)
    for oracle, version in (("xmlschema", "1.0"), ("libxml2", "1.0"), ("xmlschema", "1.1"), ("rule", "1.1")):
        if oracle == "rule" and not kind.union:
            continue
        if version not in versions or (oracle == "libxml2" and not known.libxml2_can(kind)):
            continue
        try:
            found[oracle, version] = (oracles.libxml2(kind, scratch) if oracle == "libxml2"
                                      else oracles.by_rule(kind, version) if oracle == "rule"
                                      else oracles.python(kind, version))
        except oracles.Refused as e:
            found[oracle, version] = str(e)
        except oracles.Silent:
            pass
    return found


def versions_of(kind):
    """XML Schema 1.0 lacks some types and facets, and is then not asked."""
    text = "".join(kind.definitions)
    new = "explicitTimezone" in text or any(f"xs:{n}'" in text or f"xs:{n} " in text for n in literals.NEW)
    return ["1.1"] if new else ["1.0", "1.1"]


def record(directory, kinds, answers, made, ours, wanted):
    """Writes types and verdicts on which all agree: a test replays them, see tests/verdicts.rs."""
    directory.mkdir(parents=True, exist_ok=True)
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    definitions, lines, seen = [], [], collections.Counter()
    for kind, answer in zip(kinds, answers):
        verdicts = [v for v in answer.values()]
        module = made.get((kind, "1.1"), (None, None))[1]
        if len(verdicts) < len(versions_of(kind)) or module is None or seen[kind.about] or any(isinstance(v, str) for v in verdicts):
            continue
        verdicts = [v for v in verdicts if None not in v]
        agreed = [(t, v) for t, v, *theirs in zip(kind.texts, ours[module], *verdicts) if all(v == w for w in theirs)]
        if not any(v for _, v in agreed) or len(seen) == wanted:
            continue
        seen[kind.about] += 1
        definitions += kind.definitions
        lines += [f"{kind.name}\t{'+' if v else '-'}\t{text.translate(escapes)}\n" for text, v in agreed]
    kind = Type("", definitions, [], "")
    (directory / "types.xsd").write_text(re.sub(r"<xs:element .*\n", "", kind.schema()), encoding="utf-8")
    (directory / "verdicts.tsv").write_text("".join(lines), encoding="utf-8", newline="")


def compare(kinds, answers, made, ours):
    """Counts, and the cases in which an oracle says something else than generated code."""
    count, cases = collections.Counter(), []
    for kind, answer in zip(kinds, answers):
        for (oracle, version), theirs in answer.items():
            why, module = made[kind, version]
            count[f"{oracle} {version}: schemas"] += 1
            case = {"oracle": oracle, "version": version, "about": kind.about, "type": kind.name, "definitions": kind.definitions,
                    "by_rule": bool(kind.union) and ("rule", "1.1") in answer}
            if isinstance(theirs, str) or why == "no such type" or module is None:
                agree = isinstance(theirs, str) == (module is None) or why == "no such type"
                count[f"{oracle} {version}: schemas that both refuse"] += agree
                if not agree:
                    cases.append(case | {"text": None, "ours": why or "accepted", "theirs": theirs if isinstance(theirs, str) else "accepted"})
                continue
            for text, we, they in zip(kind.texts, ours[module], theirs):
                if they is None:
                    continue
                count[f"{oracle} {version}: texts"] += 1
                count[f"{oracle} {version}: texts that both accept"] += we is True and they is True
                if we != they:
                    cases.append(case | {"text": text, "ours": we, "theirs": they})
    return count, cases


def batch(a, directory, first, last):
    """Makes and judges the types of these numbers: each has a seed of its own, so that batches do not depend on
    each other."""
    directory.mkdir(parents=True, exist_ok=True)
    kinds = [usual(random.Random(f"{a.seed}/{i}"), f"T{i}") for i in range(first, last)]
    answers = [ask_oracles(kind, directory) for kind in kinds]
    made = {(k, v): generate(a.xsdgen, directory, k, v) for k in kinds for v in versions_of(k)}
    asked = {module: k for (k, v), (why, module) in made.items() if module}
    ours = ask_generated(directory, list(asked.items()))
    made = {of: (why, module) if module in ours or not module else ("does not compile", None) for of, (why, module) in made.items()}
    if a.record:
        record(a.record, kinds, answers, made, ours, 60)
    return compare(kinds, answers, made, ours)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--types", type=int, default=300)
    ap.add_argument("--batch", type=int, default=100, help="types that are compiled into one program")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", type=int, default=3, help="examples of each group of disagreements")
    ap.add_argument("--keep", help="leave schemas, code and disagreements.jsonl in this directory; batches that an earlier "
                    "run with the same options has finished there are not run again")
    ap.add_argument("--record", type=Path, help="write types and verdicts on which all agree to this directory; takes one batch")
    ap.add_argument("--xsdgen", default=ROOT / "target/debug/xsdgen")
    a = ap.parse_args()
    if a.record:
        a.batch = a.types
    directory = Path(a.keep or tempfile.mkdtemp(prefix="differential-"))
    count, groups, cases = collections.Counter(), collections.defaultdict(list), []
    for first in range(0, a.types, a.batch):
        last = min(first + a.batch, a.types)
        finished = directory / f"{a.seed}-{first}-{last}.json"
        if not finished.exists():
            found = batch(a, directory / f"{a.seed}-{first}-{last}", first, last)
            written = finished.with_suffix(".tmp")
            written.write_text(json.dumps(found))
            written.rename(finished)
        counted, found = json.loads(finished.read_text())
        count.update(counted)
        cases += found
        print(f"{last} of {a.types} types, {len(found)} disagreements", file=sys.stderr, flush=True)
    for case in cases:
        reason = known.reason(case)
        if reason:
            count[f"known: {reason}"] += 1
        else:
            what = "schema: " + re.sub(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\d+", "_", f"{case['ours']} | {case['theirs']}")[:160] if case["text"] is None else "text"
            groups[case["oracle"], case["version"], what, case["about"] if case["text"] is not None else ""].append(case)
    with open(directory / "disagreements.jsonl", "w", encoding="utf-8") as f:
        f.writelines(json.dumps(c | {"known": known.reason(c)}, ensure_ascii=False) + "\n" for c in cases)
    for key, group in sorted(groups.items()):
        print(f"\n{len(group)} x {' / '.join(key)}")
        for c in group[:a.show]:
            print(f"  {c['type']}: {c['text']!r}: ours {c['ours']}, theirs {c['theirs']}\n    " + "\n    ".join(c["definitions"]))
    print()
    for name, n in sorted(count.items()):
        print(f"{n:8} {name}")
    print(f"{sum(map(len, groups.values())):8} disagreements that known.py does not explain")
    if not a.keep:
        shutil.rmtree(directory)
    raise SystemExit(1 if groups else 0)


if __name__ == "__main__":
    main()
