"""DbtGraph against what NetworkX and dbt-core have answered (recorded in the Java module's tests)."""

from __future__ import annotations

import re
import threading
import time
from typing import Any, Iterable

import pytest

from conftest import ROOT
from percolate.errors import DbtInternalError, NodeNotFoundError
from percolate.graph import DbtGraph, Graph

RECORDED = (ROOT / "graph" / "src" / "test" / "resources" / "graph" / "random.txt").read_text().splitlines()
TYPES = {">": None, "~": "parent_test", "=": "other"}
SIGNS = {word: sign for sign, word in TYPES.items()}


def split(edge: str) -> tuple[str, str, str | None]:
    found = re.fullmatch(r"(\d+)([>~=])(\d+)", edge)
    assert found
    return found[1], found[3], TYPES[found[2]]


def ordered(nodes: Iterable[str]) -> str:
    return " ".join(nodes)


def text(nodes: Iterable[str]) -> str:
    return ordered(sorted(nodes, key=int))


def edges(graph: DbtGraph) -> str:
    return ordered(f"{u}{SIGNS[t]}{v}" for u, v, t in graph.typed_edges())


def sorted_edges(graph: DbtGraph) -> str:
    all_edges = sorted(graph.typed_edges(), key=lambda e: (int(e[0]), int(e[1])))
    return ordered(f"{u}{SIGNS[t]}{v}" for u, v, t in all_edges)


def answer(graph: DbtGraph, word: str, parts: list[str]) -> str:
    one, names = parts[0], parts[0].split()
    depth = int(parts[1]) if len(parts) > 2 and parts[1] else None
    match word:
        case "children":
            return text(graph.select_children(names, depth))
        case "parents":
            return text(graph.select_parents(names, depth))
        case "descendants":
            return text(graph.descendants(one, depth))
        case "ancestors":
            return text(graph.ancestors(one, depth))
        case "typed":
            # the recorded traversal follows edges of the two types only
            only = DbtGraph((u, v) for u, v, t in graph.typed_edges() if t is not None)
            only.add_nodes(graph.nodes())
            return text(only.descendants(one, depth))
        case "successors":
            return text(graph.select_children(names, 1, exclude_edge_type=None))
        case "dependents":
            return text(graph.descendants(one, exclude_edge_type=None))
        case "out!":
            return ordered(graph.successors(one))
        case "in!":
            return ordered(graph.predecessors(one))
        case "degrees":
            return f"{graph.in_degree(one)} {graph.out_degree(one)}"
        case "subgraph":
            return sorted_edges(graph.subgraph(names))
        case "subset":
            return sorted_edges(graph.get_subset_graph(names))
        case "scores":
            scores = graph.get_subset_graph(names).scores()
            return " ".join(f"{n}:{s}" for n, s in sorted(scores.items(), key=lambda p: int(p[0])) if s >= 0)
    raise AssertionError(word)


def mutated(graph: DbtGraph, steps: str) -> DbtGraph:
    changed = graph.copy()
    for step in steps.split():
        adds, what = step[0] == "+", step[1:]
        if what.isdigit():
            (changed.add_node if adds else changed.remove_node)(what)
        elif adds:
            changed.add_edge(*split(what))
        else:
            changed.remove_edge(*split(what)[:2])
    return changed


def test_answers_as_networkx_and_dbt_do() -> None:
    asked = 0
    graph = DbtGraph()
    for line in RECORDED:
        word, _, rest = line.partition(" ")
        parts = rest.split("|")
        if word == "#":
            continue
        asked += 1
        if word == "graph":
            graph = DbtGraph()
            graph.add_nodes(str(n) for n in range(int(parts[0])))
            graph.add_edges(split(edge) for edge in parts[1].split())
        elif word == "cycle!":
            assert ordered(graph.find_cycle()) == parts[0], line
        elif word == "components":
            loops = {u for u, v in graph.edges() if u == v}
            groups = [c.split() for c in parts if " " in c or c in loops]
            assert sorted(sorted(c, key=int) for c in graph.find_cycles()) == sorted(groups), line
        elif word == "generations!":
            if graph.find_cycle():
                with pytest.raises(DbtInternalError, match="Found a cycle"):
                    graph.topological_sort_grouped()
            else:
                assert "|".join(ordered(level) for level in graph.topological_sort_grouped()) == rest, line
        elif word == "edges!":
            assert edges(graph) == parts[0], line
        elif word == "mutate!":
            changed = mutated(graph, parts[0])
            assert ordered(changed.nodes()) == parts[1], line
            assert edges(changed) == parts[2], line
            parents = parts[3].split(";")
            assert [text(changed.predecessors(n)) for n in changed.nodes()] == parents[: len(changed)], line
        else:
            assert answer(graph, word, parts) == parts[-1], line
    assert asked > 1000


def test_sizes_and_membership() -> None:
    graph = Graph([("a", "b"), ("b", "c", "parent_test")])
    graph.add_node("alone")
    assert (len(graph), graph.number_of_nodes(), graph.number_of_edges()) == (4, 4, 2)
    assert list(graph) == ["a", "b", "c", "alone"]
    assert "a" in graph and "x" not in graph and 3 not in graph
    assert graph.get_edge_weight("a", "b") is None
    assert graph.get_edge_weight("b", "c") == "parent_test"
    assert repr(graph) == "<DbtGraph: 4 nodes, 2 edges>"


def test_test_edges_are_left_out_unless_wanted() -> None:
    graph = DbtGraph([("a", "b"), ("b", "c", "parent_test")])
    assert graph.descendants("a") == {"b"}
    assert graph.descendants("a", exclude_edge_type=None) == {"b", "c"}


@pytest.mark.parametrize("ask", ["ancestors", "descendants", "successors", "predecessors", "in_degree", "out_degree",
                                 "remove_node"])
def test_unknown_nodes_are_key_errors_in_dbts_words(ask: str) -> None:
    with pytest.raises(NodeNotFoundError, match="Node ghost not found in the graph!") as caught:
        getattr(DbtGraph([("a", "b")]), ask)("ghost")
    assert isinstance(caught.value, KeyError)


def test_edges_that_are_not_there() -> None:
    graph = DbtGraph([("a", "b")])
    with pytest.raises(NodeNotFoundError):
        graph.get_edge_weight("b", "a")
    with pytest.raises(NodeNotFoundError):
        graph.remove_edge("b", "a")


def test_names_of_any_script_cross_whole() -> None:
    names = ["modèle", "模型", "🦆 duck", "line\nbreak", "tab\t", "quote\"'", ""]
    graph = DbtGraph(zip(names, names[1:]))
    assert graph.nodes() == names
    assert graph.descendants("modèle") == set(names[1:])


def test_what_is_no_name_is_refused() -> None:
    graph = DbtGraph()
    with pytest.raises(TypeError):
        graph.add_node(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        graph.add_edge("a", "b\0c")
    assert len(graph) == 0


def test_a_question_waits_for_what_another_thread_adds() -> None:
    graph = DbtGraph()
    bridge = graph._bridge
    adding = threading.Event()

    class Slow:
        def add(self, packed: str) -> None:
            adding.set()
            time.sleep(0.5)
            bridge.add(packed)

        def __getattr__(self, name: str) -> Any:
            return getattr(bridge, name)

    graph._bridge = Slow()
    graph.add_edge("a", "b")
    other = threading.Thread(target=graph.nodes)
    other.start()
    adding.wait()
    assert "a" in graph
    other.join()
