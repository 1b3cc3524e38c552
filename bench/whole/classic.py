"""The three projects that dbt's own performance work has long been measured with, written by rule.

simple: N models `select ... union all select ...` over earlier ones, each with a properties file of its own that asks
for unique, not_null and relationships tests, in numbered folders of a hundred. chains: N times base -> staging ->
intermediate -> marts, every model but the first `select * from {{ ref() }}`. The same arguments give the same bytes.
"""
import pathlib

PROFILE = """perf:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: perf.duckdb
      schema: analytics
      threads: 4
"""

MACRO = """{% macro cents_to_units(column) %}({{ column }} / 100.0){% endmacro %}
"""


def project(name):
    return {
        "dbt_project.yml": f"name: {name}\nversion: '1.0'\nprofile: perf\nmodels:\n  {name}:\n    +materialized: view\n",
        "profiles.yml": PROFILE,
        "macros/units.sql": MACRO,
    }


def simple(models):
    files = project("simple_models")
    for n in range(models):
        folder = f"models/part_{n // 100:03}"
        # one to three parents not far away; the distances are a fixed pattern, so that levels stay shallow
        parents = sorted({p for p in (n // 2, n - 7, n - 31) if 0 <= p < n})
        selects = [f"select id, value from {{{{ ref('node_{p}') }}}}" for p in parents[: 1 + n % 3]]
        files[f"{folder}/node_{n}.sql"] = "\nunion all\n".join(selects or ["select 1 as id, 2 as value"]) + "\n"
        text = [f"version: 2", "models:", f"  - name: node_{n}", f"    description: The model number {n}.",
                "    columns:", "      - name: id", "        data_tests:", "          - unique", "          - not_null"]
        if parents:
            text += ["          - relationships:", "              arguments:",
                     f"                to: ref('node_{parents[0]}')", "                field: id"]
        text += ["      - name: value", "        data_tests:", "          - not_null"]
        files[f"{folder}/node_{n}.yml"] = "\n".join(text) + "\n"
    return files


def chains(count):
    files = project("chains")
    for n in range(count):
        group = f"{n // 50:02}"
        files[f"models/base/{group}/base_{n}.sql"] = f"select {n} as id, 'name {n}' as name\n"
        before = f"base_{n}"
        for layer in ("staging", "intermediate", "marts"):
            name = f"{layer}_{n}"
            files[f"models/{layer}/{group}/{name}.sql"] = f"select * from {{{{ ref('{before}') }}}}\n"
            before = name
    files["models/properties.yml"] = "version: 2\nmodels:\n" + "".join(
        f"  - name: marts_{n}\n    description: The end of chain {n}.\n" for n in range(count))
    return files


def write(shape, models, folder):
    """Writes the project; chains have four models each."""
    files = simple(models) if shape == "simple" else chains(models // 4)
    for path, text in files.items():
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
