#!/usr/bin/env python3
"""Runs all benches, says which targets are missed, and writes the figures, tables and plots of docs/performance.md.

    python3 benches/run.py [--only STEP,...] [--skip STEP,...] [--quick] [--corpus DIRECTORY] [--list]

Let nothing else run meanwhile. Each step's figures go into `benches/figures.json` when it ends, in place of those that it
had there, so that a run can be stopped and steps can be run anew; `benches/page.py` makes tables and plots of that
file. `--quick` is a look at whether everything works: small inputs, few rounds, and nothing is written but
`target/figures.json`. `files` needs a directory of schemas and pages. Never part of CI.
"""

import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import page

ROOT = pathlib.Path(__file__).resolve().parents[1]
BENCHES = ROOT / "benches"
# The least load that says that something else runs.
BUSY = 0.7


def cargo(bench, *arguments, features=()):
    """A bench in Rust: it is built before the clock starts."""
    build = ["cargo", "build", "--release", "--quiet", *features]
    run = ["cargo", "run", "--release", "--quiet", *features, "--", *arguments]
    return BENCHES / bench, [build, run]


def python(bench, *arguments):
    return ROOT, [[sys.executable, BENCHES / bench, *arguments]]


def compiler(bench, *arguments):
    """A bench of what the command writes."""
    directory, commands = python(bench, *arguments)
    return directory, [["cargo", "build", "--release", "--quiet", "--package", "xsdgen-cli"], *commands]


def steps(quick, corpus):
    """Name → directory and commands; the last command is the bench. What cannot run has a reason in their place."""
    few = ["--quick"] if quick else []
    override = "xsdgen-macro;xsdgen-macro, build-override"
    return {
        "kinds": cargo("kinds", *few),
        "allocations": cargo("kinds", *few, features=("--features", "allocations")),
        "lookup": cargo("lookup", *few),
        "generator": cargo("generator"),
        "csv": cargo("generator", "csv", *(["10000"] if quick else [])),
        "files": cargo("generator", "files", *corpus) if corpus else "no --corpus DIRECTORY was given",
        "peers": python("peers/run.py", "--rounds", "1" if quick else "2", "--limit", "60",
                        *(["--values", "5000"] if quick else [])),
        "consumer": python(
            "consumer/run.py", "--profiles", "dev", "--rounds", "1" if quick else "2",
            *(["--only", "by hand;xsdgen-macro"] if quick else []),
        ),
        "override": python(
            "consumer/run.py", "--profiles", "dev", "--rounds", "1" if quick else "2", "--values", "10000",
            *(["--only", "xsdgen-macro"] if quick else ["--only", override]),
        ),
        "size": compiler("compile/size.py", *(["--sizes", "250"] if quick else [])),
        "types": compiler("compile/kinds.py", *(["--types", "500"] if quick else [])),
        "compile": compiler(
            "compile/run.py", *(["--sizes", "13,250", "--many", "20"] if quick else ["--derives-up-to", "10000"])
        ),
        "growth": cargo("generator", "growth", "0.3" if quick else "30"),
    }


def run(name, directory, commands, environment):
    """The lines that a step wrote and the seconds that it took, or what was wrong."""
    *before, bench = commands
    with tempfile.TemporaryDirectory() as scratch:
        file = pathlib.Path(scratch) / "lines"
        try:
            for command in before:
                subprocess.run(command, cwd=directory, env=environment, check=True)
            start = time.monotonic()
            arguments = [str(a) for a in (*bench, "--json", file)]
            done = subprocess.run(arguments, cwd=directory, env=environment)
        except (OSError, subprocess.CalledProcessError) as error:
            return None, str(error)
        if done.returncode or not file.exists():
            return None, f"{' '.join(arguments)} ended with {done.returncode}"
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return lines, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="steps, with commas")
    parser.add_argument("--skip", default="", help="steps, with commas")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--corpus", nargs="+", default=[], type=os.path.abspath, help="directories for `files`")
    parser.add_argument("--list", action="store_true", help="name the steps, and stop")
    options = parser.parse_args()
    known = steps(options.quick, options.corpus)
    only, skip = ([s for s in text.split(",") if s] for text in (options.only, options.skip))
    if unknown := [s for s in (*only, *skip) if s not in known]:
        parser.error(f"unknown: {', '.join(unknown)}; the steps are {', '.join(known)}")
    chosen = {name: step for name, step in known.items() if name not in skip and (not only or name in only)}
    if options.list:
        print("\n".join(chosen))
        return

    load = os.getloadavg()[0]
    if load > BUSY:
        print(f"Something else runs: the load is {load:.1f}.", flush=True)
    figures_file = ROOT / "target/figures.json" if options.quick else page.FIGURES
    environment = dict(os.environ)
    if options.quick:
        environment["LARGEST"] = "50"
    target = pathlib.Path(environment.get("CARGO_TARGET_DIR", ROOT / "target"))
    environment.setdefault("XSDGEN", str(target / "release/xsdgen"))
    not_run = {}
    for name, step in chosen.items():
        print(f"\n== {name}", flush=True)
        if isinstance(step, str):
            not_run[name] = step
            continue
        lines, said = run(name, *step, environment)
        if lines is None:
            not_run[name] = said
            continue
        print(f"{name} took {said:.0f} s", flush=True)
        figures = json.loads(figures_file.read_text(encoding="utf-8")) if figures_file.exists() else {}
        figures[name] = {
            "date": str(datetime.date.today()), "cores": os.cpu_count(), "load": round(load, 1), "lines": lines
        }
        page.keep(figures, figures_file)
        if not options.quick:
            page.write(figures)

    if not figures_file.exists():
        sys.exit(f"nothing could be run: {not_run}")
    figures = json.loads(figures_file.read_text(encoding="utf-8"))
    print("\n== misses")
    for name in (n for n in chosen if n in figures and n not in not_run):
        targets = [line for line in figures[name]["lines"] if "target" in line]
        print(f"{name}: {sum(t['met'] for t in targets)} of {len(targets)} targets reached")
        for one in (t for t in targets if not t["met"]):
            print(f"  MISS {one['case']}, {one['target']}: {one['figure']:,.2f}, target {one['sign']} {one['limit']:,}")
    for name, reason in not_run.items():
        print(f"NOT RUN {name}: {reason}")
    print(f"figures: {figures_file}" + ("" if options.quick else f"; tables and plots: {page.PAGE}"))


if __name__ == "__main__":
    main()
