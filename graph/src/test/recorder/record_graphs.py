"""Records ../resources/graph/random.txt: what NetworkX and dbt-core 1.12.6 answer about random graphs.

    PYTHON_OF_DBT record_graphs.py > ../resources/graph/random.txt

One question and its answer a line, parts separated by "|". Edges are "a>b" (plain), "a~b" (parent_test) or
"a=b" (another type). Lists are in the order given where the line's word ends in "!", else sorted.
"""
import random

import networkx as nx
from dbt.compilation import Linker
from dbt.graph.graph import Graph
from dbt.graph.queue import GraphQueue

SIGNS = {None: ">", "parent_test": "~", "other": "="}
TYPES = {sign: word for word, sign in SIGNS.items()}


def text(nodes):
    return " ".join(str(n) for n in sorted(nodes))


def ordered(nodes):
    return " ".join(str(n) for n in nodes)


def edge(u, v, data):
    return f"{u}{SIGNS[data.get('edge_type')]}{v}"


def edges(graph):
    return " ".join(edge(u, v, data) for u, v, data in graph.edges(data=True))


def sorted_edges(graph):
    return " ".join(edge(u, v, data) for u, v, data in sorted(graph.edges(data=True), key=lambda e: e[:2]))


def some(rng, size):
    return sorted(rng.sample(range(size), rng.randint(1, max(1, size * 2 // 3))))


def make(rng, size, count, acyclic):
    """The edges in the order they are added; some twice, the second time with another type."""
    place = list(range(size))
    rng.shuffle(place)
    added = []
    for _ in range(count):
        u, v = rng.randrange(size), rng.randrange(size)
        if acyclic:
            if u == v:
                continue
            if place[u] > place[v]:
                u, v = v, u
        sign = rng.choices([">", "~", "="], [8, 2, 1])[0]
        added.append(f"{u}{sign}{v}")
        if rng.random() < 0.1:
            added.append(f"{u}{rng.choice('>~=')}{v}")
    return added


def add(graph, word):
    sign = next(c for c in word if c in TYPES)
    u, v = (int(part) for part in word.split(sign))
    data = {} if TYPES[sign] is None else {"edge_type": TYPES[sign]}
    graph.add_edge(u, v, **data)


def traversals(rng, graph):
    size = len(graph)
    own = Graph(graph)
    for depth in [None, 1, 3]:
        nodes, one = some(rng, size), rng.randrange(size)
        limit = "" if depth is None else depth
        print(f"children {text(nodes)}|{limit}|{text(own.select_children(set(nodes), depth))}")
        print(f"parents {text(nodes)}|{limit}|{text(own.select_parents(set(nodes), depth))}")
        print(f"descendants {one}|{limit}|{text(own.descendants(one, depth))}")
        print(f"ancestors {one}|{limit}|{text(own.ancestors(one, depth))}")
        typed = nx.subgraph_view(graph, filter_edge=lambda u, v: graph[u][v].get("edge_type") is not None)
        found = {v for _, v in nx.bfs_edges(typed, one, depth_limit=depth)}
        print(f"typed {one}|{limit}|{text(found)}")
    nodes, one = some(rng, size), rng.randrange(size)
    print(f"successors {text(nodes)}|{text(own.select_successors(set(nodes)))}")
    print(f"dependents {one}|{text(own.get_dependent_nodes(one))}")
    print(f"out! {one}|{ordered(graph.successors(one))}")
    print(f"in! {one}|{ordered(graph.predecessors(one))}")
    print(f"degrees {one}|{graph.in_degree(one)} {graph.out_degree(one)}")
    print(f"edges! {edges(graph)}")


def subgraphs(rng, graph):
    nodes = some(rng, len(graph))
    print(f"subgraph {text(nodes)}|{sorted_edges(graph.subgraph(nodes))}")
    subset = Graph(graph).get_subset_graph(nodes).graph
    print(f"subset {text(nodes)}|{sorted_edges(subset)}")
    print(f"scores {text(nodes)}|{scores(subset)}")


def scores(graph):
    found = GraphQueue.__new__(GraphQueue)._get_scores(graph)
    return " ".join(f"{node}:{score}" for node, score in sorted(found.items()))


def orders(graph):
    linker = Linker()
    linker.graph = nx.relabel_nodes(graph, str)
    cycle = linker.find_cycles()
    print(f"cycle! {cycle.replace(' --> ', ' ') if cycle else ''}")
    components = sorted(sorted(c) for c in nx.strongly_connected_components(graph))
    print(f"components {'|'.join(text(c) for c in components)}")
    if not cycle:
        print(f"generations! {'|'.join(ordered(g) for g in nx.topological_generations(graph))}")


def mutations(rng, graph):
    graph = graph.copy()
    done = []
    for _ in range(rng.randint(3, 12)):
        kind = rng.random()
        nodes = list(graph)
        if kind < 0.3 and nodes:
            node = rng.choice(nodes)
            graph.remove_node(node)
            done.append(f"-{node}")
        elif kind < 0.5 and graph.number_of_edges():
            u, v, data = rng.choice(list(graph.edges(data=True)))
            graph.remove_edge(u, v)
            done.append(f"-{edge(u, v, data)}")
        elif kind < 0.6:
            node = rng.randrange(30)
            graph.add_node(node)
            done.append(f"+{node}")
        else:
            word = f"{rng.randrange(20)}{rng.choice('>>>~=')}{rng.randrange(20)}"
            add(graph, word)
            done.append(f"+{word}")
    parents = ";".join(ordered(sorted(graph.predecessors(n))) for n in graph)
    print(f"mutate! {' '.join(done)}|{ordered(graph)}|{edges(graph)}|{parents}")


def main():
    rng = random.Random(20261123)
    print(f"# recorded from networkx {nx.__version__} and dbt-core 1.12.6 by record_graphs.py")
    for number in range(60):
        acyclic = number % 3 != 2
        size = rng.randint(1, 14)
        words = make(rng, size, rng.randint(0, size * 3), acyclic)
        graph = nx.DiGraph()
        graph.add_nodes_from(range(size))
        for word in words:
            add(graph, word)
        print(f"graph {size}|{' '.join(words)}")
        traversals(rng, graph)
        subgraphs(rng, graph)
        orders(graph)
        mutations(rng, graph)


if __name__ == "__main__":
    main()
