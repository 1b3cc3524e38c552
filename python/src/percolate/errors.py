"""What can go wrong. Names and texts are dbt's where dbt has them; ``str()`` gives what dbt prints."""

from __future__ import annotations

from typing import Any, Callable, TypeVar


class PercolateError(Exception):
    """Whatever this package raises on purpose."""


class DbtRuntimeError(PercolateError, RuntimeError):
    """A ``Runtime Error``."""


class CompilationError(DbtRuntimeError):
    """A ``Compilation Error``."""


class ParsingError(DbtRuntimeError):
    """A ``Parsing Error``."""


class DbtDatabaseError(DbtRuntimeError):
    """A ``Database Error``."""


class FailFastError(DbtRuntimeError):
    """The run was stopped by ``--fail-fast``."""


class DbtInternalError(PercolateError):
    """A mistake of the engine, not of the project."""


class DbtUsageException(PercolateError):
    """A command line that cannot be understood."""


class InvalidFieldsError(PercolateError, ValueError):
    """Fields that do not make a node; every problem is one line."""


class NodeNotFoundError(PercolateError, KeyError):
    """A node that is not in the graph or manifest."""

    def __str__(self) -> str:
        return str(self.args[0])


class ForkedProcessError(PercolateError, RuntimeError):
    """This process was forked from one whose JVM was running; a JVM does not survive that."""


_TYPES: dict[str, type[PercolateError]] = {
    "COMPILATION": CompilationError,
    "CONTRACT": CompilationError,
    "BREAKING_CHANGE": CompilationError,
    "PARSING": ParsingError,
    "DATABASE": DbtDatabaseError,
    "FAIL_FAST": FailFastError,
    "INTERNAL": DbtInternalError,
    "USAGE": DbtUsageException,
    "FIELDS": InvalidFieldsError,
    "VALUE": InvalidFieldsError,
}


def of_family(family: str, text: str) -> PercolateError:
    """The exception of a family of failures; the word is the bridge's."""
    if family == "NO_SUCH":
        return NodeNotFoundError(f"Node {text} not found in the graph!")
    if family == "USAGE":
        # the family line is the terminal's; dbt's exception has the sentence only
        text = text.removeprefix("Usage Error\n").strip()
    return _TYPES.get(family, DbtRuntimeError)(text)


Answer = TypeVar("Answer")


def call(method: Callable[..., Answer], *arguments: Any) -> Answer:
    """Calls the bridge; a Java exception becomes one of the above."""
    try:
        return method(*arguments)
    except BaseException as e:
        translated = _translate(e)
        if translated is None:
            raise
        raise translated from None


def _translate(e: BaseException) -> PercolateError | None:
    from percolate import jvm

    described = jvm.describe(e)
    return None if described is None else of_family(*described)
