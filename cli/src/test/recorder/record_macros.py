"""Records ../golden/macros/surface.tsv: which macros dbt-core 1.12.6, dbt-duckdb and dbt-postgres bring along.

    PYTHON_OF_DBT record_macros.py

A line tells the package, the file, what it defines, and its arguments in one normal form. Projects call and override
these by name; their bodies are not recorded.
"""
import importlib.util
import pathlib
import re

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "macros" / "surface.tsv"
PACKAGES = {"dbt": "dbt.include.global_project", "dbt_duckdb": "dbt.include.duckdb", "dbt_postgres": "dbt.include.postgres"}
COMMENT = re.compile(r"\{#.*?#\}", re.S)
OPENING = re.compile(r"\{%-?\s*(macro|test|materialization|docs)\b(.*?)-?%\}", re.S)


def normal(text):
    text = re.sub(r"\s+", " ", text.replace('"', "'"))
    return re.sub(r"\s*([=,()\[\]])\s*", r"\1", text).strip()


def lines(package, module):
    root = pathlib.Path(importlib.util.find_spec(module).origin).parent
    for folder, suffix in ("docs", "*.md"), ("macros", "*.sql"), ("tests", "*.sql"):
        for file in sorted((root / folder).rglob(suffix)):
            for kind, rest in OPENING.findall(COMMENT.sub("", file.read_text())):
                yield "\t".join([package, file.relative_to(root).as_posix(), kind, normal(rest)])


GOLDEN.write_text("".join(line + "\n" for package, module in PACKAGES.items() for line in lines(package, module)))
