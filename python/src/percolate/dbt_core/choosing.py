"""Sends dbt-core's parse through its own seam for external parsers to ``percolate parse``.

It does so when nobody said otherwise on the command line or in the environment, the warehouse is one that Percolate
parses for, and no plugin adds nodes, which that seam refuses. In all other cases dbt-core parses as it would.
"""

from __future__ import annotations

import types
from typing import Any

# dbt-core looks for a bare name among the scripts beside its interpreter, then on the path
PARSER = "percolate parse"
# what dbt-core names when nobody names one
OTHER_PARSER = "dbt-core-experimental-parser parse"
WAREHOUSES = {"duckdb", "postgres"}


def _said(ctx: Any, option: str) -> bool:
    """Whether the option was given, on the command line (before or after the command) or in the environment."""
    while ctx is not None:
        source = ctx.get_parameter_source(option)
        if source is not None and source.name not in ("DEFAULT", "DEFAULT_MAP"):
            return True
        ctx = ctx.parent
    return False


def _adds_nodes(project_name: str) -> bool:
    from dbt.exceptions import DbtRuntimeError
    from dbt.parser.manifest import assert_no_get_nodes_plugins

    try:
        assert_no_get_nodes_plugins(project_name)
    except DbtRuntimeError:
        return True
    return False


def choose_parser(ctx: Any) -> None:
    """Sets the flags of the seam."""
    flags, config = ctx.obj.get("flags"), ctx.obj.get("runtime_config")
    if flags is None or config is None or flags.USE_V2_PARSER or _said(ctx, "use_v2_parser"):
        return
    if config.credentials.type not in WAREHOUSES or _adds_nodes(config.project_name):
        return
    # Flags are a frozen class
    object.__setattr__(flags, "USE_V2_PARSER", True)
    if flags.V2_PARSER == OTHER_PARSER:
        object.__setattr__(flags, "V2_PARSER", PARSER)


def patch(module: types.ModuleType) -> None:
    """Lets ``dbt.cli.requires.setup_manifest`` choose first."""
    setup_manifest = module.setup_manifest

    def choosing(ctx: Any, *args: Any, **kwargs: Any) -> Any:
        choose_parser(ctx)
        return setup_manifest(ctx, *args, **kwargs)

    setattr(module, "setup_manifest", choosing)
