#!/usr/bin/env python3
"""Measures what the compiler needs for all simple types of a large schema, as xsdgen and as xsd-parser write them.

    python3 benches/compile/kinds.py [--types 17205] [--only CONTESTANT] [--json FILE]

Needs a release build of the command (or XSDGEN=path), cargo, and xsd-parser from the registry. The schema is made here:
17,205 simple types are as many as ISO 20022 has, and of each kind there is the part that it has in 44 real families of
schemas. xsd-parser writes the types alone, with what reads and writes them by quick-xml, and so that they also hold to
the facets; xsdgen's types always do all of it. Each figure is the CPU time of one `cargo check` of a crate that holds
nothing else, its dependencies built before, and the most memory that a process of it took.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile

import run
from record import Record  # found by `run`

# CPU seconds to check all types of ISO 20022, and times the time of xsd-parser's code.
SECONDS = {17205: 60}
OF_XSD_PARSER = 0.2
# Of a thousand types.
MIX = [
    ("enumeration", 407),
    ("length", 223),
    ("pattern", 138),
    ("plain", 98),
    ("union", 43),
    ("several", 30),
    ("digits", 24),
    ("range", 22),
    ("list", 15),
]
PLAIN = ["string", "date", "dateTime", "decimal", "boolean", "token", "anyURI", "time", "integer", "base64Binary"]
PATTERNS = [
    "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}",
    "[0-9]{1,15}",
    "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}",
    "[A-Z0-9]{18,18}[0-9]{2,2}",
    "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}",
    r"\+[0-9]{1,3}-[0-9()+\-]{1,30}",
]


def restriction(base, *facets):
    inner = "".join(f'<xs:{name} value="{value}"/>' for name, value in facets)
    return f'<xs:restriction base="xs:{base}">{inner}</xs:restriction>'


def definition(kind, i, enumerations):
    """What stands in the `number`th type of a kind."""
    match kind:
        case "enumeration":
            return restriction("string", *(("enumeration", word) for word in run.words(1 + i * 7919 % 30, i + 1)))
        case "length":
            return restriction("string", ("minLength", 1), ("maxLength", 1 + i * 31 % 500))
        case "pattern":
            return restriction("string", ("pattern", PATTERNS[i % len(PATTERNS)]))
        case "plain":
            return restriction(PLAIN[i % len(PLAIN)])
        case "union":
            return f'<xs:union memberTypes="{enumerations[i]} Length{i}"/>'
        case "several":
            return restriction("string", ("minLength", 2), ("maxLength", 9 + i % 30), ("pattern", "[A-Z][a-z0-9]*"))
        case "digits":
            return restriction("decimal", ("fractionDigits", i % 6), ("totalDigits", 6 + i % 13))
        case "range":
            return restriction("integer", ("minInclusive", i % 7), ("maxInclusive", 100 + i * i))
        case "list":
            return f'<xs:list itemType="{enumerations[i]}"/>'
    raise ValueError(kind)


def schema(count):
    parts = ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">']
    counts = {kind: count * part // 1000 for kind, part in MIX}
    counts["length"] += count - sum(counts.values())
    enumerations = [f"Enumeration{i}" for i in range(counts["enumeration"])]
    for kind, number in counts.items():
        for i in range(number):
            name = f"{kind.capitalize()}{i}"
            parts.append(f'<xs:simpleType name="{name}">{definition(kind, i, enumerations)}</xs:simpleType>')
    return "\n".join(parts + ["</xs:schema>\n"])


DRIVER = """\
use xsd_parser::config::{GeneratorFlags, InterpreterFlags, OptimizerFlags, Schema};
use xsd_parser::{Config, generate};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = std::path::PathBuf::from(arguments.next().expect("a schema"));
    let mode = arguments.next();
    // With the flag facets are left away.
    let flags = match mode.as_deref() {
        Some("facets") => OptimizerFlags::all() - OptimizerFlags::USE_UNRESTRICTED_BASE_TYPE,
        _ => OptimizerFlags::all(),
    };
    let config = Config::default()
        .with_schema(Schema::File(path.canonicalize().expect("it exists")))
        .with_interpreter_flags(InterpreterFlags::all())
        .set_optimizer_flags(flags)
        .with_generator_flags(GeneratorFlags::all());
    let config = match mode {
        Some(_) => config.with_advanced_enums().with_quick_xml(),
        None => config,
    };
    println!("{}", generate(config).expect("it generates"));
}
"""


def xsd_parser(scratch):
    """A program that writes what xsd-parser makes of a schema."""
    home = scratch / "driver"
    (home / "src").mkdir(parents=True)
    (home / "Cargo.toml").write_text(
        '[package]\nname = "driver"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\nxsd-parser = "1.5"\n'
        "\n[workspace]\n"
    )
    (home / "src/main.rs").write_text(DRIVER)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", home / "target"))
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=home, check=True)
    return target / "release/driver"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--types", type=int, default=17205)
    parser.add_argument("--only", default="", help="contestants whose name has this in it")
    parser.add_argument("--json", help="a file for `run.py`")
    options = parser.parse_args()
    record = Record(options.json)
    with tempfile.TemporaryDirectory() as directory:
        scratch = pathlib.Path(directory)
        source = scratch / "input.xsd"
        source.write_text(schema(options.types))
        contestants = {"xsdgen": [run.XSDGEN, "generate", "--simple-types", "all", source]}
        if "xsd-parser, quick-xml, facets".find(options.only) >= 0:
            driver = xsd_parser(scratch)
            contestants["xsd-parser"] = [driver, source]
            contestants["xsd-parser, quick-xml"] = [driver, source, "quick-xml"]
            contestants["xsd-parser, quick-xml, facets"] = [driver, source, "facets"]
        crate = scratch / "crate"
        (crate / "src").mkdir(parents=True)
        (crate / "Cargo.toml").write_text(
            '[package]\nname = "case"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n'
            'num = "0.4"\nregex = "1"\nxsd-parser-types = { version = "0.2", features = ["quick-xml", "num"] }\n\n[workspace]\n'
        )
        (crate / "src/lib.rs").write_text("")
        environment = dict(os.environ, CARGO_TARGET_DIR=str(crate / "target"), CARGO_INCREMENTAL="0")
        environment["RUSTFLAGS"] = "-Awarnings"
        subprocess.run(["cargo", "fetch", "--quiet"], cwd=crate, check=True)
        run.measure(crate, ["check"], environment)
        (crate / "src/lib.rs").write_text("\n")
        empty, _ = run.measure(crate, ["check"], environment)
        print(f"{options.types} types: {'':16} {'code':>8} {'check':>8} {'memory':>8}")
        ours = None
        for who, command in contestants.items():
            if options.only not in who:
                continue
            code = subprocess.run(command, check=True, capture_output=True).stdout
            (crate / "src/lib.rs").write_bytes(code)
            seconds, memory = run.measure(crate, ["check"], environment)
            seconds = max(0, seconds - empty)
            print(f"{who:29} {len(code) / 1e6:6.1f}MB {seconds:7.1f}s {memory:6.0f}MB", flush=True)
            case = f"{options.types} types"
            record.figure(case, "check", who, seconds, "s")
            record.figure(case, "memory", who, memory, "MB")
            record.figure(case, "code", who, code.count(b"\n"), "lines")
            if who == "xsdgen":
                ours = seconds
                if limit := SECONDS.get(options.types):
                    record.at_most(case, "s to check", seconds, limit)
            elif ours and "quick-xml" in who:
                record.at_most(case, f"check, times {who}", ours / seconds, OF_XSD_PARSER)


if __name__ == "__main__":
    main()
