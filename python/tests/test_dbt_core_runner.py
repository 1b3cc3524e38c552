"""PercolateRunner on a manifest that dbt-core has parsed: the same nodes, results and code as dbt-core's own commands.

Needs an interpreter with dbt-core and the package as the wheel has it; conformance/seam leaves one:

    PYTHONPATH=build/seam/package python -m unittest discover -s python/tests -p 'test_dbt_core*.py'
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import shutil
import tempfile
import unittest
import warnings
from pathlib import Path

from percolate import _layout

if importlib.util.find_spec("networkx") is None or not (_layout.JARS / "percolate.jar").is_file():
    raise unittest.SkipTest("needs an interpreter that has dbt-core, and the package with its jars")

from dbt.cli.main import dbtRunner

from percolate.runner import PercolateRunner

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "jaffle-shop"
MACROS = """
{% macro told(x=1) %}{{ log('told ' ~ x ~ ' ' ~ ref('orders'), info=true) }}{% endmacro %}
{% macro made() %}{% do run_query('create table made as select 7 as n') %}{% endmacro %}
{% macro wrong() %}{{ exceptions.raise_compiler_error('hm') }}{% endmacro %}
"""
QUERIES = (
    ["compile", "--inline", "select * from {{ ref('orders') }} where {{ var('x', 1) }} = 1"],
    ["compile", "--inline", "{{ config(materialized='table') }}select {{ dbt.concat(['1', '2']) }} from {{ ref('stg_orders') }}"],
    ["show", "--inline", "select count(*) as n from {{ ref('raw_orders') }}"],
    ["show", "--inline", "select 1 as a union all select 2", "--output", "json"],
    ["compile", "--inline", "select * from {{ ref('nowhere') }}"],
    ["compile", "--inline", "select * from {{ source('no', 'where') }}"],
    ["compile", "--inline", "select {{ wrong() }}"],
    ["compile", "--inline", "select {{ 1 + }}"],
    ["run-operation", "told", "--args", "{x: 2}"],
    ["run-operation", "told"],
    ["run-operation", "jaffle_shop.told"],
    ["run-operation", "made"],
    ["run-operation", "made"],
    ["run-operation", "wrong"],
    ["run-operation", "nowhere"],
    ["run-operation", "--sql", "create table of_sql as select count(*) as n from {{ ref('orders') }}"],
    ["run-operation", "--sql", "select 1"],
    ["run-operation", "--sql", "select {{ ref('nowhere') }}"],
    ["show", "--inline", "select * from made, of_sql"],
)
# times, and what stands in front of a line
CHANGING = re.compile(r"^\d\d:\d\d:\d\d |\b\d+\.\d\ds\b|\x1b\[\d*m", re.MULTILINE)
COMMANDS = (["ls"], ["ls", "--select", "+orders", "--exclude", "resource_type:test"], ["compile"], ["seed"], ["build"])


class GivenManifest(unittest.TestCase):
    def setUp(self):
        # dbt-core leaves its logs open
        warnings.simplefilter("ignore", ResourceWarning)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        leftovers = shutil.ignore_patterns("target", "logs", "*.duckdb")
        self.theirs, self.ours = (Path(folder.name, name, "shop") for name in ("theirs", "ours"))
        for copy in (self.theirs, self.ours):
            shutil.copytree(EXAMPLE, copy, ignore=leftovers)

    def printed(self, folder, runner, command):
        """What a runner answers in a copy of the example, and what it shows."""
        os.chdir(folder)
        with contextlib.redirect_stdout(io.StringIO()) as out:
            done = runner.invoke([*command, "--profiles-dir", ".", "--no-use-colors"])
        return done, CHANGING.sub("", out.getvalue())

    def invoke(self, folder, runner, command):
        done, _ = self.printed(folder, runner, command)
        self.assertIsNone(done.exception, command)
        return done

    def test_commands_do_the_same_as_with_dbt_core(self):
        manifest = self.invoke(self.ours, dbtRunner(), ["parse"]).result
        # whoever parsed anew would miss it
        (self.ours / "models" / "marts" / "orders.sql").unlink()
        theirs, ours = dbtRunner(), PercolateRunner(manifest=manifest)
        for command in COMMANDS:
            with self.subTest(command=command):
                expected = self.invoke(self.theirs, theirs, command)
                given = self.invoke(self.ours, ours, command)
                self.assertEqual((expected.success, len(expected.result)), (given.success, len(given.result)))
                self.assertTrue(given.success and len(given.result))
                self.assertEqual(rows(expected.result), rows(given.result))

    def test_queries_and_operations_do_the_same_as_with_dbt_core(self):
        for copy in (self.theirs, self.ours):
            (copy / "macros").mkdir(exist_ok=True)
            (copy / "macros" / "of_test.sql").write_text(MACROS)
        manifest = self.invoke(self.ours, dbtRunner(), ["parse"]).result
        theirs, ours = dbtRunner(), PercolateRunner(manifest=manifest)
        for copy, runner in ((self.theirs, theirs), (self.ours, ours)):
            self.invoke(copy, runner, ["build"])
        (self.ours / "macros" / "of_test.sql").unlink()
        for command in QUERIES:
            with self.subTest(command=command):
                expected, told = self.printed(self.theirs, theirs, command)
                given, shown = self.printed(self.ours, ours, command)
                self.assertEqual((expected.success, str(expected.exception)), (given.success, str(given.exception)))
                # dbt-core raises its very base for a query that makes no sense
                families = {one.__name__ for one in type(expected.exception).__mro__}
                self.assertTrue(families & {type(given.exception).__name__, "DbtBaseException"} or given.exception is None)
                self.assertEqual(rows(expected.result), rows(given.result))
                self.assertEqual(own(told), own(shown))


def own(text):
    """What a command shows once it has found out what there is to do."""
    return text.partition("semantic models")[2] or text.rpartition("macros\n")[2]


def rows(result):
    """Names as they are listed, or of each node what became of it and its code."""
    if result is None or isinstance(result, list):
        return result
    return {
        getattr(row, "unique_id", None) or row.node.unique_id: (
            str(row.status), row.message, code(row.node) if getattr(row, "node", None) else None
        )
        for row in result.results
    }


def code(node):
    # for a seed dbt-core renders an empty text, which stands in no artifact
    return None if node.resource_type == "seed" else getattr(node, "compiled_code", None)


if __name__ == "__main__":
    unittest.main()
