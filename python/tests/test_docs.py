"""The examples in the modules' documentation do what they say."""

from __future__ import annotations

import doctest
import importlib
import pathlib

import pytest


@pytest.mark.parametrize("name", ["_tagged", "compile", "graph", "manifest", "runner"])
def test_examples(name: str, shop: pathlib.Path) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"percolate.{name}"))
    assert tried and not failed
