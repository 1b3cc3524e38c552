"""Percolate inside an installed dbt-core 1.12, whose files stay as they are.

    from percolate import dbt_core
    dbt_core.install()

Parsing goes to ``percolate parse`` by dbt-core's own seam for external parsers; linking, walking and queueing the graph
and writing artifacts go to the modules of this package. Everything else is dbt-core's.
"""

from percolate.dbt_core.installation import UnsupportedDbtCoreError, install, installed

__all__ = ["UnsupportedDbtCoreError", "install", "installed"]
