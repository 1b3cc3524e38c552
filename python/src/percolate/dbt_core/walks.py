"""``dbt.graph.Graph`` without NetworkX's views: plain walks over the dictionaries that a DiGraph consists of.

The graph stays a ``networkx.DiGraph``, so that whoever else looks at it finds what he knows.
"""

from __future__ import annotations

import types
from typing import Any, Dict, Iterable, Iterator, List, Optional, Set

import networkx as nx

from percolate.dbt_core import collecting

TEST_EDGE = "parent_test"
# node -> neighbour -> data of the edge
Rows = Dict[str, Dict[str, Dict[str, Any]]]


def reach(rows: Rows, start: str, max_depth: Optional[int]) -> Set[str]:
    """What is reached from a node over edges that no test made, in so many steps; never the node itself."""
    found = {start}
    layer = [start]
    depth = 0
    while layer and (max_depth is None or depth < max_depth):
        following: List[str] = []
        for node in layer:
            for other, data in rows[node].items():
                if other not in found and data.get("edge_type") != TEST_EDGE:
                    found.add(other)
                    following.append(other)
        layer = following
        depth += 1
    found.remove(start)
    return found


def reach_of_all(rows: Rows, selected: Iterable[str], max_depth: Optional[int]) -> Set[str]:
    """The same from many nodes; those of them that are reached from another are among it."""
    found: Set[str] = set()
    layer: List[str] = list(selected)
    depth = 0
    while layer and (max_depth is None or depth < max_depth):
        following: List[str] = []
        for node in layer:
            # dbt 1.12: a selected name that the graph does not have is passed over
            for other, data in rows.get(node, {}).items():
                if other not in found and data.get("edge_type") != TEST_EDGE:
                    found.add(other)
                    following.append(other)
        layer = following
        depth += 1
    return found


def induced(graph: nx.DiGraph, nodes: Iterable[str]) -> nx.DiGraph:
    """The graph of some nodes and the edges between them, frozen; attributes are shared."""
    keep = set(nodes)
    sub = nx.DiGraph()
    sub.graph = graph.graph
    if graph._node.keys() <= keep:
        sub._node, sub._succ, sub._pred = graph._node, graph._succ, graph._pred
    else:
        sub._node.update((node, data) for node, data in graph._node.items() if node in keep)
        for ours, theirs in ((sub._succ, graph._succ), (sub._pred, graph._pred)):
            for node in sub._node:
                ours[node] = _within(theirs[node], keep)
    return nx.freeze(sub)


def _within(row: Dict[str, Dict[str, Any]], keep: Set[str]) -> Dict[str, Dict[str, Any]]:
    return row.copy() if row.keys() <= keep else {other: data for other, data in row.items() if other in keep}


def contracted(graph: nx.DiGraph, keep: Set[str]) -> nx.DiGraph:
    """The graph of ``keep``, in which a path through left-out nodes is one edge; nodes keep their order.

    Edges that stay share their data, which nobody changes once a graph is linked.
    """
    succ, pred = graph._succ, graph._pred
    subset = nx.DiGraph()
    subset.graph.update(graph.graph)
    subset._node.update({node: data.copy() for node, data in graph._node.items() if node in keep})
    edges, back = subset._succ, subset._pred
    if len(subset._node) == len(graph._node):
        edges.update({node: row.copy() for node, row in succ.items()})
        back.update({node: row.copy() for node, row in pred.items()})
        return subset
    passable = _leading_to(succ, pred, keep)
    for rows, whole in ((edges, succ), (back, pred)):
        for node in subset._node:
            rows[node] = _within(whole[node], keep)
    # real edges first: they keep their data
    for start, row in edges.items():
        if len(row) < len(succ[start]):
            for child in _beyond(succ, keep, passable, start):
                # a path back to its own start becomes no edge
                if child not in row and child != start:
                    row[child] = back[child][start] = {}
    return subset


def _beyond(succ: Rows, keep: Set[str], passable: Set[str], start: str) -> Iterator[str]:
    """The kept nodes that are reached over left-out ones."""
    seen = {child for child in succ[start] if child in passable}
    layer = list(seen)
    while layer:
        for child in succ[layer.pop()]:
            if child in keep:
                yield child
            elif child in passable and child not in seen:
                seen.add(child)
                layer.append(child)


def _leading_to(succ: Rows, pred: Rows, keep: Set[str]) -> Set[str]:
    """The left-out nodes from which a kept one can be reached."""
    # whichever side is smaller tells the left-out parents of kept nodes
    if len(keep) < len(succ) // 2:
        found = {parent for node in keep for parent in pred[node] if parent not in keep}
    else:
        found = {node for node, row in succ.items() if node not in keep and not keep.isdisjoint(row)}
    layer = list(found)
    while layer:
        for parent in pred[layer.pop()]:
            if parent not in keep and parent not in found:
                found.add(parent)
                layer.append(parent)
    return found


def patch(module: types.ModuleType) -> None:
    """Replaces the methods of ``dbt.graph.graph.Graph`` that walk."""
    graph_class = module.Graph

    def known(self: Any, node: str) -> None:
        if node not in self.graph._node:
            raise module.DbtInternalError(f"Node {node} not found in the graph!")

    def ancestors(self: Any, node: str, max_depth: Optional[int] = None) -> Set[str]:
        known(self, node)
        return reach(self.graph._pred, node, max_depth)

    def descendants(self: Any, node: str, max_depth: Optional[int] = None) -> Set[str]:
        known(self, node)
        return reach(self.graph._succ, node, max_depth)

    def select_children(self: Any, selected: Set[str], max_depth: Optional[int] = None) -> Set[str]:
        return reach_of_all(self.graph._succ, selected, max_depth)

    def select_parents(self: Any, selected: Set[str], max_depth: Optional[int] = None) -> Set[str]:
        return reach_of_all(self.graph._pred, selected, max_depth)

    def subgraph(self: Any, nodes: Iterable[str]) -> Any:
        return graph_class(induced(self.graph, nodes))

    def get_subset_graph(self: Any, selected: Iterable[str]) -> Any:
        keep = set(selected)
        if not keep <= self.graph._node.keys():
            node = next(node for node in keep if node not in self.graph._node)
            raise module.CompilationError(
                f"Couldn't find model '{node}' -- does it exist or is it disabled?"
            )
        with collecting.paused():
            return graph_class(contracted(self.graph, keep))

    for method in (ancestors, descendants, select_children, select_parents, subgraph, get_subset_graph):
        setattr(graph_class, method.__name__, method)
