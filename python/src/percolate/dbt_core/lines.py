"""``dbt_common.events.logger``: lines of text are made only for loggers that will write them.

The console's logger is handed every event, most of which are below its level.
"""

from __future__ import annotations

import logging
import types
from typing import Any

_LEVELS = {
    "test": logging.DEBUG,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
}


def patch(module: types.ModuleType) -> None:
    """Lets ``_TextLogger.write_line`` ask the logger of the standard library first."""
    text_logger = module._TextLogger
    write_line = text_logger.write_line

    def write_when_wanted(self: Any, msg: Any) -> None:
        logger = self._python_logger
        level = _LEVELS.get(msg.info.level)
        # what is printed is written whatever its level
        if logger is None or level is None or logger.isEnabledFor(level) or module._is_print_event(msg):
            write_line(self, msg)

    text_logger.write_line = write_when_wanted
