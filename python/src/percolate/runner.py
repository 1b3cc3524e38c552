"""Runs command lines in this process, in the shape of dbt's ``dbtRunner``.

    from percolate.runner import PercolateRunner

    result = PercolateRunner().invoke(["build", "--select", "orders+"])
    if result.exception:
        raise result.exception
    for row in result.result or []:
        print(row.unique_id, row.status)
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import Any, Callable, Iterator, List, Sequence, Union

from percolate import jvm
from percolate._environment import packed_environment
from percolate._packed import pack
from percolate.errors import PercolateError, call, of_family
from percolate.manifest import Manifest, Node

# how long a wait for the JVM lasts before Python looks for signals
_PATIENCE_MILLIS = 100


class EventMsg:
    """An event as dbt's callbacks get it: ``info`` (name, code, msg, level, ...) and ``data``."""

    __slots__ = ("info", "data")

    def __init__(self, info: Node, data: Node) -> None:
        self.info = info
        self.data = data

    def __repr__(self) -> str:
        return f"<{self.info.name}: {self.info.msg}>"


class RunResult(Node):
    """What became of one node: a row of run_results.json, and the ``node`` itself."""

    __slots__ = ("_manifest",)

    def __init__(self, fields: dict[str, Any], manifest: Manifest | None) -> None:
        super().__init__(fields)
        self._manifest = manifest

    @property
    def node(self) -> Node | None:
        """The node as it stands in the manifest, with what compiling added."""
        found = None if self._manifest is None else self._manifest.get_node(self.unique_id)
        if found is None:
            return None
        added = {name: self._fields[name] for name in ("compiled", "compiled_code") if self._fields.get(name)}
        return Node({**found.to_dict(), **added})


class ExecutionResult:
    """An artifact of a command with its rows: ``results``, ``elapsed_time``, ``metadata``, ``args``; iterable."""

    def __init__(self, fields: dict[str, Any], manifest: Manifest | None) -> None:
        self._fields = fields
        self.results = [RunResult(row, manifest) for row in fields.get("results", [])]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name == "generated_at":
            return self.metadata.generated_at
        return getattr(Node(self._fields), name)

    def __iter__(self) -> Iterator[RunResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, place: int) -> RunResult:
        return self.results[place]

    def __repr__(self) -> str:
        return f"<{len(self.results)} results>"

    def to_dict(self) -> dict[str, Any]:
        """The artifact as plain values."""
        return self._fields


Result = Union[bool, List[str], Manifest, ExecutionResult, Node, None]


@dataclass
class PercolateRunnerResult:
    """How a command ended.

    ``result`` is as with dbt: rows for ``build`` and its like, a catalog for ``docs generate``, names for ``ls``, the
    manifest for ``parse``, a bool for ``debug``. ``exception`` says why a command could not run.
    """

    success: bool
    exception: BaseException | None = None
    result: Result = None


class PercolateRunner:
    """Runs command lines one after the other; safe for many threads.

    ``manifest`` is what commands work on instead of parsing the project: a manifest of this package or of dbt-core, or
    whatever :func:`percolate.manifest.load_manifest` takes. Models, tests and macros are then those of the manifest,
    whatever the files say; manifest.json is not written when a command starts.

    ``callbacks`` are called with every event, important or not, in the thread that calls :meth:`invoke`. What a
    terminal would show goes to ``sys.stdout`` and ``sys.stderr``.
    """

    def __init__(
        self, manifest: Any = None, callbacks: Sequence[Callable[[EventMsg], None]] | None = None
    ) -> None:
        self._manifest = None if manifest is None else loaded(manifest)
        self.callbacks = list(callbacks or [])

    def invoke(self, args: Sequence[str], **kwargs: Any) -> PercolateRunnerResult:
        """Runs a command line; keywords are options: ``invoke(["run"], select=["orders"], full_refresh=True)``.

        Environment and working directory are those of this moment. Ctrl-C ends the command in order; the result then
        has the KeyboardInterrupt, as with dbt.
        """
        try:
            if isinstance(args, str):
                raise TypeError(f"expected a list of words, not the text {args!r}")
            return self._run([*args, *options(kwargs)])
        except BaseException as e:
            return PercolateRunnerResult(success=False, exception=e)

    def _run(self, args: list[str]) -> PercolateRunnerResult:
        home = os.path.expanduser("~")
        given = None if self._manifest is None else self._manifest._bridge
        env, watches = packed_environment(), bool(self.callbacks)
        job = call(jvm.bridge("CommandJob"), pack(args), env, os.getcwd(), home, watches, given)
        try:
            self._follow(job)
        except BaseException:
            # a callback's error and Ctrl-C alike: the command ends in order before they are told
            job.interrupt()
            while job.next(_PATIENCE_MILLIS) is not None:
                pass
            raise
        return self._result(job)

    def _follow(self, job: Any) -> None:
        while True:
            told = job.next(_PATIENCE_MILLIS)
            if told is None:
                return
            for i in range(0, len(told), 2):
                kind, text = str(told[i]), str(told[i + 1])
                if kind == "event":
                    line = json.loads(text)
                    event = EventMsg(Node(line["info"]), Node(line["data"]))
                    for callback in self.callbacks:
                        callback(event)
                else:
                    stream = sys.stdout if kind == "out" else sys.stderr
                    stream.write(text)
                    stream.flush()

    @staticmethod
    def _result(job: Any) -> PercolateRunnerResult:
        success = bool(job.isSuccess())
        problem = job.problem()
        if problem is not None:
            return PercolateRunnerResult(success=False, exception=of_family(str(problem[0]), str(problem[1])))
        kind = str(job.resultKind())
        bridge = job.manifest()
        manifest = None if bridge is None else Manifest(bridge)
        result: Result = None
        if kind == "verdict":
            result = success
        elif kind == "manifest":
            result = manifest
        elif kind == "lines":
            result = json.loads(str(job.resultJson()))
        elif kind == "artifact":
            fields = json.loads(str(job.resultJson()))
            result = ExecutionResult(fields, manifest) if "results" in fields else Node(fields)
        return PercolateRunnerResult(success=success, result=result)


def loaded(manifest: Any) -> Manifest:
    """A manifest of this package from one of any kind, dbt-core's ``Manifest`` included."""
    if isinstance(manifest, Manifest):
        return manifest
    if hasattr(manifest, "writable_manifest"):
        from dbt_common.utils.encoding import JSONEncoder

        fields = manifest.writable_manifest().to_dict(omit_none=False, context={"artifact": True})
        return Manifest.load(json.dumps(fields, cls=JSONEncoder))
    return Manifest.load(manifest)


def options(keywords: dict[str, Any]) -> list[str]:
    """Keywords as command line options.

    >>> options({"select": ["a", "b"], "full_refresh": True, "partial_parse": False, "vars": {"x": 1}})
    ['--select', 'a', '--select', 'b', '--full-refresh', '--no-partial-parse', '--vars', '{"x": 1}']
    """
    words: list[str] = []
    for name, value in keywords.items():
        option = name.replace("_", "-")
        if value is None:
            continue
        if isinstance(value, bool):
            words.append(f"--{option}" if value else f"--no-{option}")
        elif isinstance(value, (list, tuple, set)):
            for one in value:
                words += [f"--{option}", str(one)]
        elif isinstance(value, dict):
            words += [f"--{option}", json.dumps(value)]
        else:
            words += [f"--{option}", str(value)]
    return words


__all__ = [
    "EventMsg",
    "ExecutionResult",
    "PercolateError",
    "PercolateRunner",
    "PercolateRunnerResult",
    "RunResult",
    "loaded",
    "options",
]
