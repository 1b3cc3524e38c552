"""``Manifest.write``: nodes and macros as dictionaries at once, and behind a parse the text that Percolate wrote.

dbt-core makes of each a dictionary, of that an artifact's resource, and of that the dictionary that is written.
"""

from __future__ import annotations

import dataclasses
import json
import os
import types
from typing import Any, Dict, Mapping, Set

from percolate.dbt_core import collecting, loading

_METADATA, _NODES = '{"metadata": ', ', "nodes": {'
_names: Dict[type, Set[str]] = {}


def _written_names(kind: Any) -> Set[str]:
    """The fields that an artifact has of nodes of a class."""
    names = _names.get(kind)
    if names is None:
        names = _names[kind] = {field.name for field in dataclasses.fields(kind.resource_class())}
    return names


def fields_of(nodes: Mapping[str, Any]) -> Dict[str, Dict[str, Any]]:
    """The nodes as an artifact has them."""
    found = {}
    for unique_id, node in nodes.items():
        fields = node.to_dict(omit_none=False, context={"artifact": True})
        for name in fields.keys() - _written_names(type(node)):
            del fields[name]
        for cte in fields.get("extra_ctes", ()):
            # dbt 1.12: one that was never placed in front has the text None
            cte["sql"] = str(cte["sql"])
        found[unique_id] = fields
    return found


def write_text(path: str, text: str, metadata: Any) -> bool:
    """Writes the text of a manifest with other metadata; False when it does not look like one."""
    from dbt_common.clients.system import make_directory
    from dbt_common.utils.encoding import JSONEncoder

    # within a text of JSON the quotes would be escaped, and the metadata have no such object
    rest = text.find(_NODES)
    if rest < 0 or not text.startswith(_METADATA):
        return False
    head = json.dumps(metadata.to_dict(omit_none=False, context={"artifact": True}), cls=JSONEncoder)
    make_directory(os.path.dirname(path))
    with open(path, "w", encoding="utf-8") as out:
        out.writelines((_METADATA, head, text[rest:]))
    return True


def patch(module: types.ModuleType) -> None:
    """Replaces ``dbt.contracts.graph.manifest.Manifest.write``."""
    from dbt.artifacts.schemas import base

    def write(self: Any, path: str) -> None:
        with collecting.paused():
            text = loading.take_text(self)
            writable = self.writable_manifest()
            if text is not None and os.name != "nt" and write_text(path, text, writable.metadata):
                module.fire_event(module.ArtifactWritten(artifact_type=type(writable).__name__, artifact_path=path))
                return
            writable.nodes, writable.macros = {}, {}
            fields = writable.to_dict(omit_none=False, context={"artifact": True})
            fields["nodes"], fields["macros"] = fields_of(self.nodes), fields_of(self.macros)
            # a name that is patched elsewhere
            getattr(base, "write_json")(path, fields)
        module.fire_event(module.ArtifactWritten(artifact_type=type(writable).__name__, artifact_path=path))

    setattr(module.Manifest, "write", write)
