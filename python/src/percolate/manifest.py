"""A project's manifest on the JVM: loaded without a Python object per node.

>>> node = create_node(resource_type="doc", name="d", package_name="shop", path="d.md", original_file_path="d.md",
...                    unique_id="doc.shop.d", block_contents="text")
>>> node.block_contents, node["name"]
('text', 'd')
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any, Iterable, Iterator, Mapping, Union

from percolate import jvm
from percolate._packed import pack, unpack
from percolate.errors import NodeNotFoundError, PercolateError, call
from percolate.graph import DbtGraph

Json = Union[str, bytes, bytearray, memoryview]


class Node(Mapping[str, Any]):
    """A resource: a mapping of its fields, which are attributes too, down to every depth.

    The fields are those that dbt writes into the manifest, in its order. Wrappers are light: ``to_dict()`` is what
    lies beneath.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        try:
            return _wrapped(self._fields[name])
        except KeyError:
            raise AttributeError(f"no field {name!r}") from None

    def __getitem__(self, name: str) -> Any:
        return _wrapped(self._fields[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Node):
            return self._fields == other._fields
        return self._fields == other

    def __hash__(self) -> int:
        return hash(self._fields.get("unique_id"))

    def __repr__(self) -> str:
        return f"<{self._fields.get('resource_type', 'fields')}: {self._fields.get('unique_id', self._fields)}>"

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *self._fields]

    def __getstate__(self) -> dict[str, Any]:
        return self._fields

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._fields = state

    def to_dict(self) -> dict[str, Any]:
        """The fields as plain values."""
        return self._fields


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Node(value)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [_wrapped(item) for item in value]
    return value


@dataclass(frozen=True)
class Disabled:
    """A name that only a disabled resource has."""

    target: Node


class Manifest:
    """A loaded manifest. Immutable; safe for many threads."""

    def __init__(self, _bridge: Any) -> None:
        self._bridge = _bridge
        self._maps: dict[str, dict[str, list[str]]] = {}

    @classmethod
    def load(
        cls, source: Json | os.PathLike[str] | Mapping[str, Any], *, strict: bool = False, name: str = "manifest.json"
    ) -> Manifest:
        """A manifest of a path, of JSON text or bytes, or of a dictionary.

        A ``str`` that begins with ``{`` is JSON, any other a path. ``strict`` refuses unknown fields, values of the
        wrong type and missing ones, all of them in one :class:`percolate.errors.InvalidFieldsError`.
        """
        java = jvm.bridge("ManifestBridge")
        if isinstance(source, str) and not source.lstrip().startswith("{"):
            source = _Path(source)
        if isinstance(source, os.PathLike):
            os.stat(source)
            if not strict:
                return cls(call(java.ofFile, os.path.abspath(os.fspath(source))))
            name = os.fspath(source)
            with open(source, "rb") as file:
                source = file.read()
        if isinstance(source, Mapping):
            source = json.dumps(source)
        if isinstance(source, str):
            source = source.encode("utf-8", "surrogatepass")
        return cls(call(java.ofBytes, jvm.buffer(source), name, strict))

    # ---- nodes

    def get_node_count(self) -> int:
        """How many enabled graph nodes there are, of all types."""
        return int(self._call("nodeCount"))

    def __len__(self) -> int:
        return self.get_node_count()

    def __contains__(self, unique_id: object) -> bool:
        return isinstance(unique_id, str) and bool(self._call("contains", unique_id))

    def node_ids(self) -> list[str]:
        """The ids of all enabled graph nodes."""
        return unpack(self._call("ids"))

    def get_node(self, unique_id: str) -> Node | None:
        """A resource of any type, macros, docs and groups too; None when it is not there."""
        text = self._call("node", unique_id)
        return None if text is None else Node(json.loads(str(text)))

    def get_nodes(self, unique_ids: Iterable[str]) -> list[Node | None]:
        """Many resources in one step."""
        return [None if one is None else Node(one) for one in json.loads(str(self._call("nodes", pack(unique_ids))))]

    def get_node_dependencies(self, unique_id: str) -> list[str]:
        """What a node directly depends on, in the order dbt recorded it."""
        if unique_id not in self:
            raise NodeNotFoundError(f"Node {unique_id} not found in the manifest!")
        return unpack(self._call("dependencies", unique_id))

    # ---- names

    def resolve_ref(
        self,
        name: str,
        package: str | None = None,
        version: str | int | float | None = None,
        current_project: str = "",
    ) -> Node | Disabled | None:
        """What ``ref()`` in a resource of ``current_project`` means."""
        return self._resolution(self._call("resolveRef", name, package, _version(version), current_project))

    def resolve_source(self, source_name: str, table_name: str, current_project: str = "") -> Node | Disabled | None:
        """What ``source()`` in a resource of ``current_project`` means."""
        return self._resolution(self._call("resolveSource", source_name, table_name, current_project))

    @staticmethod
    def _resolution(told: Any) -> Node | Disabled | None:
        if told is None:
            return None
        node = Node(json.loads(str(told[1])))
        return node if str(told[0]) == "found" else Disabled(node)

    # ---- maps

    def get_parent_map(self) -> dict[str, list[str]]:
        """Parents of every graph node, sorted. Made once; the same dictionary every time."""
        return self._map("parentMap")

    def get_child_map(self) -> dict[str, list[str]]:
        """Children of every graph node, sorted. Made once; the same dictionary every time."""
        return self._map("childMap")

    def _map(self, name: str) -> dict[str, list[str]]:
        known = self._maps.get(name)
        if known is None:
            known = {}
            ids: list[str] = []
            for part in unpack(self._call(name)):
                if part:
                    ids.append(part)
                else:
                    known[ids[0]] = ids[1:]
                    ids = []
            known = self._maps.setdefault(name, known)
        return known

    # ---- the whole

    def build_graph(self, *, test_edges: bool = False) -> DbtGraph:
        """The graph of all enabled nodes; nothing but the question crosses to the JVM."""
        return DbtGraph.from_manifest(self, test_edges=test_edges)

    @property
    def metadata(self) -> Node:
        """The head of the file."""
        return Node(json.loads(str(self._call("metadata"))))

    def to_json(self) -> str:
        """The whole as dbt writes it."""
        return str(self._call("json"))

    def to_dict(self) -> dict[str, Any]:
        """The whole as plain values."""
        whole: dict[str, Any] = json.loads(self.to_json())
        return whole

    def _call(self, method: str, *arguments: Any) -> Any:
        jvm.check()
        return call(getattr(self._bridge, method), *arguments)


class _Path(str):
    def __fspath__(self) -> str:
        return str(self)


os.PathLike.register(_Path)


def _version(version: str | int | float | None) -> Any:
    if version is None or isinstance(version, str):
        return version
    import jpype

    return jpype.JDouble(version) if isinstance(version, float) else jpype.java.lang.Long(version)


_global: Manifest | None = None


def load_manifest(
    source: Json | os.PathLike[str] | Mapping[str, Any], *, strict: bool = False
) -> Manifest:
    """Loads a manifest (see :meth:`Manifest.load`) and makes it the one that the functions of this module ask."""
    global _global
    _global = Manifest.load(source, strict=strict)
    return _global


def unload_manifest() -> None:
    """Lets go of what :func:`load_manifest` loaded."""
    global _global
    _global = None


def global_manifest() -> Manifest:
    """What :func:`load_manifest` loaded last."""
    if _global is None:
        raise PercolateError("no manifest is loaded: call load_manifest() first")
    return _global


def get_node_count() -> int:
    """:meth:`Manifest.get_node_count` of the loaded manifest."""
    return global_manifest().get_node_count()


def get_node(unique_id: str) -> Node | None:
    """:meth:`Manifest.get_node` of the loaded manifest."""
    return global_manifest().get_node(unique_id)


def get_node_dependencies(unique_id: str) -> list[str]:
    """:meth:`Manifest.get_node_dependencies` of the loaded manifest."""
    return global_manifest().get_node_dependencies(unique_id)


def resolve_ref(
    name: str, package: str | None = None, version: str | int | float | None = None, current_project: str = ""
) -> Node | Disabled | None:
    """:meth:`Manifest.resolve_ref` of the loaded manifest."""
    return global_manifest().resolve_ref(name, package, version, current_project)


def resolve_source(source_name: str, table_name: str, current_project: str = "") -> Node | Disabled | None:
    """:meth:`Manifest.resolve_source` of the loaded manifest."""
    return global_manifest().resolve_source(source_name, table_name, current_project)


def get_parent_map() -> dict[str, list[str]]:
    """:meth:`Manifest.get_parent_map` of the loaded manifest."""
    return global_manifest().get_parent_map()


def get_child_map() -> dict[str, list[str]]:
    """:meth:`Manifest.get_child_map` of the loaded manifest."""
    return global_manifest().get_child_map()


def create_node(fields: Mapping[str, Any] | None = None, /, **more: Any) -> Node:
    """A resource of any type made of its fields, checked as dbt checks them, with dbt's values for what is left out.

    All problems come in one :class:`percolate.errors.InvalidFieldsError`.
    """
    text = json.dumps({**(fields or {}), **more})
    return Node(json.loads(str(call(jvm.bridge("ManifestBridge").create, text))))
