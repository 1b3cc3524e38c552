"""``dbt.compilation.Linker``: cycles, test edges and the summary in time that grows with the graph, not its square."""

from __future__ import annotations

import types
from typing import Any, Dict, List, Optional

import networkx as nx

from percolate.dbt_core import collecting
from percolate.dbt_core.scores import changed, levels


def link_manifest(graph: nx.DiGraph, manifest: Any) -> Optional[tuple[Any, str]]:
    """Adds all nodes and edges of a manifest in dbt's order; gives the first node that misses something, and what."""
    ids: Dict[str, str] = {}
    # the first kind that has a name wins
    for kind in (manifest.functions, manifest.semantic_models, manifest.metrics, manifest.sources, manifest.nodes):
        ids.update({name: one.unique_id for name, one in kind.items()})
    succ, pred, attributes = graph._succ, graph._pred, graph._node

    def add(name: str) -> None:
        succ[name], pred[name], attributes[name] = {}, {}, {}

    for source in manifest.sources.values():
        if source.unique_id not in attributes:
            add(source.unique_id)
    for linked in (
        manifest.nodes,
        manifest.semantic_models,
        manifest.exposures,
        manifest.functions,
        manifest.metrics,
        manifest.unit_tests,
        manifest.saved_queries,
    ):
        for node in linked.values():
            name = node.unique_id
            if name not in attributes:
                add(name)
            back = pred[name]
            for dependency in node.depends_on_nodes:
                parent = ids.get(dependency)
                if parent is None:
                    return node, dependency
                if parent not in attributes:
                    add(parent)
                if parent not in back:
                    back[parent] = succ[parent][name] = {}
    changed(graph)
    return None


def add_test_edges(graph: nx.DiGraph, manifest: Any, test_type: Any) -> None:
    """Adds an edge from each test to each node below all that the test reads (``add_test_edges_1``).

    Ancestors are bits of whole numbers, and only of nodes that tests read. The graph has no cycle.
    """
    nodes = manifest.nodes
    tests: Dict[str, List[str]] = {}
    for parent, children in manifest.child_map.items():
        of_parent = [child for child in children if child.startswith("test.")]
        if of_parent and parent in graph._node:
            tests[parent] = of_parent
    bits = {node: 1 << place for place, node in enumerate(tests)}
    needs = {
        test: [bits.get(dep, 0) for dep in set(nodes[test].depends_on_nodes)]
        for of_parent in tests.values()
        for test in of_parent
    }
    pred = graph._pred
    above: Dict[str, int] = {}
    waits: List[tuple[str, str]] = []
    by_mask: Dict[int, List[str]] = {}
    for node in levels(graph):
        mask = 0
        for parent in pred[node]:
            mask |= above[parent] | bits.get(parent, 0)
        above[node] = mask
        if mask and node in nodes and nodes[node].resource_type != test_type:
            if mask not in by_mask:
                by_mask[mask] = _ready(tests, bits, needs, mask)
            waits += [(test, node) for test in by_mask[mask]]
    for test, node in waits:
        graph.add_edge(test, node, edge_type="parent_test")


def _ready(
    tests: Dict[str, List[str]], bits: Dict[str, int], needs: Dict[str, List[int]], mask: int
) -> List[str]:
    """The tests all of whose parents are in ``mask``."""
    found: Dict[str, None] = {}
    for parent, of_parent in tests.items():
        if mask & bits[parent]:
            for test in of_parent:
                # a parent without a bit is none that could be above
                if test not in found and all(bit & mask for bit in needs[test]):
                    found[test] = None
    return list(found)


def patch(module: types.ModuleType) -> None:
    """Replaces methods of ``dbt.compilation.Linker``."""
    linker = module.Linker
    link_graph = linker.link_graph
    find_any_cycle = linker.find_cycles
    add_test_edges_1 = linker.add_test_edges_1

    def link_node(self: Any, node: Any, manifest: Any) -> None:
        name, graph = node.unique_id, self.graph
        if name not in graph._node:
            graph.add_node(name)
        back = graph._pred[name]
        kinds = manifest.nodes, manifest.sources, manifest.metrics, manifest.semantic_models, manifest.functions
        for dependency in node.depends_on_nodes:
            for kind in kinds:
                if dependency in kind:
                    parent = kind[dependency].unique_id
                    break
            else:
                raise module.GraphDependencyNotFoundError(node, dependency)
            if parent not in graph._node:
                graph.add_node(parent)
            if parent not in back:
                back[parent] = graph._succ[parent][name] = {}
        changed(graph)

    def link_all(self: Any, manifest: Any) -> None:
        with collecting.paused():
            if type(self).link_node is not link_node or type(self.graph) is not nx.DiGraph:
                link_graph(self, manifest)
                return
            parts = link_manifest(self.graph, manifest)
            if parts is not None:
                raise module.GraphDependencyNotFoundError(*parts)
            cycle = self.find_cycles()
            if cycle:
                raise module.CompilationError(f"Found a cycle: {cycle}")

    def find_cycles(self: Any) -> Any:
        if len(levels(self.graph)) == len(self.graph._node):
            return None
        # which of several cycles is told is NetworkX's choice
        return find_any_cycle(self)

    def add_edges_of_tests(self: Any, manifest: Any) -> None:
        if len(levels(self.graph)) == len(self.graph._node):
            add_test_edges(self.graph, manifest, module.NodeType.Test)
        else:
            add_test_edges_1(self, manifest)

    def get_graph_summary(self: Any, manifest: Any) -> Dict[int, Dict[str, Any]]:
        succ = self.graph._succ
        number = {node: at for at, node in enumerate(succ)}
        summary: Dict[int, Dict[str, Any]] = {}
        for node, at in number.items():
            kind = manifest.expect(node).resource_type
            summary[at] = {"name": node, "type": str(getattr(kind, "value", kind))}
            if succ[node]:
                summary[at]["succ"] = [number[child] for child in succ[node]]
        return summary

    linker.link_node = link_node
    linker.link_graph = link_all
    linker.find_cycles = find_cycles
    linker.add_test_edges_1 = add_edges_of_tests
    linker.get_graph_summary = get_graph_summary
