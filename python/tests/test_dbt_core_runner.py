"""PercolateRunner on a manifest that dbt-core has parsed: the same nodes, results and code as dbt-core's own commands.

Needs an interpreter with dbt-core and the package as the wheel has it; conformance/seam leaves one:

    PYTHONPATH=build/seam/package python -m unittest discover -s python/tests -p 'test_dbt_core*.py'
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
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

    def invoke(self, folder, runner, command):
        """What a runner answers in a copy of the example."""
        os.chdir(folder)
        with contextlib.redirect_stdout(io.StringIO()):
            done = runner.invoke([*command, "--profiles-dir", "."])
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


def rows(result):
    """Names as they are listed, or of each node what became of it and its code."""
    if isinstance(result, list):
        return result
    return {row.node.unique_id: (str(row.status), code(row.node)) for row in result}


def code(node):
    # for a seed dbt-core renders an empty text, which stands in no artifact
    return None if node.resource_type == "seed" else getattr(node, "compiled_code", None)


if __name__ == "__main__":
    unittest.main()
