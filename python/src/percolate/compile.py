"""Compiles the nodes of a project by id, on all cores, with what they ask the warehouse apart.

>>> with Compilations(".", functions={"greet": lambda name: f"hello {name}"}) as shop:
...     compiled, pending = shop.compile_batch_pure(["model.jaffle_shop.stg_orders", "model.jaffle_shop.daily_revenue"])
...     asked = pending["model.jaffle_shop.daily_revenue"].question["kind"]
...     rest = shop.compile_batch(shop.ids())       # the warehouse is asked now
...     times = shop.function_times["greet"]
>>> list(compiled), asked, rest.failed, times.calls
(['model.jaffle_shop.stg_orders'], 'relations', {}, 0)

A node that asks is suspended where it stands and goes on once it is answered; it is never rendered twice.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Callable, Iterable, Iterator, Mapping

from percolate import _tagged, jvm
from percolate._environment import packed_environment
from percolate._packed import pack
from percolate.errors import PercolateError, call

# how long a wait for the JVM lasts before Python looks for signals
_PATIENCE_MILLIS = 100


@dataclass(frozen=True)
class Compiled:
    """A node's code.

    ``extra_ctes`` are the ephemeral models placed in front, each with ``id`` and ``sql``; ``rendered_code`` is the code
    without them, None where there are none; ``ephemerals`` are the ids of those that the node itself uses, in order;
    ``macros`` those that the node itself called; ``repeatable`` tells that nothing was read but project, profile,
    variables and the options ``full_refresh`` and ``store_failures``, so that any command would make the same code.
    """

    compiled_code: str | None
    extra_ctes: list[dict[str, str]]
    rendered_code: str | None
    ephemerals: list[str]
    compiled_path: str | None
    relation_name: str | None
    macros: list[str]
    repeatable: bool


@dataclass(frozen=True)
class Pending:
    """A node that waits to be told something.

    ``question`` has a ``kind`` and what belongs to it: ``query`` and ``statement`` (``sql``, ``fetch``), ``columns``
    (``relation``), ``relations`` (``database``, ``schema``), ``query_columns`` (``sql``), ``method`` (``name``,
    ``arguments``). ``asker`` is the node that put it: this one, or another that compiles an ephemeral model both use.
    """

    asker: str
    question: dict[str, Any]
    sql_so_far: str


@dataclass(frozen=True)
class Statistics:
    """How many nodes were asked for, are compiled and never asked (``pure``), asked, wait, failed; how many questions."""

    nodes: int
    pure: int
    introspecting: int
    waiting: int
    failed: int
    questions: int


@dataclass(frozen=True)
class Batch:
    """Nodes compiled together, each by its id in the order they were named.

    ``failed`` has the message of each node that went wrong, as dbt tells it. Unpacks into ``compiled, pending``.
    """

    compiled: dict[str, Compiled]
    pending: dict[str, Pending]
    failed: dict[str, str]
    statistics: Statistics

    def __iter__(self) -> Iterator[Any]:
        yield self.compiled
        yield self.pending

    @classmethod
    def _of(cls, plain: dict[str, Any]) -> Batch:
        return cls(
            {node: Compiled(**fields) for node, fields in plain["compiled"].items()},
            {node: Pending(**fields) for node, fields in plain["pending"].items()},
            plain["failed"],
            Statistics(**plain["statistics"]),
        )


@dataclass
class FunctionTime:
    """What a function of Python's cost.

    ``calls`` came in ``batches`` crossings; ``seconds`` by the clock; ``lock_seconds`` is the processor time of the
    thread, which is what the interpreter's lock was held for at most.
    """

    calls: int = 0
    batches: int = 0
    seconds: float = 0.0
    lock_seconds: float = 0.0


class Compilations:
    """A parsed project whose nodes are compiled by id. One call at a time; further threads wait for their turn.

    :param project_dir: where dbt_project.yml lies; profiles.yml is looked for there, then in ``~/.dbt``
    :param functions: callables that templates see by these names when they are compiled, not while parsing. Values are
        texts, numbers, dates, lists and dictionaries; a relation or column is a dictionary. They are called in the
        thread that compiles, all that wait at a time; an exception fails the node that called.
    :param options: dbt's options with underscores: ``target``, ``vars``, ``profiles_dir``, ``full_refresh``...
    :raises ValueError: for an option that dbt does not have
    :raises percolate.errors.DbtRuntimeError: with dbt's message when the project is wrong
    """

    def __init__(
        self,
        project_dir: str | os.PathLike[str] = ".",
        *,
        functions: Mapping[str, Callable[..., Any]] | None = None,
        **options: Any,
    ) -> None:
        self.functions = dict(functions or {})
        self.function_times: dict[str, FunctionTime] = {name: FunctionTime() for name in self.functions}
        self._lock = threading.Lock()
        self._worker: int | None = None
        self._closed = False
        self._bridge = jvm.bridge("CompilationsBridge")()
        directory = os.path.abspath(os.fspath(project_dir))
        given = {name: os.fspath(value) if isinstance(value, os.PathLike) else value for name, value in options.items()}
        try:
            self._ids: list[str] = self._do(
                "open", directory, _tagged.dumps(given), pack(self.functions), packed_environment()
            )
        except BaseException:
            self.close()
            raise

    def ids(self) -> list[str]:
        """The unique ids of all that can be compiled."""
        return list(self._ids)

    def compile_batch(self, ids: Iterable[str]) -> Batch:
        """Compiles nodes and asks the warehouse whatever they want to know, also for nodes that wait."""
        return Batch._of(self._do("compileBatch", pack(ids)))

    def compile_batch_pure(self, ids: Iterable[str]) -> Batch:
        """Compiles nodes as far as they get without the warehouse; no connection is opened."""
        return Batch._of(self._do("compileBatchPure", pack(ids)))

    def complete_introspection(self, node_id: str, columns_data: Any) -> Batch:
        """Tells a waiting node what it wants to know; gives the state of all nodes.

        The answer is by the kind of the question: for ``columns`` and ``query_columns`` a list of dictionaries with
        ``name``, ``dtype`` and, where known, ``char_size``, ``numeric_precision``, ``numeric_scale``; for ``query`` a
        dictionary of ``columns`` (names), ``rows`` and ``message``; for ``statement`` the message; for ``relations`` a
        list of dictionaries with ``database``, ``schema``, ``identifier``, ``type``; for ``method`` its value. None for
        ``columns`` and ``relations`` makes the node ask by a query.
        """
        return Batch._of(self._do("completeIntrospection", node_id, _tagged.dumps(columns_data)))

    def fail_introspection(self, node_id: str, message: str) -> Batch:
        """Tells a waiting node that the warehouse refused; gives the state of all nodes."""
        return Batch._of(self._do("failIntrospection", node_id, message))

    def state(self) -> Batch:
        """All nodes named so far."""
        return Batch._of(self._do("state"))

    def close(self) -> None:
        """Gives up what waits and lets go of the warehouse."""
        if not self._closed:
            self._closed = True
            self._do("close")

    def __enter__(self) -> Compilations:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- the bridge

    def _do(self, method: str, *arguments: Any) -> Any:
        if self._worker == threading.get_ident():
            raise PercolateError("a function that a template calls cannot compile nodes of the same project")
        jvm.check()
        with self._lock:
            if self._closed and method != "close":
                raise PercolateError("these compilations are closed")
            self._worker = threading.get_ident()
            try:
                call(getattr(self._bridge, method), *arguments)
                self._follow()
                return _tagged.loads(str(call(self._bridge.result)))
            finally:
                self._worker = None

    def _follow(self) -> None:
        try:
            while True:
                told = self._bridge.next(_PATIENCE_MILLIS)
                if told is None:
                    return
                if told:
                    self._answer(str(told))
        except BaseException:
            # Ctrl-C, or a function that wants to end everything
            self._bridge.interrupt()
            while self._bridge.next(_PATIENCE_MILLIS) is not None:
                pass
            raise

    def _answer(self, told: str) -> None:
        started = time.thread_time()
        calls: list[list[Any]] = _tagged.loads(told)
        answers: list[list[Any]] = []
        names: dict[str, int] = {}
        for number, name, positional, named in calls:
            names[name] = names.get(name, 0) + 1
            clock, lock = time.perf_counter(), time.thread_time()
            try:
                # what cannot cross is the function's mistake
                answers.append([number, True, _tagged.crossing(self.functions[name](*positional, **named))])
            except Exception as e:
                answers.append([number, False, f"{type(e).__name__}: {e}"])
            cost = self.function_times[name]
            cost.calls += 1
            cost.seconds += time.perf_counter() - clock
            spent = time.thread_time() - lock
            cost.lock_seconds += spent
            started += spent
        text = _tagged.dumps_crossing(answers)
        # reading the calls and writing the answers holds the lock too: by share of the calls
        between = time.thread_time() - started
        for name, count in names.items():
            cost = self.function_times[name]
            cost.batches += 1
            cost.lock_seconds += between * count / len(calls)
        self._bridge.answer(text)
