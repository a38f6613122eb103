#!/usr/bin/env python3
"""Measures what a value costs in the executable: xsdgen's code beside strum, phf and a plain `match`.

    python3 benches/compile/size.py [--sizes 250,1000,10000] [--derives-up-to 1000] [--json FILE]

Needs a release build of the command (or XSDGEN=path), cargo, and strum and phf from the registry. Each program reads
a text, looks it up and writes the text of the value. Given are the bytes of the stripped executable beyond those of
the same program with three values, by value, relocations included; and what of them is the texts themselves.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile

import run
from record import Record  # found by `run`

MANIFEST = """\
[package]
name = "case"
version = "0.0.0"
edition = "2024"

[dependencies]
phf = { version = "0.14", features = ["macros"] }
strum = { version = "0.28", features = ["derive"] }

[profile.release]
codegen-units = 1
strip = true

[workspace]
"""
MAIN = """
fn main() {
    for text in std::env::args() {
        match List::from_text(&text) {
            Some(value) => println!("{}", value.to_text()),
            None => println!("unknown"),
        }
    }
}
"""


def ours(enums, place, lookup):
    source = place / "input.xsd"
    source.write_text(run.schema(enums))
    command = [run.XSDGEN, "generate", "--lookup", lookup, str(source)]
    code = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return code + (
        "impl List { fn from_text(text: &str) -> Option<Self> { text.parse().ok() }"
        " fn to_text(self) -> &'static str { self.as_str() } }\n"
    )


def strum(enums, _):
    (_, values), = enums
    variants = "".join(f'#[strum(serialize = "{v}")] V{i},\n' for i, v in enumerate(values))
    return (
        f"#[derive(Clone, Copy, strum::EnumString, strum::IntoStaticStr)]\npub enum List {{\n{variants}}}\n"
        "impl List { fn from_text(text: &str) -> Option<Self> { text.parse().ok() }"
        " fn to_text(self) -> &'static str { self.into() } }\n"
    )


def phf(enums, _):
    (_, values), = enums
    entries = "".join(f'"{v}" => {i}u32,\n' for i, v in enumerate(values))
    texts = "".join(f'"{v}",\n' for v in values)
    return (
        f"static MAP: phf::Map<&'static str, u32> = phf::phf_map! {{\n{entries}}};\n"
        f"static TEXTS: [&str; {len(values)}] = [\n{texts}];\n"
        "#[derive(Clone, Copy)] struct List(u32);\n"
        "impl List { fn from_text(text: &str) -> Option<Self> { MAP.get(text).copied().map(Self) }"
        " fn to_text(self) -> &'static str { TEXTS[self.0 as usize] } }\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="250,1000,10000")
    parser.add_argument("--derives-up-to", type=int, default=1000, help="a match over more takes minutes to compile")
    parser.add_argument("--json", help="a file for `run.py`")
    options = parser.parse_args()
    record = Record(options.json)
    contestants = {
        "ours": lambda *a: ours(*a, "auto"),
        "ours, match": lambda *a: ours(*a, "match"),
        "strum": strum,
        "phf": phf,
    }
    with tempfile.TemporaryDirectory() as directory:
        crate = pathlib.Path(directory)
        (crate / "src").mkdir()
        (crate / "Cargo.toml").write_text(MANIFEST)
        environment = dict(os.environ, CARGO_TARGET_DIR=str(crate / "target"))

        def size(make, count):
            (crate / "src/main.rs").write_text(make([("List", run.words(count))], crate) + MAIN)
            command = ["cargo", "build", "--release", "--quiet"]
            subprocess.run(command, cwd=crate, env=dict(environment, RUSTFLAGS="-Awarnings"), check=True)
            return (crate / "target/release/case").stat().st_size

        least = {who: size(make, 3) for who, make in contestants.items()}
        print(f"{'values':>8} {'texts':>8}" + "".join(f"{who:>14}" for who in contestants))
        for count in map(int, options.sizes.split(",")):
            texts = sum(map(len, run.words(count))) / count
            line = f"{count:8} {texts:8.1f}"
            for who, make in contestants.items():
                if who in ("ours, match", "strum") and count > options.derives_up_to:
                    line += f"{'–':>14}"
                    continue
                each = (size(make, count) - least[who]) / count
                record.figure(f"{count} values", "executable", who, each, "bytes a value")
                line += f"{each:14.1f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
