"""``dbt.adapters.base.query_headers``: dbt's own query comment is rendered when a statement wants it.

dbt-core renders it twice for each node, also for those that send no statement. Comments of a project's own are left to it,
as they may tell something when they are rendered.
"""

from __future__ import annotations

import types
from typing import Any, Callable, Optional


def patch(module: types.ModuleType) -> None:
    """Replaces ``MacroQueryStringSetter.set``, and lets a comment be a function until it is read."""
    from dbt.adapters.contracts.connection import DEFAULT_QUERY_COMMENT

    comments, setter = module._QueryComment, module.MacroQueryStringSetter
    render_now = setter.set

    def read(self: Any) -> Optional[str]:
        kept: Any = self.__dict__.get("query_comment")
        if callable(kept):
            # what is illegal in a comment is told here
            self.__dict__["query_comment"] = None
            comments.set(self, kept(), self.append)
            kept = self.__dict__["query_comment"]
        return kept  # type: ignore[no-any-return]

    def keep(self: Any, comment: Any) -> None:
        self.__dict__["query_comment"] = comment

    def render_later(self: Any, name: str, query_header_context: Any) -> None:
        chosen = self.config.query_comment
        if not isinstance(chosen, module.QueryComment) or chosen.comment != DEFAULT_QUERY_COMMENT:
            render_now(self, name, query_header_context)
            return
        wrapped = None
        if query_header_context is not None:
            wrapped = module.QueryHeaderContextWrapper(query_header_context)
        later: Callable[[], Any] = lambda: self.generator(name, wrapped)
        append = self.DEFAULT_QUERY_COMMENT_APPEND if chosen.append is None else chosen.append
        self.comment.query_comment, self.comment.append = later, append

    comments.query_comment = property(read, keep)
    setter.set = render_later
