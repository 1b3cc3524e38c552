"""``dbt.graph.queue.GraphQueue``'s scores in one walk: a node's score is its level, the longest way to it."""

from __future__ import annotations

import types
from typing import Any, Dict, Iterable

import networkx as nx


def levels(graph: nx.DiGraph) -> Dict[str, int]:
    """The level of every node that lies neither on a cycle nor behind one."""
    succ = graph._succ
    waiting = {node: len(parents) for node, parents in graph._pred.items()}
    layer = [node for node, count in waiting.items() if count == 0]
    found: Dict[str, int] = {}
    level = 0
    while layer:
        following = []
        for node in layer:
            found[node] = level
            for child in succ[node]:
                waiting[child] -= 1
                if not waiting[child]:
                    following.append(child)
        layer = following
        level += 1
    return found


def patch(module: types.ModuleType) -> None:
    """Replaces how ``GraphQueue`` finds scores and the nodes that are ready."""

    def _get_scores(self: Any, graph: nx.DiGraph) -> Dict[str, int]:
        return levels(graph)

    def _find_new_additions(self: Any, candidates: Iterable[str]) -> None:
        pred = self.graph._pred
        for node in candidates:
            if not pred[node] and not self._already_known(node):
                self.inner.put((self._scores[node], node))
                self.queued.add(node)

    module.GraphQueue._get_scores = _get_scores
    module.GraphQueue._find_new_additions = _find_new_additions
