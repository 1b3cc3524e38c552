"""The examples in the modules' documentation and in the README do what they say."""

from __future__ import annotations

import ast
import doctest
import importlib
import pathlib
import re
from typing import Any

import pytest

from conftest import ROOT

from percolate.runner import PercolateRunner


@pytest.mark.parametrize("name", ["_tagged", "compile", "graph", "manifest", "runner"])
def test_examples(name: str, shop: pathlib.Path) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"percolate.{name}"))
    assert tried and not failed


def test_readme(shop: pathlib.Path) -> None:
    assert PercolateRunner().invoke(["parse"]).success
    text = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    lines, names, told = code.splitlines(), dict[str, Any](), 0
    for statement in ast.parse(code).body:
        source = ast.get_source_segment(code, statement)
        assert source is not None
        if not isinstance(statement, ast.Expr):
            exec(source, names)
            continue
        value = eval(source, names)
        _, _, comment = lines[statement.lineno - 1].partition("# ")
        if comment:
            assert value == ast.literal_eval(comment), source
            told += 1
    assert told == 6
    assert names["compiled"] and not names["batch"].failed
