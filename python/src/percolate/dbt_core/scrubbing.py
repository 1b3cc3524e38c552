"""``dbt_common.exceptions.base.env_secrets`` without decoding the whole environment for every line of the log."""

from __future__ import annotations

import os
import types
from typing import Any, List


def patch(module: types.ModuleType) -> None:
    """Replaces ``env_secrets`` where ``dbt_common.events.functions`` calls it for each line."""
    env_secrets = module.env_secrets
    prefix = "DBT_ENV_SECRET"
    raw = getattr(os.environ, "_data", None)
    # no name holds a NUL
    end: Any = "\0" if os.name == "nt" else b"\0"
    start = end + (prefix if os.name == "nt" else prefix.encode())

    def only_when_there_are_some() -> List[str]:
        # the bytes beneath os.environ; whether there are any is asked anew for each line, as before
        if raw is None or start in end + end.join(raw):
            secrets: List[str] = env_secrets()
            return secrets
        return []

    setattr(module, "env_secrets", only_when_there_are_some)
