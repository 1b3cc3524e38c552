"""``dbt.graph.queue.GraphQueue``'s scores in one walk: a node's score is its level, the longest way to it."""

from __future__ import annotations

import heapq
import types
from typing import Any, Dict, Iterable, List, Optional

import networkx as nx

# where NetworkX keeps what was found out of a graph, until the graph is changed
_CACHE, _KEY = "__networkx_cache__", "percolate.levels"


def levels(graph: nx.DiGraph) -> Dict[str, int]:
    """The level of every node that lies neither on a cycle nor behind one; found once for a graph that stays as it is."""
    cache = getattr(graph, _CACHE, None)
    known: Optional[Dict[str, int]] = None if cache is None else cache.get(_KEY)
    if known is None or len(known) != len(graph._node):
        known = _of_acyclic(graph)
        if known is None:
            return _of_any(graph)
        if cache is not None:
            cache[_KEY] = known
    return known


def changed(graph: nx.DiGraph) -> None:
    """To be told when the rows of a graph were written past NetworkX."""
    getattr(graph, _CACHE, {}).clear()


def _of_acyclic(graph: nx.DiGraph) -> Optional[Dict[str, int]]:
    """Parents before children, wherever the walk starts, by operations on whole rows; None when there is a cycle."""
    pred = graph._pred
    found: Dict[str, int] = {}
    begun = set()
    for start, parents in pred.items():
        if start in found:
            continue
        if parents.keys() <= found.keys():
            found[start] = max(map(found.__getitem__, parents)) + 1 if parents else 0
            continue
        stack: List[str] = [start]
        while stack:
            node = stack[-1]
            if node in found:
                stack.pop()
                continue
            parents = pred[node]
            if parents.keys() <= found.keys():
                found[node] = max(map(found.__getitem__, parents)) + 1 if parents else 0
                stack.pop()
            elif node in begun:
                # all that it waits for was looked at, and some of it waits for this node
                return None
            else:
                begun.add(node)
                stack += parents.keys() - found.keys()
    return found


def _of_any(graph: nx.DiGraph) -> Dict[str, int]:
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
        return dict(levels(graph))

    def _find_new_additions(self: Any, candidates: Iterable[str]) -> None:
        pred, scores, inner = self.graph._pred, self._scores, self.inner
        ready = [(scores[node], node) for node in candidates if not pred[node] and not self._already_known(node)]
        self.queued.update(node for _, node in ready)
        with inner.mutex:
            # as so many calls of put
            if len(ready) > len(inner.queue):
                inner.queue += ready
                heapq.heapify(inner.queue)
            else:
                for one in ready:
                    heapq.heappush(inner.queue, one)
            inner.unfinished_tasks += len(ready)
            inner.not_empty.notify(len(ready))

    module.GraphQueue._get_scores = _get_scores
    module.GraphQueue._find_new_additions = _find_new_additions
