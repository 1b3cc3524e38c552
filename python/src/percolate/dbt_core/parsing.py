"""``dbt.parser.v2``: an earlier parse is taken over when nothing has changed, and the manifest is known as ours."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import Any, List

from percolate.dbt_core import compiling

STATE = "percolate_parse.bin"


def is_ours(command: str) -> bool:
    """Whether a parser of that command line is Percolate."""
    words = shlex.split(command, posix=os.name != "nt")
    return bool(words) and os.path.basename(words[0]).split(".")[0] == "percolate"


def patch(module: Any) -> None:
    """Lets ``parse_with_v2`` keep what a parse by Percolate leaves, and tell of its manifest."""
    parse, build_argv, run = module.parse_with_v2, module._build_argv, module._run_v2

    def parse_with_v2(runtime_config: Any, write: bool, write_json: bool) -> Any:
        if not is_ours(module.get_flags().V2_PARSER):
            return parse(runtime_config, write, write_json)
        state = os.path.join(os.path.abspath(runtime_config.project_target_path), STATE)

        def argv_with_state(flags: Any, target_path_override: Any = None) -> List[str]:
            argv: List[str] = build_argv(flags, target_path_override)
            argv += ["--partial-parse-file-path", state]
            return argv if flags.PARTIAL_PARSE else [*argv, "--no-partial-parse"]

        def run_and_keep(argv: List[str]) -> None:
            run(argv)
            left = os.path.join(argv[argv.index("--target-path") + 1], STATE)
            if os.path.exists(left):
                os.makedirs(os.path.dirname(state), exist_ok=True)
                shutil.copyfile(left, state + ".tmp")
                os.replace(state + ".tmp", state)

        module._build_argv, module._run_v2 = argv_with_state, run_and_keep
        try:
            manifest = parse(runtime_config, write, write_json)
        finally:
            module._build_argv, module._run_v2 = build_argv, run
        compiling.parsed(manifest, runtime_config, state)
        return manifest

    module.parse_with_v2 = parse_with_v2
