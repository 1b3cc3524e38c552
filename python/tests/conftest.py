"""What the tests share: places in the repository, a project of their own."""

from __future__ import annotations

import os
import pathlib
import shutil

import pytest

ROOT = pathlib.Path(os.environ["PERCOLATE_ROOT"])


@pytest.fixture
def shop(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The example project, in which the test stands."""
    folder = tmp_path / "shop"
    shutil.copytree(ROOT / "examples" / "jaffle-shop", folder,
                    ignore=shutil.ignore_patterns("target", "logs", "*.duckdb"))
    monkeypatch.chdir(folder)
    return folder
