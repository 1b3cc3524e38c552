"""The environment of this moment, as it crosses to Java."""

from __future__ import annotations

import os

from percolate._packed import pack


def packed_environment() -> str:
    parts = [part for pair in os.environ.items() for part in pair]
    # one that is no text in the file system's encoding cannot cross, nor be of use to a template
    return pack(part.encode("utf-8", "replace").decode() for part in parts)
