"""``dbt.parser.v2``: an earlier parse is taken over when nothing has changed, and the manifest is known as ours.

Percolate parses with the macros of dbt and of the adapter that are installed, so that dbt-core need not parse these anew.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List

from percolate.dbt_core import collecting, compiling, loading

STATE = "percolate_parse.bin"


def is_ours(command: str) -> bool:
    """Whether a parser of that command line is Percolate."""
    words = shlex.split(command, posix=os.name != "nt")
    return bool(words) and os.path.basename(words[0]).split(".")[0] == "percolate"


def installed_macros(config: Any) -> Dict[str, str]:
    """The folders of dbt's and the adapter's macros by the names of their packages."""
    from dbt.adapters.factory import get_include_paths, load_plugin

    kind = config.credentials.type
    load_plugin(kind)
    return {name: str(project.project_root) for name, project in config.load_projects(get_include_paths(kind))}


def were_read(manifest: Any, folders: Dict[str, str]) -> bool:
    """Whether the macros of these packages in a manifest are those of their folders."""
    texts: Dict[Path, str] = {}
    missing = set(folders)
    for macro in manifest.macros.values():
        folder = folders.get(macro.package_name)
        if folder is not None:
            path = Path(folder, macro.original_file_path)
            if path not in texts:
                texts[path] = path.read_text(encoding="utf-8") if path.is_file() else ""
            if macro.macro_sql not in texts[path]:
                return False
            missing.discard(macro.package_name)
    return not missing


def as_parsed_here(manifest: Any, project_name: str) -> None:
    """Adds what dbt-core's own parse leaves and a file does not: parents of models, beginnings of batches as dates."""
    dates = manifest.use_microbatch_batches(project_name=project_name)
    for node in manifest.nodes.values():
        if node.resource_type == "model" and not node.direct_parents:
            node.direct_parents = list(node.depends_on.nodes)
        config = node.config
        if dates and config.materialized == "incremental" and config.incremental_strategy == "microbatch":
            if isinstance(config.begin, str):
                config.begin = datetime.fromisoformat(config.begin)


def patch(module: Any) -> None:
    """Lets ``parse_with_v2`` keep what a parse by Percolate leaves, and tell of its manifest."""
    parse, build_argv, run = module.parse_with_v2, module._build_argv, module._run_v2
    rediscover, read = module.rediscover_adapter_macros, module._load_writable_manifest

    def parse_with_v2(runtime_config: Any, write: bool, write_json: bool) -> Any:
        if not is_ours(module.get_flags().V2_PARSER):
            return parse(runtime_config, write, write_json)
        state = os.path.join(os.path.abspath(runtime_config.project_target_path), STATE)
        folders = installed_macros(runtime_config)

        def argv_with_state(flags: Any, target_path_override: Any = None) -> List[str]:
            argv: List[str] = build_argv(flags, target_path_override)
            argv += ["--partial-parse-file-path", state, "--engine-macros", json.dumps(folders)]
            return argv if flags.PARTIAL_PARSE else [*argv, "--no-partial-parse"]

        def run_and_keep(argv: List[str]) -> None:
            run(argv)
            left = os.path.join(argv[argv.index("--target-path") + 1], STATE)
            if os.path.exists(left):
                os.makedirs(os.path.dirname(state), exist_ok=True)
                shutil.copyfile(left, state + ".tmp")
                os.replace(state + ".tmp", state)

        def rediscover_if_needed(manifest: Any, config: Any) -> None:
            if not were_read(manifest, folders):
                loading.take_text(manifest)
                rediscover(manifest, config)
                return
            from dbt.adapters.factory import register_adapter
            from dbt.mp_context import get_mp_context

            register_adapter(config, get_mp_context())

        def read_nodes(path: Path) -> Any:
            try:
                return loading.load(path)
            except Exception:
                # whatever is wrong, dbt-core has the words for it
                return read(path)

        module._build_argv, module._run_v2, module._load_writable_manifest = argv_with_state, run_and_keep, read_nodes
        module.rediscover_adapter_macros = rediscover_if_needed
        try:
            with collecting.paused():
                manifest = parse(runtime_config, write, write_json)
        finally:
            module._build_argv, module._run_v2, module._load_writable_manifest = build_argv, run, read
            module.rediscover_adapter_macros = rediscover
        # what comes now may change it
        loading.take_text(manifest)
        as_parsed_here(manifest, runtime_config.project_name)
        collecting.keep()
        compiling.parsed(manifest, runtime_config, state, folders)
        return manifest

    module.parse_with_v2 = parse_with_v2
