"""``Manifest.write``: nodes and macros as dictionaries at once.

dbt-core makes of each a dictionary, of that an artifact's resource, and of that the dictionary that is written.
"""

from __future__ import annotations

import dataclasses
import types
from typing import Any, Dict, Mapping, Set

from percolate.dbt_core import collecting

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
        found[unique_id] = fields
    return found


def patch(module: types.ModuleType) -> None:
    """Replaces ``dbt.contracts.graph.manifest.Manifest.write``."""
    from dbt.artifacts.schemas import base

    def write(self: Any, path: str) -> None:
        with collecting.paused():
            writable = self.writable_manifest()
            writable.nodes, writable.macros = {}, {}
            fields = writable.to_dict(omit_none=False, context={"artifact": True})
            fields["nodes"], fields["macros"] = fields_of(self.nodes), fields_of(self.macros)
            # a name that is patched elsewhere
            getattr(base, "write_json")(path, fields)
        module.fire_event(module.ArtifactWritten(artifact_type=type(writable).__name__, artifact_path=path))

    setattr(module.Manifest, "write", write)
