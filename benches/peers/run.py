#!/usr/bin/env python3
"""Times xsdgen and other generators side by side on the same schemas.

    python3 benches/peers/run.py [--scratch DIR] [--rounds N] [--values 5000,10000,50000] [--limit SECONDS] [--json FILE]

Installs the others into the scratch directory (cargo and pip) and, where that is allowed, with apt (gSOAP's wsdl2h,
CodeSynthesis' xsdcxx, the JAXB reference implementation's xjc). What cannot be installed is left out, and said so. Never part of CI.
In each round every generator runs once on the same file, so that a noisy machine disturbs all alike; the table shows
medians, and how many times xsdgen's time that is. A generator that takes longer than the limit is not tried again.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "benches"))
from record import Record  # noqa: E402

DRIVER = {
    "Cargo.toml": """[workspace]
[package]
name = "driver"
version = "0.0.0"
edition = "2021"
[dependencies]
xsd-parser = "1.5"
""",
    "src/main.rs": """use xsd_parser::config::{GeneratorFlags, InterpreterFlags, OptimizerFlags, Schema};
use xsd_parser::{generate, Config};

fn main() {
    let path = std::env::args_os().nth(1).expect("a schema");
    let path = std::path::PathBuf::from(path).canonicalize().expect("it exists");
    let config = Config::default()
        .with_schema(Schema::File(path))
        .with_interpreter_flags(InterpreterFlags::all())
        .with_optimizer_flags(OptimizerFlags::all())
        .with_generator_flags(GeneratorFlags::all());
    print!("{}", generate(config).expect("it generates"));
}
""",
}
# Without this, xjc makes plain strings of every enumeration above 256 values.
BINDINGS = """<jaxb:bindings version="2.1" xmlns:jaxb="http://java.sun.com/xml/ns/jaxb">
  <jaxb:globalBindings typesafeEnumMaxMembers="1000000"/>
</jaxb:bindings>
"""


def run(*command, **more):
    subprocess.run([str(c) for c in command], check=True, **more)


def cargo(manifest, *arguments):
    """Builds a release; the directory of its binaries."""
    run("cargo", "build", "--release", "--quiet", "--manifest-path", manifest, *arguments)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", pathlib.Path(manifest).parent / "target")) / "release"


def apt(program, package):
    if not shutil.which(program):
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package, stdout=subprocess.DEVNULL)
    return shutil.which(program)


def xsdgen(scratch):
    binary = cargo(ROOT / "Cargo.toml", "--package", "xsdgen-cli") / "xsdgen"
    return lambda schema, out: [binary, "generate", schema, "-o", out / "generated.rs"]


def xsd_parser(scratch):
    home = scratch / "xsd-parser"
    (home / "src").mkdir(parents=True, exist_ok=True)
    for name, text in DRIVER.items():
        if not (home / name).exists():
            (home / name).write_text(text)
    binary = cargo(home / "Cargo.toml") / "driver"
    return lambda schema, out: [binary, schema]


def xsdata(scratch):
    home = scratch / "xsdata"
    if not home.exists():
        run(sys.executable, "-m", "venv", home)
    run(home / "bin/pip", "install", "--quiet", "xsdata[cli]")
    # It finds its formatter on the path.
    os.environ["PATH"] = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return lambda schema, out: [home / "bin/xsdata", "generate", schema]


def wsdl2h(scratch):
    program = apt("wsdl2h", "gsoap")
    return lambda schema, out: [program, "-o", out / "generated.h", schema]


def xsdcxx(scratch):
    program = apt("xsdcxx", "xsdcxx")
    return lambda schema, out: [program, "cxx-tree", "--output-dir", out, schema]


def xjc(scratch):
    program = apt("xjc", "jaxb")
    bindings = scratch / "bindings.xjb"
    bindings.write_text(BINDINGS)
    return lambda schema, out: [program, "-quiet", "-d", out, "-b", bindings, schema]


GENERATORS = [xsdgen, wsdl2h, xsd_parser, xsdata, xjc, xsdcxx]


def install(scratch):
    commands = {}
    for generator in GENERATORS:
        name = generator.__name__
        print(f"installing {name} ...", file=sys.stderr)
        try:
            commands[name] = generator(scratch)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"{name} is left out, it cannot be installed: {error}", file=sys.stderr)
    return commands


def once(command, schema, values, out, limit):
    """Seconds of one run, None if it failed or took too long."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    start = time.perf_counter()
    try:
        with (out / "stdout").open("wb") as stdout:
            done = subprocess.run([str(c) for c in command(schema, out)], cwd=out, timeout=limit,
                                  stdout=stdout, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None
    seconds = time.perf_counter() - start
    # Whoever writes less than this has made no enumeration of it.
    written = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    return seconds if done.returncode == 0 and written > 10 * values else None


def measure(commands, schema, values, scratch, rounds, limit):
    times = {name: [] for name in commands}
    failed = set()
    for _ in range(rounds):
        for name, command in commands.items():
            if name in failed:
                continue
            seconds = once(command, schema, values, scratch / "out", limit)
            if seconds is None:
                failed.add(name)
            else:
                times[name].append(seconds)
    return {name: None if name in failed else statistics.median(t) for name, t in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scratch", type=pathlib.Path, default=ROOT / "target/peers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--values", default="5000,10000,50000")
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--json", help="a file for `run.py`")
    options = parser.parse_args()
    record = Record(options.json)
    scratch = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)

    shapes = cargo(ROOT / "benches/generator/Cargo.toml") / "bench-generator"
    commands = install(scratch)
    targets = []
    print("| schema | " + " | ".join(commands) + " |\n|---|" + "---:|" * len(commands))
    for count in map(int, options.values.split(",")):
        for shape in ("words", "documented"):
            schema = scratch / f"{shape}{count}.xsd"
            with schema.open("wb") as file:
                run(shapes, "schema", shape, count, stdout=file)
            times = measure(commands, schema, count, scratch, options.rounds, options.limit)
            own = times.get("xsdgen")
            case = f"{count:,} values, {shape}"
            cells = ["failed" if t is None else f"{t * 1000:,.0f} ms" + (f" ({t / own:.1f}x)" if own else "")
                     for t in times.values()]
            print(f"| {case} | " + " | ".join(cells) + " |", flush=True)
            for name, seconds in times.items():
                if seconds:
                    record.figure(case, "generate", name, seconds * 1000, "ms")
                    if own and name != "xsdgen":
                        targets.append((case, f"times {name}", own / seconds, 1.0))
    for target in targets:
        record.at_most(*target)


if __name__ == "__main__":
    main()
