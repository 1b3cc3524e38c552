"""Records ../golden/example: what dbt-core 1.12.6 with dbt-duckdb does with examples/jaffle-shop.

    PYTHON_OF_DBT record_example.py

commands.txt has a block for each command line: what it lists, or its summary and what became of each node;
sorted, as the order depends on threads. manifest.txt.gz has one line per field. Left out of it: moments, ids of
the invocation, and built-in macros. Files are read in the order of their names, those of a folder
before its subfolders, as Percolate does; dbt itself follows the operating system's listing.
"""
import gzip
import json
import os
import pathlib
import shutil
import tempfile

os.environ["DO_NOT_TRACK"] = "1"
import dbt.parser.search  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden" / "example"
EXAMPLE = HERE.parents[3] / "examples" / "jaffle-shop"
COMMANDS = [
    "build",
    "build",
    "ls --select +customers,tag:marts",
    "ls --select stg_orders+1 --exclude resource_type:test",
    "ls --select source:* exposure:* test_type:unit",
    "ls --resource-type snapshot --output path",
    "ls --select config.materialized:incremental --output json --output-keys unique_id config.unique_key",
    "test --select orders",
    "run --select daily_revenue --full-refresh",
    "seed --select raw_stores",
    "snapshot",
]
FOLDERS = ["models", "seeds", "snapshots", "analyses", "macros", "tests"]
BUILT_IN = {"dbt", "dbt_duckdb"}
VOLATILE = {"created_at", "metadata", "root_path"}
listed = dbt.parser.search.find_matching


def ordered(file):
    *parents, name = file["relative_path"].split("/")
    folder = file["searched_path"]
    place = FOLDERS.index(folder) if folder in FOLDERS else -1
    return place, [(1, parent) for parent in parents] + [(0, name)]


dbt.parser.search.find_matching = lambda *args: sorted(listed(*args), key=ordered)


def block(project, command):
    events = []
    options = ["--project-dir", str(project), "--profiles-dir", str(project), "--quiet", "--no-partial-parse"]
    result = dbtRunner(callbacks=[events.append]).invoke(command.split() + options)
    lines = [f"$ {command}"]
    if command.startswith("ls"):
        return lines + sorted(result.result)
    lines += [event.info.msg for event in events if event.info.name == "StatsLine"]
    results = json.loads((project / "target" / "run_results.json").read_text())["results"]
    keys = ["status", "failures", "message", "adapter_response", "relation_name"]
    return lines + sorted(" ".join([r["unique_id"]] + [json.dumps(r[key]) for key in keys]) for r in results)


def manifest_lines(manifest):
    out = []
    for section, resources in manifest.items():
        if section == "metadata":
            continue
        out.append(section)
        for name, resource in resources.items():
            if isinstance(resource, dict) and resource.get("package_name") in BUILT_IN:
                continue
            if isinstance(resource, dict):
                out.append(f"  {name}")
                out += [f"    {k}: {json.dumps(v)}" for k, v in resource.items() if k not in VOLATILE]
            else:
                out.append(f"  {name}: {json.dumps(resource)}")
    return out


with tempfile.TemporaryDirectory() as folder:
    project = pathlib.Path(folder) / "jaffle-shop"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("target", "logs", "*.duckdb"))
    os.environ["JAFFLE_SHOP_DB"] = str(project / "jaffle_shop.duckdb")
    lines = []
    for command in COMMANDS:
        lines += block(project, command)
    options = ["--project-dir", str(project), "--profiles-dir", str(project), "--quiet", "--no-partial-parse"]
    dbtRunner().invoke(["parse"] + options)
    manifest = json.loads((project / "target" / "manifest.json").read_text())
    (GOLDEN / "commands.txt").write_text("\n".join(lines) + "\n")
    text = "\n".join(manifest_lines(manifest)) + "\n"
    (GOLDEN / "manifest.txt.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
