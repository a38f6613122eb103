#!/usr/bin/env python3
"""Watches by strace what xsdgen reads, writes and connects to, over every schema and page of directories.

    python3 fuzz/confined.py [--xsdgen FILE] DIR...

Each document is generated from by itself. It is a finding when the program opens a file outside of the directory other
than what every program opens (libraries, /proc, the project's own xsdgen.toml), when it writes, makes, moves or removes
anything but the output and its temporary neighbour, and when it makes a socket or starts a program.
"""

import argparse
import re
import subprocess
import tempfile
from pathlib import Path

EXTENSIONS = {".xsd", ".wsdl", ".xml", ".html", ".htm", ".md", ".gc"}
SYSTEM = ("/etc/ld.so", "/lib", "/usr/lib", "/proc/", "/sys/", "/dev/null", "/dev/urandom")
CALL = re.compile(r'^(?:\d+ +)?(\w+)\((.*)$')
NEW = re.compile(r"O_CREAT|O_WRONLY|O_RDWR")


def findings(xsdgen, document, directory, out):
    trace = out.parent / "trace"
    subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", "trace=%file,%network,execve,execveat", xsdgen, "generate", "-q",
                    "-o", out, document], capture_output=True, cwd=out.parent)
    calls = trace.read_text(errors="replace").splitlines()
    for line in calls[1:]:  # the first starts xsdgen itself
        call = CALL.match(line)
        if not call:
            continue
        name, arguments = call.groups()
        paths = [Path(p) if p.startswith("/") else out.parent / p for p in re.findall(r'"([^"]*)"', arguments)]
        here = [p for p in paths if str(p).startswith(str(out.parent))]
        if name in ("socket", "connect", "execve", "execveat", "sendto"):
            yield line
        elif name in ("unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "link", "symlink") \
                or (name in ("open", "openat", "creat") and NEW.search(arguments)):
            if len(here) != len(paths):
                yield line
        elif name in ("open", "openat"):
            for path in paths:
                inside = str(path.resolve()).startswith(str(directory.resolve()))
                if not inside and path not in here and not str(path).startswith(SYSTEM) and "ENOENT" not in line:
                    yield line
    trace.unlink()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--xsdgen", default=Path(__file__).resolve().parents[1] / "target/debug/xsdgen")
    ap.add_argument("directories", nargs="+", type=Path)
    a = ap.parse_args()
    count, bad = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for directory in a.directories:
            for document in sorted(p for p in directory.resolve().rglob("*") if p.suffix.lower() in EXTENSIONS and p.is_file()):
                count += 1
                for line in findings(Path(a.xsdgen).resolve(), document, directory, Path(scratch) / "out.rs"):
                    bad += 1
                    print(f"{document}: {line[:200]}")
                left = {p.name for p in Path(scratch).iterdir()} - {"out.rs"}
                if left:
                    bad += 1
                    print(f"{document}: left behind {left}")
                    break
    print(f"{count} documents, {bad} findings")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
