"""Nodes compiled by percolate.dbt_core beside plain dbt-core: code, ephemeral models, macros, files.

Needs an interpreter with dbt-core and the package as the wheel has it; conformance/seam leaves one:

    PYTHONPATH=build/seam/package python -m unittest discover -s python/tests -p 'test_dbt_core*.py'
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from percolate import _layout

if importlib.util.find_spec("networkx") is None or not (_layout.JARS / "percolate.jar").is_file():
    raise unittest.SkipTest("needs an interpreter that has dbt-core, and the package with its jars")

EPHEMERAL = "{{ config(materialized='ephemeral') }}"
MICROBATCH = (
    "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='year',"
    " begin='2025-01-01') }}"
)
FILES = {
    "dbt_project.yml": "name: shop\nversion: '1.0'\nprofile: shop\nmodels: {shop: {+materialized: table}}\n",
    "profiles.yml": "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, threads: 4}}}\n",
    "macros/inner.sql": "{% macro inner(name) %}(select * from {{ ref(name) }}){% endmacro %}",
    "models/base.sql": "select 1 as id, timestamp '2025-03-01' as ts",
    "models/e1.sql": EPHEMERAL + "select * from {{ ref('base') }}",
    "models/e2.sql": EPHEMERAL + "with a as (select * from {{ ref('e1') }}) select * from a",
    "models/e3.sql": EPHEMERAL + "{{ config(alias='other_name') }}-- nothing\nselect * from {{ ref('e1') }}",
    # what reads the clock stays with dbt-core, and so do those that have it in front
    "models/clock.sql": EPHEMERAL + "select '{{ run_started_at.year > 2000 }}' as y from {{ ref('e1') }}",
    "models/over_clock.sql": "select c.*, e.* from {{ ref('clock') }} c, {{ ref('e2') }} e",
    "models/chain.sql": "select * from {{ ref('e2') }}",
    "models/diamond.sql": "select e3.* from {{ ref('e3') }} e3, {{ ref('e2') }} union all select * from {{ ref('e3') }}",
    "models/with_own.sql": "with recursive x as (select 1 as id), y as (select * from {{ ref('e1') }}) select * from y",
    "models/commented.sql": "/* with */ -- with\n  WITH x as (select * from {{ inner('e2') }}) select * from x\n",
    "models/empty_text.sql": EPHEMERAL + "{% if false %}{{ ref('base') }}{% endif %}",
    "models/of_empty.sql": "select 1 as id {# {{ ref('empty_text') }} #}{% set _ = ref('empty_text') %}",
    "models/batches.sql": MICROBATCH + "select * from {{ ref('base') }}{% if model.batch %} where 1 = 0{% endif %}",
    "models/batches_too.sql": MICROBATCH + "select * from {{ ref('base') }}",
    "models/of_batches.sql": "select * from {{ ref('batches') }}",
    "models/keys.sql": "select 1 as id",
    "analyses/why.sql": "select count(*) from {{ ref('e2') }};\n\n",
    "tests/singular.sql": "select * from {{ ref('e3') }} where id is null",
    "snapshots/kept.sql": "{% snapshot kept %}{{ config(strategy='check', unique_key='id', check_cols='all',"
    " target_schema='s') }}select id from {{ ref('e1') }}{% endsnapshot %}",
    "models/all.yml": json.dumps({
        "models": [
            {"name": "base", "config": {"event_time": "ts"}},
            {"name": "e2", "columns": [{"name": "id", "data_tests": ["not_null", "unique"]}]},
            {"name": "keys", "columns": [{
                "name": "id",
                "constraints": [{"type": "foreign_key", "to": "ref('base')", "to_columns": ["id"]}],
            }]},
        ],
        "unit_tests": [{
            "name": "sums", "model": "chain", "given": [{"input": "ref('e2')", "format": "sql", "rows": "select 1 as id"}],
            "expect": {"rows": [{"id": 1}]},
        }],
    }),
}
# dbt-core in a process of its own, as a command of it
RUN = """
import json, sys
from percolate.dbt_core import compiling
if sys.argv[1] == "with":
    from percolate import dbt_core
    dbt_core.install()
    compiling.WORTHWHILE = 1
from dbt.cli.main import dbtRunner
done = dbtRunner().invoke(sys.argv[2:])
codes = compiling._parsed and compiling._parsed._codes
print("taken", json.dumps(sorted(codes or [])))
sys.exit(0 if done.success else 1)
"""
# the clock is read in it or in what stands in front of it, or the batch
RENDERED = {"clock", "over_clock", "batches"}


class Compiled(unittest.TestCase):
    def told_in(self, folder, variant, *command):
        """What a command prints in a new copy of the project."""
        for name, text in FILES.items():
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_text(text)
        parser = f"{Path(__file__).resolve().parents[2] / 'percolate'} parse"
        package = str(Path(_layout.__file__).parents[1])
        env = {**os.environ, "DO_NOT_TRACK": "1", "DBT_ENGINE_V2_PARSER": parser, "PYTHONPATH": package}
        done = subprocess.run(
            [sys.executable, "-c", RUN, variant, *command, "--profiles-dir", "."],
            cwd=folder, env=env, capture_output=True, text=True, timeout=300,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def run_in(self, folder, variant, *command):
        """What is compiled by a command in a new copy of the project, and of which nodes code was taken."""
        told = self.told_in(folder, variant, *command)
        taken = {one.split(".")[2] for one in json.loads(told.rsplit("taken ", 1)[1])}
        manifest = json.loads(Path(folder, "target", "manifest.json").read_text())
        kept = ("config", "compiled", "compiled_code", "extra_ctes", "extra_ctes_injected", "compiled_path", "relation_name",
                "constraints", "columns")
        nodes = {
            one: {**{name: node.get(name) for name in kept}, "macros": sorted(node["depends_on"]["macros"])}
            for one, node in manifest["nodes"].items()
        }
        root = Path(folder, "target", "compiled")
        files = {str(file.relative_to(root)): file.read_text() for file in root.rglob("*.sql") if file.is_file()}
        results = json.loads(Path(folder, "target", "run_results.json").read_text())["results"]
        return nodes, files, {one["unique_id"]: one["compiled_code"] for one in results}, taken

    def check(self, *command):
        with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as patched:
            *theirs, _ = self.run_in(plain, "without", *command)
            *ours, taken = self.run_in(patched, "with", *command)
        self.maxDiff = None
        for expected, found in zip(theirs, ours):
            self.assertEqual(expected, found)
        return taken

    def test_all(self):
        taken = self.check("compile")
        sql = {Path(name).stem for name in FILES if name.endswith(".sql")} - {"inner"}
        self.assertEqual(sql - RENDERED, taken & sql)

    def test_listing(self):
        listed = []
        for variant in ("without", "with"):
            with tempfile.TemporaryDirectory() as folder:
                told = self.told_in(folder, variant, "--quiet", "ls", "--output", "json")
            listed.append([json.loads(line) for line in told.splitlines() if line.startswith("{")])
        self.assertTrue(listed[0])
        self.assertEqual(*listed)

    def test_an_ephemeral_model_that_is_not_selected(self):
        self.assertEqual({"chain", "e1", "e2"}, self.check("compile", "--select", "chain"))

    def test_ephemeral_models_that_stay_out_of_the_code(self):
        self.assertLess({"chain", "diamond"}, self.check("compile", "--no-inject-ephemeral-ctes"))

    def test_running(self):
        taken = self.check("build", "--threads", "4", "--exclude", "of_empty")
        self.assertLess({"chain", "diamond", "keys", "kept", "singular"}, taken)


if __name__ == "__main__":
    unittest.main()
