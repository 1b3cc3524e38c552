#!/usr/bin/env python3
"""Compare the surface of our built-in macro packages with an installed dbt.

    check_macro_names.py SITE_PACKAGES [--root REPOSITORY]

For each package (dbt, dbt_duckdb, dbt_postgres) the file paths, the macros, tests and materializations
in each file, and their argument names and defaults must be those of the installed packages, because
projects call and override these macros by name. The bodies are our own and are not compared. Our
index.txt, which lists the files of a package, must be complete and sorted.

Exit code 1 on any difference. Needs jinja2, for reading default values.
"""
from __future__ import annotations

import argparse
import pathlib
import re
import sys

import jinja2

PACKAGES = {
    "dbt": ("global_project", "render/src/main/resources/dev/percolate/render/dbt"),
    "dbt_duckdb": ("duckdb", "adapters/duckdb/src/main/resources/dev/percolate/adapters/duckdb"),
    "dbt_postgres": ("postgres", "adapters/postgres/src/main/resources/dev/percolate/adapters/postgres"),
}
FOLDERS = {"macros": ".sql", "tests": ".sql", "docs": ".md"}
COMMENT = re.compile(r"\{#.*?#\}", re.S)
OPENING = re.compile(r"\{%-?\s*(macro|test|materialization|docs)\b(.*?)-?%\}", re.S)
ENVIRONMENT = jinja2.Environment()


def files(root: pathlib.Path) -> list[str]:
    found = [p for folder, suffix in FOLDERS.items() for p in (root / folder).rglob("*" + suffix)]
    return sorted(p.relative_to(root).as_posix() for p in found)


def surface(text: str) -> dict[str, str]:
    """Name of everything a file defines -> its signature in one normal form."""
    found = {}
    for kind, rest in OPENING.findall(COMMENT.sub("", text)):
        rest = rest.strip()
        if kind == "docs":
            found["docs " + rest] = ""
        elif kind == "materialization":
            name, *settings = (part.strip() for part in rest.split(",", 2))
            settings = [re.sub(r"\s*=\s*", "=", s).replace('"', "'") for s in settings]
            found["materialization " + name] = ", ".join(settings)
        else:
            name = rest[: rest.index("(")].strip()
            found[f"{kind} {name}"] = signature(name, rest)
    return found


def signature(name: str, declaration: str) -> str:
    macro = ENVIRONMENT.parse("{% macro " + declaration + " %}{% endmacro %}").body[0]
    required = len(macro.args) - len(macro.defaults)
    return ", ".join(
        arg.name if i < required else f"{arg.name}={macro.defaults[i - required]!r}" for i, arg in enumerate(macro.args)
    )


def compare(label: str, theirs: pathlib.Path, ours: pathlib.Path) -> tuple[list[str], int]:
    problems, count = [], 0
    their_files = [f for f in files(theirs) if surface((theirs / f).read_text())]
    our_files = files(ours)
    problems += [f"{label}: file {f} is missing" for f in their_files if f not in our_files]
    problems += [f"{label}: file {f} has no counterpart" for f in our_files if f not in their_files]
    index = ours / "index.txt"
    if not index.exists() or index.read_text().split() != our_files:
        problems.append(f"{label}: index.txt is not the sorted list of files")
    for f in set(their_files) & set(our_files):
        wanted, have = surface((theirs / f).read_text()), surface((ours / f).read_text())
        for name in sorted(wanted.keys() | have.keys()):
            if name not in have:
                problems.append(f"{label}: {f}: {name} is missing")
            elif name not in wanted:
                problems.append(f"{label}: {f}: {name} has no counterpart")
            elif wanted[name] != have[name]:
                problems.append(f"{label}: {f}: {name} takes ({have[name]}), not ({wanted[name]})")
        count += sum(not name.startswith("docs ") for name in have)
    return problems, count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site_packages", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    problems = []
    for label, (include, ours) in PACKAGES.items():
        theirs = options.site_packages / "dbt" / "include" / include
        if not theirs.is_dir():
            print(f"{label}: not installed, skipped")
            continue
        found, count = compare(label, theirs, options.root / ours)
        problems += found
        print(f"{label}: {count} macros, {len(found)} differences")
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
