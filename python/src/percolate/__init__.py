"""Percolate from Python: a dbt-compatible engine on an embedded JVM.

The modules: :mod:`percolate.graph`, :mod:`percolate.manifest`, :mod:`percolate.compile`, :mod:`percolate.runner`;
:mod:`percolate.jvm` starts the JVM, which happens by itself when something is first used.
"""

from percolate._version import VERSION as __version__

__all__ = ["__version__"]
