#!/usr/bin/env python3
"""Measures what the compiler needs for the code that xsdgen emits, as enums and as constants, beside strum's and
serde's derives.

    python3 benches/compile/run.py [--sizes 13,250,1000] [--derives-up-to 1000] [--many 150,4342] [--json FILE]

Needs a release build of the command (or XSDGEN=path), cargo, and strum and serde from the registry. Each figure is
the CPU time of one `cargo check` or `cargo build --release` of a crate that holds nothing else, its dependencies
built before, and the most memory that a process of it took.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "benches"))
from record import Record  # noqa: E402

XSDGEN = os.environ.get("XSDGEN", str(ROOT / "target/release/xsdgen"))
SYLLABLES = "ba be bi bo da de di du ka ke ko ku la le li lo ma me mi mo na ne no nu ra re ri ro sa se si so".split()
# How much of the derives' time for a release build is allowed, and what a case may need by itself: seconds of either
# build, megabytes, lines of code.
OF_DERIVES = {"250 values": 0.4, "1000 values": 0.15, "10000 values": 0.03, "150 enums": 0.5, "4342 enums": 0.25}
ALONE = {
    "10000 values": {"MB": 200},
    "48757 values": {"s": 8, "MB": 450},
    "4342 enums": {"MB": 2000, "lines": 400_000},
}


def words(count, seed=7):
    """Distinct made-up words, the same on every run."""
    state, seen = seed, {}
    while len(seen) < count:
        word = ""
        for _ in range(2 + state % 4):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            word += SYLLABLES[(state >> 33) % len(SYLLABLES)]
        seen.setdefault(word + (str(state >> 50) if word in seen else ""))
    return list(seen)


def schema(enums):
    parts = ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">']
    for name, values in enums:
        parts.append(f'<xs:simpleType name="{name}"><xs:restriction base="xs:token">')
        parts += [f'<xs:enumeration value="{v}"/>' for v in values]
        parts.append("</xs:restriction></xs:simpleType>")
    return "\n".join(parts + ["</xs:schema>"])


def ours(enums, place, *options):
    source = place / "input.xsd"
    source.write_text(schema(enums))
    command = [XSDGEN, "generate", "--serde", *options, str(source)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def constants(enums, place):
    return ours(enums, place, "--constants-for", "*")


def derives(enums, _):
    parts = []
    for name, values in enums:
        parts.append(
            "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumString, strum::Display,"
            " strum::AsRefStr, strum::IntoStaticStr, strum::VariantArray, serde::Serialize, serde::Deserialize)]\n"
            f"pub enum {name} {{"
        )
        parts += [f'#[strum(serialize = "{v}")] #[serde(rename = "{v}")] V{i},' for i, v in enumerate(values)]
        parts.append("}")
    return "\n".join(parts)


def measure(crate, command, environment):
    """CPU seconds and megabytes of one cargo command."""
    process = subprocess.Popen(["cargo", *command, "--offline", "--quiet"], cwd=crate, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"cargo {' '.join(command)} failed in {crate}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="13,250,1000,10000,48757")
    parser.add_argument("--derives-up-to", type=int, default=1000, help="10000 takes minutes and gigabytes")
    parser.add_argument("--many", default="150,4342", help="enums in one file, of 1 to 30 values")
    parser.add_argument("--json", help="a file for `run.py`")
    options = parser.parse_args()
    record = Record(options.json)
    cases = [(f"{n} values", [("List", words(int(n)))], int(n)) for n in options.sizes.split(",") if n]
    for many in options.many.split(","):
        enums = [(f"Type{i}", words(1 + (i * 7919) % 30, i + 1)) for i in range(int(many or 0))]
        cases += [(f"{many} enums", enums, 0)] * bool(enums)
    with tempfile.TemporaryDirectory() as directory:
        crate = pathlib.Path(directory)
        (crate / "src").mkdir()
        (crate / "Cargo.toml").write_text(
            '[package]\nname = "case"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n'
            'serde = { version = "1", features = ["derive"] }\nstrum = { version = "0.28", features = ["derive"] }\n'
            "\n[profile.release]\ncodegen-units = 1\n\n[workspace]\n"
        )
        (crate / "src/lib.rs").write_text("")
        environment = dict(os.environ, CARGO_TARGET_DIR=str(crate / "target"), CARGO_INCREMENTAL="0")
        subprocess.run(["cargo", "fetch", "--quiet"], cwd=crate, check=True)
        for command in (["check"], ["build", "--release"]):
            measure(crate, command, environment)
        # What cargo and an empty crate cost is no contestant's.
        empty = {}
        (crate / "src/lib.rs").write_text("\n")
        for command in (["check"], ["build", "--release"]):
            empty[command[0]], _ = measure(crate, command, environment)
        print(f"{'case':16} {'contestant':10} {'check':>8} {'release':>8} {'memory':>8}")
        for name, enums, size in cases:
            figures = {}
            for who, make in (("ours", ours), ("constants", constants), ("derives", derives)):
                if who == "derives" and size > options.derives_up_to:
                    continue
                code = make(enums, crate)
                (crate / "src/lib.rs").write_text(code)
                check, used = measure(crate, ["check"], environment)
                release, memory = measure(crate, ["build", "--release"], environment)
                check, release = max(0, check - empty["check"]), max(0, release - empty["build"])
                figures[who] = {"s": max(check, release), "MB": max(used, memory), "lines": code.count("\n")}
                figures[who]["release"] = release
                print(f"{name:16} {who:10} {check:7.2f}s {release:7.2f}s {figures[who]['MB']:6.0f}MB", flush=True)
                for task, figure, unit in (
                    ("check", check, "s"),
                    ("release", release, "s"),
                    ("memory", figures[who]["MB"], "MB"),
                    ("code", figures[who]["lines"], "lines"),
                ):
                    record.figure(name, task, who, figure, unit)
            if name in OF_DERIVES and "derives" in figures:
                ratio = figures["ours"]["release"] / figures["derives"]["release"]
                record.at_most(name, "release, times the derives", ratio, OF_DERIVES[name])
            for unit, limit in ALONE.get(name, {}).items():
                record.at_most(name, unit, figures["ours"][unit], limit)


if __name__ == "__main__":
    main()
