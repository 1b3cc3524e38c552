"""Manifests: loaded from whatever holds one, asked in constant time, the same values as in the file."""

from __future__ import annotations

import copy
import json
import pathlib
import pickle
from typing import Any

import pytest

from percolate import manifest as module
from percolate.errors import InvalidFieldsError, NodeNotFoundError, PercolateError
from percolate.graph import DbtGraph, build_graph_from_global_manifest, build_graph_from_manifest_json
from percolate.manifest import Disabled, Manifest, Node, create_node, load_manifest, unload_manifest
from percolate.runner import PercolateRunner

PARENTS = "parent_map"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example's manifest."""
    from conftest import ROOT

    target = tmp_path_factory.mktemp("target")
    example = str(ROOT / "examples" / "jaffle-shop")
    done = PercolateRunner().invoke(["--quiet", "parse"], project_dir=example, profiles_dir=example,
                                    target_path=str(target), log_path=str(target))
    assert done.success, done.exception
    return (target / "manifest.json").read_text()


@pytest.fixture(scope="module")
def plain(text: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(text)
    return whole


def test_loads_from_whatever_holds_one(text: str, plain: dict[str, Any], tmp_path: pathlib.Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text)
    sources: list[Any] = [text, text.encode(), bytearray(text.encode()), memoryview(text.encode()), path, str(path),
                          plain]
    counts = {Manifest.load(source).get_node_count() for source in sources}
    assert counts == {len(plain[PARENTS])}


def test_nodes_are_those_of_the_file(text: str, plain: dict[str, Any]) -> None:
    loaded = Manifest.load(text)
    assert set(loaded.node_ids()) == set(plain[PARENTS])
    for section in ("nodes", "sources", "macros", "docs", "exposures", "groups", "unit_tests"):
        for unique_id, fields in plain[section].items():
            node = loaded.get_node(unique_id)
            assert node is not None and node.to_dict() == fields
    assert loaded.get_node("model.jaffle_shop.ghost") is None
    several = loaded.get_nodes(["model.jaffle_shop.orders", "nothing"])
    assert several[0] is not None and several[0].name == "orders" and several[1] is None
    assert loaded.to_dict()["nodes"] == plain["nodes"]
    assert loaded.metadata.project_name == "jaffle_shop"


def test_maps_and_dependencies(text: str, plain: dict[str, Any]) -> None:
    loaded = Manifest.load(text)
    assert loaded.get_parent_map() == plain["parent_map"]
    assert loaded.get_child_map() == plain["child_map"]
    assert loaded.get_parent_map() is loaded.get_parent_map()
    orders = plain["nodes"]["model.jaffle_shop.orders"]
    assert loaded.get_node_dependencies("model.jaffle_shop.orders") == orders["depends_on"]["nodes"]
    with pytest.raises(NodeNotFoundError, match="ghost"):
        loaded.get_node_dependencies("ghost")


def test_node_is_mapping_and_object(text: str) -> None:
    node = Manifest.load(text).get_node("model.jaffle_shop.orders")
    assert node is not None
    assert node.config.materialized == node["config"]["materialized"]
    assert node.columns["order_id"].name == "order_id"
    assert "config" in node and node.get("ghost") is None
    with pytest.raises(AttributeError):
        node.ghost
    assert pickle.loads(pickle.dumps(node)) == copy.deepcopy(node) == node.to_dict()


def test_names_are_resolved(text: str) -> None:
    loaded = Manifest.load(text)
    found = loaded.resolve_ref("orders", current_project="jaffle_shop")
    assert isinstance(found, Node) and found.unique_id == "model.jaffle_shop.orders"
    assert loaded.resolve_ref("orders", "jaffle_shop") == found
    assert loaded.resolve_ref("orders", version=2) is None
    assert loaded.resolve_ref("ghost") is None
    assert loaded.resolve_source("ghost", "x") is None


def test_disabled_names_say_so(plain: dict[str, Any]) -> None:
    changed = copy.deepcopy(plain)
    unique_id = "model.jaffle_shop.daily_revenue"
    node = changed["nodes"].pop(unique_id)
    node["config"]["enabled"] = False
    changed["disabled"][unique_id] = [node]
    for gone in [i for i, n in changed["nodes"].items() if unique_id in n["depends_on"].get("nodes", [])]:
        del changed["nodes"][gone]
    found = Manifest.load(changed).resolve_ref("daily_revenue", current_project="jaffle_shop")
    assert isinstance(found, Disabled) and found.target.unique_id == unique_id


def test_graph_of_a_manifest(text: str, plain: dict[str, Any]) -> None:
    graph = Manifest.load(text).build_graph()
    assert set(graph.nodes()) == set(plain[PARENTS])
    assert {(p, c) for c, parents in plain[PARENTS].items() for p in parents} == set(graph.edges())
    assert build_graph_from_manifest_json(text).edges() == graph.edges()
    waiting = DbtGraph.from_manifest(plain, test_edges=True)
    assert waiting.number_of_edges() > graph.number_of_edges()


def test_loaded_manifest_is_the_one_asked(text: str, plain: dict[str, Any]) -> None:
    unload_manifest()
    with pytest.raises(PercolateError, match="no manifest is loaded"):
        module.get_node_count()
    load_manifest(text)
    assert module.get_node_count() == len(plain[PARENTS])
    assert module.get_node("model.jaffle_shop.orders") is not None
    assert module.get_node_dependencies("model.jaffle_shop.orders")
    assert module.resolve_ref("orders", current_project="jaffle_shop") is not None
    assert module.resolve_source("x", "y") is None
    assert module.get_parent_map() == plain["parent_map"] and module.get_child_map() == plain["child_map"]
    assert build_graph_from_global_manifest().number_of_nodes() == len(plain[PARENTS])
    assert DbtGraph.from_global_manifest().nodes() == build_graph_from_global_manifest().nodes()
    unload_manifest()


def test_what_is_no_manifest() -> None:
    assert Manifest.load("{}").get_node_count() == 0
    with pytest.raises(PercolateError, match="line 1 column 2"):
        Manifest.load('{"nodes')
    with pytest.raises(FileNotFoundError):
        Manifest.load("no/such/file.json")


def test_strict_refuses_unknown_fields(plain: dict[str, Any]) -> None:
    Manifest.load(plain, strict=True)
    changed = copy.deepcopy(plain)
    changed["nodes"]["model.jaffle_shop.orders"]["colour"] = "blue"
    Manifest.load(changed)
    with pytest.raises(InvalidFieldsError, match="model.jaffle_shop.orders: field 'colour' is not known"):
        Manifest.load(changed, strict=True)


def test_creates_nodes_of_every_type(plain: dict[str, Any]) -> None:
    made = set()
    for section in ("nodes", "sources", "macros", "docs", "exposures", "unit_tests"):
        for fields in plain[section].values():
            node = create_node(fields)
            assert node.to_dict() == fields
            made.add(node.resource_type)
    assert {"model", "seed", "snapshot", "test", "analysis", "macro", "doc", "exposure", "unit_test"} <= made


def test_created_nodes_are_checked_all_at_once() -> None:
    with pytest.raises(InvalidFieldsError) as caught:
        create_node(resource_type="model", name=3, colour="blue")
    problems = str(caught.value).splitlines()
    assert "resource: field 'name' must be a string, not an integer" in problems or len(problems) > 3
    assert "resource: field 'colour' is not known" in problems
    assert isinstance(caught.value, ValueError)
