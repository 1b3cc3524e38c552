"""A directed graph with NetworkX's orders at the speed of the JVM.

>>> graph = DbtGraph()
>>> graph.add_edges([("model.a", "model.b"), ("model.b", "model.c"), ("test.b", "model.c", "parent_test")])
>>> sorted(graph.ancestors("model.c"))
['model.a', 'model.b']
>>> graph.topological_sort_grouped()
[['model.a', 'test.b'], ['model.b'], ['model.c']]
>>> graph.find_cycle()
[]
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, Tuple, Union

from percolate import jvm
from percolate._packed import END, pack, unpack, unpack_groups
from percolate.errors import DbtInternalError, NodeNotFoundError, call

if TYPE_CHECKING:
    from percolate.manifest import Manifest

PARENT_TEST = "parent_test"
"""The type of the edges on which only ``build`` waits."""

Edge = Union[Tuple[str, str], Tuple[str, str, Union[str, None]]]


class DbtGraph:
    """A directed graph of names; edges may have a type. Safe for many threads.

    Nodes and edges stand in the order in which they were first added. Traversals leave out edges of the type
    ``exclude_edge_type``, dbt's ``parent_test`` unless told otherwise; ``None`` follows all. What is added is collected
    and crosses to the JVM with the next question, so that adding costs next to nothing.
    """

    def __init__(self, edges: Iterable[Edge] = (), *, _bridge: Any = None) -> None:
        self._lock = threading.RLock()
        self._pending: list[str] = []
        self._bridge = _bridge if _bridge is not None else jvm.bridge("GraphBridge")()
        self.add_edges(edges)

    # ---- changes

    def add_node(self, node: str) -> None:
        """Adds a node; one that is there stays where it is."""
        self._add(("n", node))

    def add_nodes(self, nodes: Iterable[str]) -> None:
        """Adds many nodes."""
        for node in nodes:
            self._add(("n", node))

    def add_edge(self, source: str, target: str, edge_type: str | None = None) -> None:
        """Adds an edge and the ends that are missing; an edge that is there takes the type, if one is given."""
        self._add(("e", source, target, edge_type or ""))

    def add_edges(self, edges: Iterable[Edge]) -> None:
        """Adds many edges: pairs, or triples with a type."""
        for edge in edges:
            self.add_edge(*edge)

    def remove_node(self, node: str) -> None:
        """Removes a node and its edges."""
        self._call("removeNode", node)

    def remove_edge(self, source: str, target: str) -> None:
        """Removes an edge; one that is not there is an error."""
        self.get_edge_weight(source, target)
        self._call("removeEdge", source, target)

    # ---- what there is

    def nodes(self) -> list[str]:
        """All nodes, in the order they were added."""
        return unpack(self._call("nodes"))

    def edges(self) -> list[tuple[str, str]]:
        """All edges: by source, in the order they were added to it."""
        return [(source, target) for source, target, _ in self.typed_edges()]

    def typed_edges(self) -> list[tuple[str, str, str | None]]:
        """All edges with their types."""
        parts = unpack(self._call("edges"))
        return [(parts[i], parts[i + 1], parts[i + 2] or None) for i in range(0, len(parts), 3)]

    def number_of_nodes(self) -> int:
        return int(self._call("size"))

    def number_of_edges(self) -> int:
        return int(self._call("edgeCount"))

    def __len__(self) -> int:
        return self.number_of_nodes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes())

    def __contains__(self, node: object) -> bool:
        return isinstance(node, str) and bool(self._call("contains", node))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.number_of_nodes()} nodes, {self.number_of_edges()} edges>"

    def has_edge(self, source: str, target: str) -> bool:
        return self._call("edgeType", source, target) is not None

    def get_edge_weight(self, source: str, target: str) -> str | None:
        """What an edge carries: its type, None for a plain one. An edge that is not there is an error."""
        found = self._call("edgeType", source, target)
        if found is None:
            raise NodeNotFoundError(f"Edge {source} -> {target} not found in the graph!")
        return str(found) or None

    def in_degree(self, node: str) -> int:
        return int(self._call("inDegree", node))

    def out_degree(self, node: str) -> int:
        return int(self._call("outDegree", node))

    def successors(self, node: str) -> list[str]:
        """The children of a node, in the order their edges were added."""
        return unpack(self._call("successors", node))

    def predecessors(self, node: str) -> list[str]:
        """The parents of a node, in the order their edges were added."""
        return unpack(self._call("predecessors", node))

    # ---- walks

    def ancestors(
        self, node: str, limit: int | None = None, exclude_edge_type: str | None = PARENT_TEST
    ) -> set[str]:
        """All nodes from which ``node`` can be reached, in at most ``limit`` steps."""
        return set(unpack(self._call("ancestors", node, _depth(limit), exclude_edge_type)))

    def descendants(
        self, node: str, limit: int | None = None, exclude_edge_type: str | None = PARENT_TEST
    ) -> set[str]:
        """All nodes that can be reached from ``node``, in at most ``limit`` steps."""
        return set(unpack(self._call("descendants", node, _depth(limit), exclude_edge_type)))

    def select_children(
        self, selected: Iterable[str], limit: int | None = None, exclude_edge_type: str | None = PARENT_TEST
    ) -> set[str]:
        """What can be reached from any of ``selected``; one of them only if an edge leads to it."""
        return set(unpack(self._call("childrenOf", pack(selected), _depth(limit), exclude_edge_type)))

    def select_parents(
        self, selected: Iterable[str], limit: int | None = None, exclude_edge_type: str | None = PARENT_TEST
    ) -> set[str]:
        """From where any of ``selected`` can be reached; one of them only if an edge leads on from it."""
        return set(unpack(self._call("parentsOf", pack(selected), _depth(limit), exclude_edge_type)))

    def topological_sort_grouped(self) -> list[list[str]]:
        """The nodes level by level: each stands one below its lowest parent. A cycle is an error."""
        levels = self._call("levels")
        if levels is None:
            raise DbtInternalError("Found a cycle: " + " --> ".join(self.find_cycle()))
        return unpack_groups(levels)

    def scores(self) -> dict[str, int]:
        """The level of every node, by which dbt's queue orders them; -1 for nodes on or behind a cycle."""
        with self._lock:
            self._flush()
            return dict(zip(unpack(self._bridge.nodes()), (int(n) for n in self._bridge.scores()[:])))

    def find_cycle(self) -> list[str]:
        """The nodes of the first cycle that NetworkX's ``find_cycle`` finds; empty without one."""
        return unpack(self._call("findCycle"))

    def find_cycles(self) -> list[list[str]]:
        """Every group of nodes that lie on cycles together."""
        return unpack_groups(self._call("findCycles"))

    # ---- parts

    def subgraph(self, nodes: Iterable[str]) -> DbtGraph:
        """The graph of ``nodes`` and of the edges between them."""
        return type(self)(_bridge=self._call("subgraph", pack(nodes)))

    def get_subset_graph(self, selected: Iterable[str]) -> DbtGraph:
        """The graph of ``selected``, in which a path through left-out nodes is an edge."""
        return type(self)(_bridge=self._call("subset", pack(selected)))

    def copy(self) -> DbtGraph:
        """A copy that changes apart from this one."""
        return type(self)(_bridge=self._call("copy"))

    # ---- from a manifest

    @classmethod
    def from_manifest(
        cls, manifest: Manifest | str | bytes | os.PathLike[str] | Mapping[str, Any], *, test_edges: bool = False
    ) -> DbtGraph:
        """The graph of a manifest (loaded, or whatever :func:`percolate.manifest.load_manifest` takes).

        ``test_edges`` adds those on which ``build`` waits, of the type ``parent_test``.
        """
        from percolate.manifest import Manifest

        loaded = manifest if isinstance(manifest, Manifest) else Manifest.load(manifest)
        return cls(_bridge=call(loaded._bridge.graph, test_edges))

    @classmethod
    def from_global_manifest(cls, *, test_edges: bool = False) -> DbtGraph:
        """The graph of what :func:`percolate.manifest.load_manifest` loaded last."""
        from percolate.manifest import global_manifest

        return cls.from_manifest(global_manifest(), test_edges=test_edges)

    # ---- the bridge

    def _add(self, parts: tuple[str, ...]) -> None:
        for part in parts:
            if not isinstance(part, str):
                raise TypeError(f"a name is a str, not {type(part).__name__}")
            if END in part:
                raise ValueError("a name cannot hold a NUL character")
        with self._lock:
            self._pending.extend(parts)

    def _flush(self) -> None:
        if self._pending:
            jvm.check()
            try:
                call(self._bridge.add, END.join(self._pending) + END)
            finally:
                # not before: whoever asks looks without the lock whether all has been added
                self._pending = []

    def _call(self, method: str, *arguments: Any) -> Any:
        jvm.check()
        if self._pending:
            with self._lock:
                self._flush()
        return call(getattr(self._bridge, method), *arguments)


Graph = DbtGraph


def build_graph_from_manifest_json(text: str | bytes) -> DbtGraph:
    """The graph of a manifest's JSON text."""
    return DbtGraph.from_manifest(text)


def build_graph_from_global_manifest() -> DbtGraph:
    """The graph of what :func:`percolate.manifest.load_manifest` loaded last."""
    return DbtGraph.from_global_manifest()


def _depth(limit: int | None) -> int:
    if limit is None:
        return -1
    return min(max(limit, 0), 2**31 - 1)
