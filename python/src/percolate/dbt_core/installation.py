"""Puts our methods into dbt-core's classes, each when dbt-core first imports the module."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from importlib.metadata import PackageNotFoundError, version
from typing import Optional, Sequence

from percolate.dbt_core import collecting

KNOWN = "1.12."
# dbt-core's module, and the modules of ours whose function ``patch`` changes it
PATCHES = {
    "dbt.graph.graph": ("percolate.dbt_core.walks",),
    "dbt.graph.queue": ("percolate.dbt_core.scores",),
    "dbt.compilation": ("percolate.dbt_core.linking", "percolate.dbt_core.compiling"),
    "dbt.contracts.graph.manifest": ("percolate.dbt_core.loading", "percolate.dbt_core.writing"),
    "dbt.artifacts.schemas.base": ("percolate.dbt_core.artifacts",),
    "dbt.adapters.base.query_headers": ("percolate.dbt_core.comments",),
    "dbt.cli.requires": ("percolate.dbt_core.choosing",),
    "dbt.parser.v2": ("percolate.dbt_core.parsing",),
    "dbt_common.events.base_types": ("percolate.dbt_core.events", "percolate.dbt_core.frequent"),
    "dbt_common.events.event_manager": ("percolate.dbt_core.telling",),
    "dbt_common.events.logger": ("percolate.dbt_core.lines",),
    "dbt_common.events.functions": ("percolate.dbt_core.scrubbing",),
}


class UnsupportedDbtCoreError(RuntimeError):
    """The installed dbt-core is missing, or of a version whose inner workings are not known."""


class _Patching(importlib.abc.Loader):
    """Loads a module as its own loader does, then patches it."""

    def __init__(self, loader: importlib.abc.Loader) -> None:
        self.loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Optional[types.ModuleType]:
        return self.loader.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        # what asks the module for its loader later meets dbt-core's
        module.__loader__ = self.loader
        if module.__spec__ is not None:
            module.__spec__.loader = self.loader
        self.loader.exec_module(module)
        _patch(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]], target: Optional[types.ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        if fullname not in PATCHES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Patching(spec.loader)
        return spec


def _patch(module: types.ModuleType) -> None:
    for ours in PATCHES[module.__name__]:
        importlib.import_module(ours).patch(module)


def installed() -> bool:
    """Whether :func:`install` was called."""
    return any(isinstance(finder, _Finder) for finder in sys.meta_path)


def install() -> None:
    """Switches Percolate on in this process.

    May be called before or after dbt-core is imported; calling it again does nothing.

    :raises UnsupportedDbtCoreError: when dbt-core is missing or not of version 1.12; nothing is changed then.
    """
    if installed():
        return
    try:
        found = version("dbt-core")
    except PackageNotFoundError:
        raise UnsupportedDbtCoreError("percolate.dbt_core needs dbt-core 1.12, and no dbt-core is installed") from None
    if not found.startswith(KNOWN):
        raise UnsupportedDbtCoreError(
            f"percolate.dbt_core knows dbt-core 1.12 only, and {found} is installed: install dbt-core 1.12, or do"
            " not switch Percolate on (unset PERCOLATE_DBT_CORE)"
        )
    collecting.collect_less()
    sys.meta_path.insert(0, _Finder())
    for name in PATCHES:
        if name in sys.modules:
            _patch(sys.modules[name])
