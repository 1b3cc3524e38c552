"""Lists of texts as one text, in which a NUL ends every element: how they cross to Java and back."""

from __future__ import annotations

from typing import Iterable

END = "\0"


def pack(parts: Iterable[str]) -> str:
    if isinstance(parts, str):
        # its letters are texts, too
        raise TypeError(f"expected a list of texts, not the text {parts!r}")
    parts = list(parts)
    for part in parts:
        if not isinstance(part, str):
            raise TypeError(f"expected str, not {type(part).__name__}")
        if END in part:
            raise ValueError("a name cannot hold a NUL character")
    return "".join(part + END for part in parts)


def unpack(packed: object) -> list[str]:
    parts = str(packed).split(END)
    parts.pop()
    return parts


def unpack_groups(packed: object) -> list[list[str]]:
    """Groups that are each ended by an empty element."""
    groups: list[list[str]] = []
    group: list[str] = []
    for part in unpack(packed):
        if part:
            group.append(part)
        else:
            groups.append(group)
            group = []
    return groups
