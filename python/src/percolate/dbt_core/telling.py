"""``EventManager.fire_event``: frequent events become lines of text without the message that loggers of JSON and
callbacks are handed."""

from __future__ import annotations

import functools
import os
import time
import types
from typing import Any, Optional

from percolate.dbt_core import frequent

# dbt-core's own filters, which look at name and code, and its callback, which looks at the name of another event
_FILTERS = {("dbt_common.events.functions", "stdout_filter"), ("dbt.events.logging", "_logfile_filter")}
_CALLBACKS = {("dbt.tracking", "track_behavior_change_warn")}


class _Time:
    """A moment as protobuf's Timestamp has it."""

    def __init__(self) -> None:
        self.seconds, nanos = divmod(time.time_ns(), 1_000_000_000)
        self.nanos = nanos - nanos % 1000


class _Info:
    def __init__(self, event: Any, text: str) -> None:
        self.level = "debug"
        self.name = type(event).__name__
        self.code = event.code()
        self.msg = text
        self.ts = _Time()


class _Line:
    """What loggers of text read of a message."""

    def __init__(self, event: Any, text: str) -> None:
        self.info = _Info(event, text)


def _place(function: Any) -> tuple[str, str]:
    return getattr(function, "__module__", ""), getattr(function, "__name__", "")


def patch(module: types.ModuleType) -> None:
    """Replaces ``fire_event`` of ``dbt_common.events.event_manager.EventManager``."""
    manager = module.EventManager
    fire = manager.fire_event
    text_logger = module._TextLogger

    def only_lines(self: Any) -> bool:
        """Whether everybody who is told of events reads their lines only."""
        return (
            all(
                type(logger) is text_logger
                and isinstance(logger.filter, functools.partial)
                and _place(logger.filter.func) in _FILTERS
                for logger in self.loggers
            )
            and all(_place(callback) in _CALLBACKS for callback in self.callbacks)
            and not os.environ.get("DBT_TEST_BINARY_SERIALIZATION")
        )

    def fire_event(
        self: Any,
        e: Any,
        level: Optional[Any] = None,
        node: Any = None,
        force_warn_or_error_handling: bool = False,
    ) -> None:
        text = None
        if level is None and not force_warn_or_error_handling:
            text = frequent.line_of(e)
        if text is None or not only_lines(self):
            fire(self, e, level, node, force_warn_or_error_handling)
            return
        line = _Line(e, text)
        for logger in self.loggers:
            if logger.filter(line):
                logger.write_line(line)

    manager.fire_event = fire_event
