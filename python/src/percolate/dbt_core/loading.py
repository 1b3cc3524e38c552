"""Nodes of dbt-core made straight of the JSON that Percolate wrote.

dbt-core makes of each first an artifact's resource, of that a dictionary again, and of that the node.
"""

from __future__ import annotations

import json
import os
from typing import Any, Callable, Dict, Mapping, Optional

GENERIC_TEST_FIELDS = ("test_metadata", "column_name", "attached_node")

_TEXT = "_percolate_text"


class Nodes(Dict[str, Any]):
    """Resources of a manifest that are nodes already."""


def _class_of() -> Callable[[Mapping[str, Any]], Any]:
    """Tells by its fields of which class a node is; one that is not known is a KeyError."""
    from dbt.artifacts import resources
    from dbt.contracts.graph.nodes import RESOURCE_CLASS_TO_NODE_CLASS as classes

    by_type = {
        "seed": classes[resources.Seed],
        "analysis": classes[resources.Analysis],
        "operation": classes[resources.HookNode],
        "model": classes[resources.Model],
        "sql operation": classes[resources.SqlOperation],
        "snapshot": classes[resources.Snapshot],
        "function": classes[resources.Function],
    }
    generic, singular = classes[resources.GenericTest], classes[resources.SingularTest]

    def class_of(fields: Mapping[str, Any]) -> Any:
        kind = fields["resource_type"]
        if kind == "test":
            return generic if any(name in fields for name in GENERIC_TEST_FIELDS) else singular
        return by_type[kind]

    return class_of


def load(path: str | os.PathLike[str]) -> Any:
    """The ``WritableManifest`` of a file that this very version of dbt-core could have written, with nodes in it.

    :raises Exception: of any kind when the file is not such a one
    """
    from dbt.artifacts import resources
    from dbt.artifacts.schemas.manifest import WritableManifest
    from dbt.contracts.graph.nodes import RESOURCE_CLASS_TO_NODE_CLASS as classes
    from dbt.version import __version__

    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = json.loads(text)
    metadata = data["metadata"]
    if metadata["dbt_version"] != __version__ or metadata["dbt_schema_version"] != str(
        WritableManifest.dbt_schema_version
    ):
        raise ValueError("a manifest of another version")
    class_of, macro = _class_of(), classes[resources.Macro]
    nodes, macros = data.pop("nodes"), data.pop("macros")
    manifest = WritableManifest.from_dict({**data, "nodes": {}, "macros": {}})
    manifest.nodes = Nodes((one, class_of(fields).from_dict(fields)) for one, fields in nodes.items())
    manifest.macros = Nodes((one, macro.from_dict(fields)) for one, fields in macros.items())
    manifest.__dict__[_TEXT] = text
    return manifest


def take_text(manifest: Any) -> Optional[str]:
    """The text that a manifest was made of, for as long as nobody has changed or taken it."""
    text: Optional[str] = manifest.__dict__.pop(_TEXT, None)
    return text


def patch(module: Any) -> None:
    """Lets ``dbt.contracts.graph.manifest.Manifest`` take nodes that are made already."""
    manifest_class = module.Manifest
    make = manifest_class._map_resources_to_map_nodes.__func__
    from_writable = manifest_class.from_writable_manifest.__func__

    def take_or_make(cls: Any, resources_map: Mapping[str, Any]) -> Dict[str, Any]:
        if isinstance(resources_map, Nodes):
            return dict(resources_map)
        made: Dict[str, Any] = make(cls, resources_map)
        return made

    def with_text(cls: Any, writable_manifest: Any) -> Any:
        manifest = from_writable(cls, writable_manifest)
        text = take_text(writable_manifest)
        if text is not None:
            manifest.__dict__[_TEXT] = text
        return manifest

    manifest_class._map_resources_to_map_nodes = classmethod(take_or_make)
    manifest_class.from_writable_manifest = classmethod(with_text)
