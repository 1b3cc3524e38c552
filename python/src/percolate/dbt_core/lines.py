"""``dbt_common.events.logger``: lines of text are made only for loggers that will write them, and without a caller.

The console's logger is handed every event, most of which are below its level; and the standard library walks up the stack
for each line to find who has called, which dbt's lines do not tell.
"""

from __future__ import annotations

import logging
import logging.handlers
import types
from typing import Any

_LEVELS = {
    "test": logging.DEBUG,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
}


_HANDLERS = (logging.StreamHandler, logging.handlers.RotatingFileHandler)


def _tells_only_messages(logger: Any) -> bool:
    """Whether a logger is as dbt makes them, so that nobody asks who has called."""
    return (
        type(logger) is logging.Logger
        and not logger.propagate
        and all(type(handler) in _HANDLERS and _format(handler) == "%(message)s" for handler in logger.handlers)
    )


def _format(handler: logging.Handler) -> Any:
    return getattr(handler.formatter, "_fmt", None)


def patch(module: types.ModuleType) -> None:
    """Lets ``_TextLogger.write_line`` ask the logger of the standard library first, and hands lines to it at once."""
    send = module.send_to_logger

    def send_to_logger(logger: Any, level: str, log_line: str) -> None:
        number = _LEVELS.get(level)
        if number is None or not _tells_only_messages(logger):
            send(logger, level, log_line)
        elif logger.isEnabledFor(number):
            logger.handle(logger.makeRecord(logger.name, number, "", 0, log_line, (), None))

    setattr(module, "send_to_logger", send_to_logger)
    text_logger = module._TextLogger
    write_line = text_logger.write_line

    def write_when_wanted(self: Any, msg: Any) -> None:
        logger = self._python_logger
        level = _LEVELS.get(msg.info.level)
        # what is printed is written whatever its level
        if logger is None or level is None or logger.isEnabledFor(level) or module._is_print_event(msg):
            write_line(self, msg)

    text_logger.write_line = write_when_wanted
