"""The command line where there is no shell to start it: Windows, and ``python -m percolate``."""

from __future__ import annotations

import os
import subprocess
import sys

from percolate import _layout


def command(program: str, arguments: list[str]) -> list[str]:
    """The process that does a command line."""
    java = _layout.java_home() / "bin" / ("java.exe" if os.name == "nt" else "java")
    flags = (_layout.JARS / "jvm-flags.txt").read_text(encoding="utf-8").split()
    jar = str(_layout.JARS / "percolate.jar")
    return [str(java), *flags, f"-Dpercolate.command={program}", "-jar", jar, *arguments]


def run(program: str) -> int:
    try:
        process = command(program, sys.argv[1:])
    except _layout.JavaNotFoundError as e:
        print(e, file=sys.stderr)
        return 2
    if os.name != "nt":
        os.execv(process[0], process)
    # Windows has no exec; Ctrl-C reaches both processes, and this one waits for the JVM to end in order.
    with subprocess.Popen(process) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def main() -> int:
    """``percolate``."""
    return run("percolate")


def dbt() -> int:
    """``dbt``."""
    return run("dbt")


if __name__ == "__main__":
    sys.exit(main())
