"""Records expected.txt of the projects in ../golden/projects: what dbt-core 1.12.6 makes of each.

    PYTHON_OF_DBT record_projects.py [NAME ...]

One line per field, so that differences read well. Left out: built-in macros, moments, and fields that say
the same of every resource of these projects (see DROPPED). Files are taken in the order of their names, those
of a folder before its subfolders, as Percolate does; dbt itself follows the operating system's listing and
Python's hashes.
"""
import json
import os
import pathlib
import sys
import tempfile

os.environ["DO_NOT_TRACK"] = "1"
import dbt.parser.search  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402

FOLDERS = ["models", "seeds", "snapshots", "analyses", "macros", "tests", "functions"]
listed = dbt.parser.search.find_matching


def ordered(file):
    *parents, name = file["relative_path"].split("/")
    folder = file["searched_path"]
    place = FOLDERS.index(folder) if folder in FOLDERS else -1
    return place, [(1, parent) for parent in parents] + [(0, name)]


dbt.parser.search.find_matching = lambda *args: sorted(listed(*args), key=ordered)

PROJECTS = pathlib.Path(__file__).resolve().parent.parent / "golden" / "projects"
SECTIONS = ["nodes", "sources", "macros", "docs", "exposures", "groups", "functions", "unit_tests", "disabled"]
BUILT_IN = {"dbt", "dbt_duckdb"}
DROPPED = {"created_at", "resource_type", "unique_id", "original_file_path", "build_path", "language", "doc_blocks"}


def lines(manifest, root):
    out = []
    for section in SECTIONS:
        for name, resources in manifest[section].items():
            for resource in resources if isinstance(resources, list) else [resources]:
                if resource["package_name"] in BUILT_IN:
                    continue
                out.append(f"{section} {name}")
                for field, value in resource.items():
                    keep = field not in DROPPED or (field in ("language", "doc_blocks") and value not in ("sql", []))
                    if keep:
                        out.append(f"  {field}: {json.dumps(value)}".replace(str(root), "ROOT"))
    return out


def record(root):
    with tempfile.TemporaryDirectory() as target:
        flags = ["--project-dir", str(root), "--profiles-dir", str(PROJECTS), "--target-path", target]
        flags += ["--log-path", target, "--no-partial-parse", "--quiet"]
        result = dbtRunner().invoke(["parse", *flags])
        if not result.success:
            print(root.name, "failed:", result.exception)
            return
        manifest = json.loads((pathlib.Path(target) / "manifest.json").read_text())
    (root / "expected.txt").write_text("\n".join(lines(manifest, root)) + "\n")


for project in sorted(PROJECTS.iterdir()):
    if project.is_dir() and (not sys.argv[1:] or project.name in sys.argv[1:]):
        record(project)
