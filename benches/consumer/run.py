#!/usr/bin/env python3
"""Times what a crate pays that has its enumerations from xsdgen: clean builds, and the rebuild after a change.

    python3 benches/consumer/run.py [--scratch DIR] [--rounds N] [--values N] [--profiles dev,release] [--only "NAME;…"] [--skip "NAME;…"] [--json FILE]

Makes one crate for each way to get the enum (by hand, by xsdgen's macros and build script, by derives of serde and
strum, by typify-macro and xsd-parser), builds each from nothing, dev and release, then adds one value to the schema
(or to the code, where that is what a person edits) and builds again. Each round builds all of them once, so that a
noisy machine disturbs all alike; the tables show the smallest wall and CPU seconds. Downloads come before the clock.
Path dependencies are built as cargo builds those from a registry: without incremental compilation. Never part of CI.
"""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "benches"))
from record import Record  # noqa: E402

# CPU seconds of a clean dev build, and times the rebuild of code by hand after a change.
CLEAN = {"xsdgen-macro": 8, "xsdgen in build.rs": 6.5, "xsdgen-macro, pages": 11}
AGAIN = 1.3
SERDE = 'serde = { version = "1", features = ["derive"] }'
XSD_PARSER_BUILD = """
use xsd_parser::config::{GeneratorFlags, InterpreterFlags, OptimizerFlags, Schema};

fn main() {
    println!("cargo::rerun-if-changed=schema.xsd");
    let path = std::path::PathBuf::from("schema.xsd").canonicalize().unwrap();
    let config = xsd_parser::Config::default()
        .with_schema(Schema::File(path))
        .with_interpreter_flags(InterpreterFlags::all())
        .with_optimizer_flags(OptimizerFlags::all())
        .with_generator_flags(GeneratorFlags::all());
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap()).join("size.rs");
    std::fs::write(out, xsd_parser::generate(config).unwrap().to_string()).unwrap();
}
"""
XSDGEN_BUILD = """
fn main() -> Result<(), xsdgen::Error> {
    xsdgen::Builder::new().schema("schema.xsd").write("size.rs").map(drop)
}
"""
INCLUDE = 'include!(concat!(env!("OUT_DIR"), "/size.rs"));\n'


def xsd(names):
    values = "".join(f'    <xs:enumeration value="{name}"/>\n' for name in names)
    return f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Size"><xs:restriction base="xs:token">
{values}  </xs:restriction></xs:simpleType>
</xs:schema>
"""


def json_schema(names):
    values = ", ".join(f'"{name}"' for name in names)
    return f'{{"definitions": {{"Size": {{"type": "string", "enum": [{values}]}}}}}}'


def enum(names, derives):
    return f"#[derive({derives})]\npub enum Size {{\n{''.join(f'    {n},' for n in names)}\n}}\n"


PLAIN = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash"


def by_hand(names):
    read = "".join(f'"{n}" => Self::{n}, ' for n in names)
    show = "".join(f'Self::{n} => "{n}", ' for n in names)
    return enum(names, PLAIN) + f"""
impl std::str::FromStr for Size {{
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {{ Ok(match text {{ {read} _ => return Err(()) }}) }}
}}
impl std::fmt::Display for Size {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{ f.pad(match self {{ {show} }}) }}
}}
"""


def subjects(names):
    """Name → (dependencies, build-dependencies, files, which file one edits)."""
    macro = f'xsdgen-macro = {{ path = "{ROOT}/xsdgen-macro" }}'
    pages = f'xsdgen-macro = {{ path = "{ROOT}/xsdgen-macro", features = ["pages"] }}'
    optimised = f"{macro}\n[profile.dev.build-override]\nopt-level = 1"
    library = f'xsdgen = {{ path = "{ROOT}" }}'
    no_pages = f'xsdgen = {{ path = "{ROOT}", default-features = false }}'
    build = {"src/lib.rs": INCLUDE, "build.rs": XSDGEN_BUILD, "schema.xsd": xsd(names)}
    include = {"src/lib.rs": 'xsdgen_macro::include_schema!("schema.xsd");\n', "schema.xsd": xsd(names)}
    with_serde = {**include, "src/lib.rs": 'xsdgen_macro::include_schema!("schema.xsd", serde);\n'}
    serde = {"src/lib.rs": enum(names, PLAIN + ", serde::Serialize, serde::Deserialize")}
    strum = {"src/lib.rs": enum(names, PLAIN + ", strum::EnumString, strum::Display, strum::VariantArray")}
    typify = {"src/lib.rs": 'typify::import_types!("schema.json");\n', "schema.json": json_schema(names)}
    return {
        "by hand": ("", "", {"src/lib.rs": by_hand(names)}, "src/lib.rs"),
        "xsdgen-macro": (macro, "", include, "schema.xsd"),
        "xsdgen-macro, pages": (pages, "", include, "schema.xsd"),
        "xsdgen-macro, build-override": (optimised, "", include, "schema.xsd"),
        "xsdgen in build.rs": ("", library, build, "schema.xsd"),
        "xsdgen in build.rs, no pages": ("", no_pages, build, "schema.xsd"),
        "serde derive": (SERDE, "", serde, "src/lib.rs"),
        "serde derive and xsdgen-macro": (f"{SERDE}\n{macro}", "", with_serde, "schema.xsd"),
        "strum derive": ('strum = { version = "0.28", features = ["derive"] }', "", strum, "src/lib.rs"),
        "serde and strum derives": (SERDE + '\nstrum = { version = "0.28", features = ["derive"] }', "",
                                    {"src/lib.rs": strum["src/lib.rs"].replace("#[derive(", "#[derive(serde::Serialize, serde::Deserialize, ")},
                                    "src/lib.rs"),
        "typify-macro": (f'typify = "0.8"\nserde_json = "1"\n{SERDE}', "", typify, "schema.json"),
        "xsd-parser in build.rs": ('num = "0.4"', 'xsd-parser = "1.5"', {"src/lib.rs": INCLUDE, "build.rs": XSD_PARSER_BUILD,
                                                               "schema.xsd": xsd(names)}, "schema.xsd"),
    }


def make(home, subject):
    dependencies, build, files, _ = subject
    manifest = f"""[workspace]
[package]
name = "consumer"
version = "0.0.0"
edition = "2024"
[dependencies]
{dependencies}
[build-dependencies]
{build}
"""
    for name, text in {**files, "Cargo.toml": manifest}.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def cargo(home, *arguments):
    """Wall and CPU seconds of a cargo command; None if it fails, with what cargo said on standard error."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(home / "target"), "CARGO_INCREMENTAL": "0",
                   "RUSTFLAGS": "--cap-lints=allow"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(["cargo", *arguments], cwd=home, env=environment, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"{home.name}: cargo {' '.join(arguments)} failed\n{done.stderr}", file=sys.stderr)
        return None
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def crates(home):
    done = subprocess.run(["cargo", "tree", "--prefix=none", "--edges=normal,build", "--target=all"], cwd=home,
                          capture_output=True, text=True, check=True)
    return len({line.split(" (")[0] for line in done.stdout.splitlines() if line}) - 1


def smallest(best, key, seconds):
    if seconds is None:
        return
    print(f"  {' '.join(key[1:])}: {seconds[0]:.2f} ({seconds[1]:.2f})", file=sys.stderr)
    old = best.get(key, seconds)
    best[key] = (min(old[0], seconds[0]), min(old[1], seconds[1]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scratch", type=pathlib.Path, default=ROOT / "target/consumer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--values", type=int, default=13)
    parser.add_argument("--profiles", default="dev,release")
    parser.add_argument("--only", default="")
    parser.add_argument("--skip", default="")
    parser.add_argument("--json", help="a file for `run.py`")
    arguments = parser.parse_args()
    record = Record(arguments.json)
    profiles = arguments.profiles.split(",")
    names = [f"Value{chr(65 + i % 26)}{i}" for i in range(arguments.values)]
    chosen = subjects(names)
    only, skip = ([n for n in text.split(";") if n] for text in (arguments.only, arguments.skip))
    chosen = {n: s for n, s in chosen.items() if n not in skip and (not only or n in only)}
    larger = subjects([*names, "Added"])
    best, count = {}, {}
    for name, subject in chosen.items():
        home = arguments.scratch / "".join(c if c.isalnum() else "-" for c in name)
        shutil.rmtree(home, ignore_errors=True)
        make(home, subject)
        cargo(home, "fetch")
        count[name] = crates(home)
    for round_number in range(arguments.rounds):
        for name, subject in chosen.items():
            print(f"round {round_number + 1}: {name}", file=sys.stderr)
            home = arguments.scratch / "".join(c if c.isalnum() else "-" for c in name)
            for profile in profiles:
                make(home, subject)
                shutil.rmtree(home / "target", ignore_errors=True)
                smallest(best, (name, profile), cargo(home, "build", "--offline", "--profile", profile))
                edited = subject[3]
                (home / edited).write_text(larger[name][2][edited])
                smallest(best, (name, profile, "again"), cargo(home, "build", "--offline", "--profile", profile))
    print(f"{arguments.values} values, {arguments.rounds} rounds, {os.cpu_count()} cores; wall (CPU) seconds\n")
    heads = [f"{profile}, {what}" for what in ("clean", "one value more") for profile in profiles]
    print(f"| | crates | {' | '.join(heads)} |")
    print("|---|---|" + "---|" * len(heads))
    for name in chosen:
        cells = [best.get((name, profile, *again), (float("nan"), float("nan"))) for again in ((), ("again",)) for profile in profiles]
        print(f"| {name} | {count[name]} | " + " | ".join(f"{w:.2f} ({c:.2f})" for w, c in cells) + " |")
    targets(record, f"{arguments.values} values", best, count)


def targets(record, case, best, count):
    for name, crates_of in count.items():
        record.figure(case, "crates", name, crates_of, "")
    for (name, *what), seconds in best.items():
        for figure, unit in zip(seconds, ("s", "CPU s")):
            record.figure(case, " ".join((*what, unit)), name, figure, unit)
    by_hand = best.get(("by hand", "dev", "again"))
    for (name, *what), (_, used) in best.items():
        if what == ["dev"] and name in CLEAN:
            record.at_most(case, f"CPU s of a clean dev build, {name}", used, CLEAN[name])
        elif what == ["dev", "again"] and name in CLEAN and by_hand:
            record.at_most(case, f"rebuild, {name}, times by hand", used / by_hand[1], AGAIN)


if __name__ == "__main__":
    main()
