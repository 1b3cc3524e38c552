"""Artifacts encoded in one piece, by the JSON encoder that is written in C; the bytes are dbt-core's."""

from __future__ import annotations

import json
import os
import types
from typing import Any, Dict


def patch(module: types.ModuleType) -> None:
    """Replaces the ``write_json`` that ``Writable.write`` calls."""
    from dbt_common.clients.system import make_directory
    from dbt_common.utils.encoding import JSONEncoder

    slow = module.write_json

    def write_json(path: str, data: Dict[str, Any]) -> Any:
        if os.name == "nt":
            # long paths are dbt-core's to handle
            return slow(path, data)
        text = json.dumps(data, cls=JSONEncoder)
        make_directory(os.path.dirname(path))
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return True

    setattr(module, "write_json", write_json)
