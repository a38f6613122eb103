#!/usr/bin/env python3
"""Counts how variants got their names: as a person would write them, spelled out, escaped, numbered.

    python3 benches/names/run.py DIRECTORY...

Every .xsd, .wsdl, .gc, .html, .md and .xml file below the directories is inspected by itself; a type that several
inputs reach is counted once, by where it is defined. Files that cannot be read alone are counted and left out. Needs a
build of the command (target/release/xsdgen, or XSDGEN=path).
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
XSDGEN = os.environ.get("XSDGEN", str(ROOT / "target/release/xsdgen"))
ENDINGS = {".xsd", ".wsdl", ".gc", ".html", ".htm", ".md", ".xml"}


def inspect(path):
    command = [XSDGEN, "inspect", "--format", "json", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return json.loads(done.stdout)["types"] if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def kind(value):
    """The row of the table that a value belongs in."""
    named, variant = value["named"], value["variant"]
    if named != "readable":
        return named
    if re.search(r"X[0-9A-F]{8}$", variant):
        return "cut"
    return "code point" if re.search(r"U[0-9A-F]{4,6}", variant) and not value["value"].isascii() else "readable"


def main():
    files = [p for d in sys.argv[1:] for p in sorted(pathlib.Path(d).rglob("*")) if p.suffix.lower() in ENDINGS]
    if not files:
        sys.exit(__doc__)
    seen, counts, left_out = set(), collections.Counter(), 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for types in pool.map(inspect, files):
            if types is None:
                left_out += 1
                continue
            for one in types:
                source = one["source"]
                place = (os.path.realpath(source["file"]), source["line"], source["column"])
                if place in seen or not one["values"]:
                    continue
                seen.add(place)
                for value in one["values"]:
                    row = kind(value)
                    counts[row] += 1
                    if row == "readable":
                        counts["  the literal itself"] += value["value"] == value["variant"]
                        digit = value["value"][:1].isdigit() and value["variant"].startswith("V")
                        counts["  with V before a digit"] += digit
                    elif row != "cut":
                        print(f"{row}: {value['value']!r} of {one['rust']} is {value['variant']}, {place[0]}:{place[1]}")
    total = sum(n for row, n in counts.items() if not row.startswith(" "))
    print(f"{len(files)} files, {left_out} left out; {len(seen)} lists, {total} values")
    for row, n in counts.most_common():
        print(f"{row:24} {n:8} {100 * n / max(total, 1):6.2f} %")


if __name__ == "__main__":
    main()
