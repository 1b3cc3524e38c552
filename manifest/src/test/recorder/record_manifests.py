"""Records what dbt-core 1.12.6 makes of small manifests, into ../resources/manifest.

    PYTHON_OF_DBT record_manifests.py

json_faults.jsonl   texts that are not JSON, and Python's message
required.json       an example of every resource type, and the fields dbt cannot do without
upgrades/vN.json    a manifest of schema vN and what dbt's upgrade and reading make of it
names.jsonl         random manifests, refs and sources asked for, and what they resolve to
"""
import argparse
import copy
import gzip
import json
import pathlib
import random

from dbt import flags
from dbt.artifacts.schemas.manifest import WritableManifest
from dbt.contracts.graph.manifest import Disabled, Manifest
from dbt_common.exceptions import DbtBaseException

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "manifest"
SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v%d.json"

NOT_JSON = [
    "", " \n ", "{", "[1,", '{"a"', '{"a":', '{"a":1', '{"a":1,}', '{"a": 1, }', "[1 2]", "{a:1}", '"abc', '"a\nb"',
    '"\\x"', '"\\u12"', '"\\u12g4"', '"\\u123', "nul", "[1,]", "[1, ]", "1 2", '{"a":1}x', "-", "[-]", "01", "1.", "1e", "[tru]",
    '{"a" 1}', "{'a':1}", '{"a":1 "b":2}', "\ufeff{}", '{"a":"\\', '"\\', '{"a":1,', "{,", "[,", '{"a":,}',
    '{\n  "a": 1,\n  "b": [1, 2,\n    3 4]\n}', '{"\u00e9\U0001f600": \u00e9}', '["\U0001f600", }', "{}\n\n  {}", "Infinit", "-Inf", "+1", ".5", "[1.e5]",
    '{"a": {"b": [{"c": "d"}, {"e" "f"}]}}', "/* no */ {}", "undefined", "{\"a\":1}]",
]


def fqn(package, name):
    return [package, name]


def head(kind, package, name, unique_id=None):
    return {"name": name, "resource_type": kind, "package_name": package, "path": f"{name}.sql",
            "original_file_path": f"models/{name}.sql", "unique_id": unique_id or f"{kind}.{package}.{name}",
            "fqn": fqn(package, name)}


def node(kind, package, name, unique_id=None, **more):
    return {"database": "db", "schema": "s", **head(kind, package, name, unique_id), "alias": name,
            "checksum": {"name": "sha256", "checksum": "c"}, **more}


def source(package, source_name, table, **more):
    return {"database": "db", "schema": "s", **head("source", package, table, f"source.{package}.{source_name}.{table}"),
            "source_name": source_name, "source_description": "", "loader": "", "identifier": table, **more}


def plain(kind, package, name, **more):
    fields = {**head(kind, package, name), **more}
    if kind in ("macro", "doc", "group"):
        del fields["fqn"]
    return fields


def examples():
    depends = {"macros": [], "nodes": []}
    return {
        "model": node("model", "shop", "m"),
        "seed": node("seed", "shop", "m"),
        "snapshot": node("snapshot", "shop", "m", config={"strategy": "check", "unique_key": "id", "check_cols": "all"}),
        "analysis": node("analysis", "shop", "m"),
        "test": node("test", "shop", "m"),
        "generic_test": node("test", "shop", "m", test_metadata={"name": "unique", "kwargs": {}, "namespace": None}),
        "operation": node("operation", "shop", "m", index=0),
        "sql_operation": node("sql_operation", "shop", "m"),
        "function": node("function", "shop", "m", config={}, returns={"data_type": "int"}),
        "source": source("shop", "web", "clicks"),
        "exposure": plain("exposure", "shop", "m", type="dashboard", owner={"name": "o"}),
        "metric": plain("metric", "shop", "m", description="", label="m", type="simple", type_params={}),
        "saved_query": plain("saved_query", "shop", "m", query_params={"metrics": [], "group_by": [], "where": None}, exports=[]),
        "semantic_model": plain("semantic_model", "shop", "m", model="ref('m')", node_relation={"alias": "m", "schema_name": "s"}),
        "unit_test": plain("unit_test", "shop", "m", model="m", given=[{"input": "ref('m')", "rows": []}], expect={"rows": []}),
        "macro": plain("macro", "shop", "m", macro_sql="{% macro m() %}{% endmacro %}"),
        "doc": plain("doc", "shop", "m", block_contents="text"),
        "group": plain("group", "shop", "m", owner={"name": "o"}),
    }


COLLECTION = {"source": "sources", "exposure": "exposures", "metric": "metrics", "saved_query": "saved_queries",
              "semantic_model": "semantic_models", "unit_test": "unit_tests", "macro": "macros", "doc": "docs",
              "group": "groups", "function": "functions"}


def manifest(**collections):
    empty = {name: {} for name in ["nodes", "sources", "macros", "docs", "exposures", "metrics", "groups", "selectors",
                                   "disabled", "parent_map", "child_map", "group_map", "saved_queries", "semantic_models",
                                   "unit_tests", "functions"]}
    return {"metadata": {"dbt_schema_version": SCHEMA % 12}, **empty, **collections}


def reads(kind, fields):
    collection = COLLECTION.get(fields.get("resource_type", kind), "nodes")
    try:
        WritableManifest.from_dict(manifest(**{collection: {"x": copy.deepcopy(fields)}}))
        return True
    except Exception:
        return False


def record_required():
    found = {}
    for kind, fields in examples().items():
        assert reads(kind, fields), kind
        needed = [name for name in fields if name != "resource_type"
                  and not reads(kind, {k: v for k, v in fields.items() if k != name})]
        found[kind] = {"fields": fields, "required": needed}
    (OUT / "required.json").write_text(json.dumps(found, indent=1) + "\n")


def record_faults():
    lines = []
    for text in NOT_JSON:
        try:
            json.loads(text)
            raise AssertionError(text)
        except ValueError as error:
            lines.append(json.dumps([text, str(error)]))
    (OUT / "json_faults.jsonl").write_text("\n".join(lines) + "\n")


def old_node(version, kind, name, **more):
    """A node as dbt wrote it at that schema version, as far as the upgrade looks at it."""
    fields = node(kind, "shop", name)
    code = {"raw_sql": f"select '{name}'"} if version <= 6 else {"raw_code": f"select '{name}'", "language": "sql"}
    refs = [["a"], ["pkg", "b"]] if version <= 8 else [{"name": "a", "package": None, "version": None}]
    compiled = {"compiled_sql": "select 1"} if version <= 6 else {"compiled_code": "select 1"}
    fields.update({"config": {"enabled": True, "materialized": "view"}, "root_path": "/p", "tags": ["t"],
                   "depends_on": {"macros": ["macro.shop.m"], "nodes": ["model.shop.a"]}, "refs": refs, "sources": [["web", "clicks"]],
                   "metrics": [], "compiled": True, "extra_ctes_injected": True, "extra_ctes": [],
                   "compiled_path": "target/x.sql", "relation_name": f'"db"."s"."{name}"', **code, **compiled, **more})
    return fields


def old_metric(version, name):
    if version <= 9:
        return plain("metric", "shop", name, description="", label="m", model="ref('a')", calculation_method="sum",
                     expression="x", dimensions=[], filters=[], root_path="/p", refs=[["a"]])
    filter_ = {"where_sql_template": "x > 1"}
    fields = plain("metric", "shop", name, description="", label="m", type="simple", root_path="/p",
                   refs=[], depends_on={"macros": [], "nodes": []})
    wrapped = filter_ if version == 10 else {"where_filters": [filter_]}
    measure = {"name": "x", "filter": wrapped, "alias": None}
    fields["filter"] = wrapped
    fields["type_params"] = {"measure": dict(measure), "numerator": None, "denominator": None, "input_measures": [dict(measure)],
                             "metrics": [{"name": "y", "filter": wrapped, "alias": None}], "expr": None}
    return fields


def old_manifest(version):
    nodes = {f"model.shop.{n}": old_node(version, "model", n) for n in "ab"}
    nodes["seed.shop.raw"] = old_node(version, "seed", "raw")
    nodes["snapshot.shop.snap"] = old_node(
        version, "snapshot", "snap", config={"strategy": "check", "unique_key": "id", "check_cols": "all", "materialized": "snapshot"})
    nodes["test.shop.u"] = old_node(version, "test", "u", test_metadata={"name": "unique", "kwargs": {"column_name": "id"}, "namespace": None})
    if version >= 7:
        nodes["model.shop.py"] = old_node(version, "model", "py", language="python")
    refs = [["a"], ["pkg", "b"]] if version <= 8 else []
    data = {
        "metadata": {"dbt_schema_version": SCHEMA % version, "dbt_version": "1.%d.0" % max(0, version - 4), "project_name": "shop"},
        "nodes": nodes,
        "sources": {"source.shop.web.clicks": source("shop", "web", "clicks", root_path="/p")},
        "macros": {"macro.shop.m": plain("macro", "shop", "m", macro_sql="{% macro m() %}{% endmacro %}", root_path="/p")},
        "docs": {"shop.d" if version <= 6 else "doc.shop.d": {k: v for k, v in plain(
            "doc", "shop", "d", block_contents="text", root_path="/p").items() if k != "resource_type"}},
        "exposures": {"exposure.shop.e": plain("exposure", "shop", "e", type="dashboard", owner={"email": "a@b.c"}, root_path="/p", refs=refs)},
        "metrics": {"metric.shop.x": old_metric(version, "x")},
        "selectors": {},
        "disabled": {"model.shop.off": [old_node(version, "model", "off"), old_node(version, "model", "off")],
                     "seed.shop.off": [old_node(version, "seed", "off")],
                     "metric.shop.off": [old_metric(version, "off")]},
        "parent_map": {}, "child_map": {},
    }
    if version >= 8:
        data.update(groups={}, group_map={})
    if version >= 10:
        data["semantic_models"] = {}
    if version >= 11:
        data["saved_queries"] = {}
    return data


def record_upgrades():
    folder = OUT / "upgrades"
    folder.mkdir(exist_ok=True)
    for version in range(4, 12):
        data = old_manifest(version)
        read = WritableManifest.upgrade_schema_version(copy.deepcopy(data))
        written = read.to_dict(omit_none=False, context={"artifact": True})
        (folder / f"v{version}.json").write_text(json.dumps(
            {"manifest": data, "read": json.loads(json.dumps(written, default=str))}) + "\n")


VERSIONS = [1, 2, 3, 1.5, 2.0, "beta", "v1"]


def random_manifest(rng):
    packages, names = ["root", "a", "b"], ["x", "y", "z"]
    nodes, disabled, sources = {}, {}, {}

    def put(fields, enabled):
        fields["config"] = {**fields.get("config", {}), "enabled": enabled}
        if enabled:
            (sources if fields["resource_type"] == "source" else nodes)[fields["unique_id"]] = fields
        else:
            disabled.setdefault(fields["unique_id"], []).append(fields)

    for _ in range(rng.randint(3, 30)):
        package, name, enabled = rng.choice(packages), rng.choice(names), rng.random() < 0.75
        kind = rng.choice(["model", "model", "versioned", "seed", "snapshot", "test", "source", "source"])
        if kind == "versioned":
            latest = rng.choice(VERSIONS)
            for version in rng.sample(VERSIONS, rng.randint(1, 3)):
                put(node("model", package, name, f"model.{package}.{name}.v{version}", version=version, latest_version=latest), enabled)
        elif kind == "source":
            put(source(package, rng.choice("st"), name), enabled)
        elif kind == "snapshot":
            put(node(kind, package, name, config={"strategy": "check", "unique_key": "id", "check_cols": "all"}), enabled)
        else:
            put(node(kind, package, name), enabled)
    return manifest(nodes=nodes, disabled=disabled, sources=sources)


def answer(work):
    try:
        found = work()
    except DbtBaseException as error:
        return "error " + error.msg
    if found is None:
        return "none"
    return f"disabled {found.target.unique_id}" if isinstance(found, Disabled) else f"found {found.unique_id}"


def set_flags(node_first=False):
    flags.set_from_args(argparse.Namespace(
        require_ref_searches_node_package_before_root=node_first, state_modified_compare_more_unrendered_values=False), None)


def record_names():
    rng = random.Random(7)
    lines = []
    for _ in range(100):
        data = random_manifest(rng)
        asked = Manifest.from_writable_manifest(WritableManifest.from_dict(copy.deepcopy(data)))
        queries = []
        for _ in range(25):
            node_first = rng.random() < 0.5
            set_flags(node_first)
            current, package = "root", rng.choice(["root", "a", "b"])
            name, target = rng.choice("xyz"), rng.choice([None, None, None, "root", "a", "b", "c"])
            version = rng.choice([None, None, None, 0, "", *VERSIONS])
            table = rng.choice("st")
            queries.append({
                "name": name, "package": target, "version": version, "node_package": package, "node_first": node_first,
                "ref": answer(lambda: asked.resolve_ref(None, name, target, version, current, package)),
                "source_name": table, "source": answer(lambda: asked.resolve_source(table, name, current, package))})
        lines.append(json.dumps({"manifest": data, "queries": queries}))
    with gzip.GzipFile(OUT / "names.jsonl.gz", "wb", mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    set_flags()
    record_faults()
    record_required()
    record_upgrades()
    record_names()
