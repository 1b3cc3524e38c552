"""percolate.dbt_core against plain dbt-core: the same answers on random graphs. Needs an interpreter with dbt-core.

    PYTHONPATH=python/src python -m unittest discover -s python/tests -p 'test_dbt_core*.py'
"""

from __future__ import annotations

import enum
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

if importlib.util.find_spec("dbt") is None or importlib.util.find_spec("networkx") is None:
    raise unittest.SkipTest("needs an interpreter that has dbt-core")

import networkx as nx
from dbt import compilation
from dbt.graph import graph as dbt_graph
from dbt.graph import queue as dbt_queue
from dbt.node_types import NodeType

from percolate.dbt_core import collecting, compiling, installation, linking, loading, parsing, scores, walks, writing

GRAPHS = 120


def originals(source: types.ModuleType) -> types.ModuleType:
    """A second copy of a module of dbt-core, for the one to patch."""
    spec = importlib.util.spec_from_file_location(source.__name__, source.__file__)
    copy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    return copy


# other tests of the same process meet dbt-core as it was
ours = originals(dbt_graph)
walks.patch(ours)
our_queue = originals(dbt_queue)
scores.patch(our_queue)
our_compilation = originals(compilation)
linking.patch(our_compilation)
compiling.patch(our_compilation)


class Node:
    def __init__(self, unique_id, kind, depends_on=()):
        self.unique_id = unique_id
        self.resource_type = kind
        self.depends_on_nodes = list(depends_on)
        self.is_ephemeral = self.is_ephemeral_model = False
        self.config = types.SimpleNamespace(incremental_strategy=None)

    def to_dict(self, omit_none):
        return {"resource_type": self.resource_type.value}


class Manifest:
    def __init__(self, nodes):
        self.nodes = {node.unique_id: node for node in nodes}
        self.sources, self.semantic_models, self.exposures = {}, {}, {}
        self.functions, self.metrics, self.unit_tests, self.saved_queries = {}, {}, {}, {}
        self.child_map = {node.unique_id: [] for node in nodes}
        for node in nodes:
            for parent in node.depends_on_nodes:
                self.child_map[parent].append(node.unique_id)

    def expect(self, unique_id):
        return self.nodes[unique_id]


def random_manifest(rng, cyclic=False):
    """Models that read earlier ones, and tests of one to three models, in any order of the file."""
    models = [f"model.p.m{n}" for n in range(rng.randint(1, 30))]
    nodes = []
    for at, name in enumerate(models):
        parents = models if cyclic and rng.random() < 0.2 else models[:at]
        nodes.append(Node(name, NodeType.Model, rng.sample(parents, min(len(parents), rng.randint(0, 3)))))
    for n in range(rng.randint(0, 30)):
        read = rng.sample(models, min(len(models), rng.choice([0, 1, 1, 1, 2, 3])))
        nodes.append(Node(f"test.p.t{n}", NodeType.Test, read))
    if rng.random() < 0.5:
        rng.shuffle(nodes)
    return Manifest(nodes)


def link(module, manifest, test_edges):
    linker = module.Linker()
    linker.link_graph(manifest)
    if test_edges:
        linker.add_test_edges_1(manifest)
    return linker


def told(action):
    """What a call gives, or the class and text of what it raises."""
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)


def shape(graph):
    """Nodes in order with attributes, and edges with data, both ways round."""
    forth = {(a, b): dict(data) for a, b, data in graph.edges(data=True)}
    back = {(a, b): dict(data) for a, b, data in graph.in_edges(data=True)}
    return list(graph.nodes(data=True)), forth, back


class RandomGraphs(unittest.TestCase):
    def each(self, cyclic=False):
        for seed in range(GRAPHS):
            rng = random.Random(seed)
            with self.subTest(seed=seed):
                yield rng, random_manifest(rng, cyclic)

    def linked(self):
        for rng, manifest in self.each():
            test_edges = rng.random() < 0.5
            theirs, mine = (link(module, manifest, test_edges).graph for module in (compilation, our_compilation))
            yield rng, manifest, dbt_graph.Graph(theirs), ours.Graph(mine)

    def test_links_the_same_graph_in_the_same_order(self):
        for _, manifest in self.each():
            theirs, mine = (link(module, manifest, False).graph for module in (compilation, our_compilation))
            self.assertEqual(list(theirs.edges(data=True)), list(mine.edges(data=True)))
            self.assertEqual(shape(theirs), shape(mine))

    def test_tells_the_same_cycle(self):
        cycles = 0
        for _, manifest in self.each(cyclic=True):
            theirs, mine = (
                told(lambda: shape(link(module, manifest, False).graph))
                for module in (compilation, our_compilation)
            )
            self.assertEqual(theirs, mine)
            cycles += theirs[0] == "CompilationError"
        self.assertGreater(cycles, GRAPHS // 10)

    def test_adds_the_same_test_edges(self):
        added = 0
        for _, manifest in self.each():
            theirs, mine = (shape(link(module, manifest, True).graph) for module in (compilation, our_compilation))
            self.assertEqual(theirs, mine)
            added += sum(bool(data) for data in mine[1].values())
        self.assertGreater(added, GRAPHS)

    def test_tells_a_missing_dependency_alike(self):
        manifest = Manifest([Node("model.p.a", NodeType.Model)])
        lost = manifest.nodes["model.p.a"]
        lost.depends_on_nodes, lost.name = ["model.p.gone"], "a"
        theirs, mine = (told(lambda: link(m, manifest, False)) for m in (compilation, our_compilation))
        self.assertEqual(theirs, mine)

    def test_summarises_alike(self):
        for _, manifest in self.each():
            linkers = [link(module, manifest, True) for module in (compilation, our_compilation)]
            # the order of a node's test edges is that of a set of dbt-core's
            theirs, mine = (json.loads(json.dumps(l.get_graph_summary(manifest))) for l in linkers)
            for summary in (theirs, mine):
                for entry in summary.values():
                    entry["succ"] = sorted(entry.get("succ", []))
            self.assertEqual(theirs, mine)

    def test_walks_from_one_node(self):
        for rng, _, theirs, mine in self.linked():
            for node in theirs:
                depth = rng.choice([None, 0, 1, 2, 3])
                for walk in ("ancestors", "descendants"):
                    self.assertEqual(getattr(theirs, walk)(node, depth), getattr(mine, walk)(node, depth))
                self.assertEqual(theirs.get_dependent_nodes(node), mine.get_dependent_nodes(node))
            for walk in ("ancestors", "descendants"):
                self.assertEqual(*(told(lambda: getattr(g, walk)("model.p.gone")) for g in (theirs, mine)))

    def test_walks_from_many_nodes(self):
        for rng, _, theirs, mine in self.linked():
            names = sorted(theirs.nodes())
            chosen = set(rng.sample(names, rng.randint(0, len(names)))) | ({"gone"} if rng.random() < 0.2 else set())
            depth = rng.choice([None, 0, 1, 2])
            for walk in ("select_children", "select_parents"):
                self.assertEqual(getattr(theirs, walk)(chosen, depth), getattr(mine, walk)(chosen, depth))
            self.assertEqual(theirs.select_childrens_parents(chosen), mine.select_childrens_parents(chosen))

    def test_takes_a_subset(self):
        for rng, _, theirs, mine in self.linked():
            names = sorted(theirs.nodes())
            chosen = set(rng.sample(names, rng.randint(0, len(names))))
            before = shape(mine.graph)
            self.assertEqual(*(shape(g.get_subset_graph(chosen).graph) for g in (theirs, mine)))
            self.assertEqual(before, shape(mine.graph))
            self.assertEqual(*(told(lambda: g.get_subset_graph(chosen | {"gone"})) for g in (theirs, mine)))

    def test_takes_a_subgraph_and_a_part_of_that(self):
        for rng, _, theirs, mine in self.linked():
            names = sorted(theirs.nodes())
            chosen = set(rng.sample(names, rng.randint(0, len(names)))) | {"gone"}
            for nodes in (chosen, set(names)):
                parts = theirs.subgraph(nodes), mine.subgraph(nodes)
                self.assertEqual(*(sorted(p.graph.nodes()) for p in parts))
                self.assertEqual(*(shape(p.graph)[1:] for p in parts))
                self.assertEqual(*(p.select_parents(nodes & p.nodes()) for p in parts))
                for walk in ("ancestors", "descendants"):
                    for node in sorted(parts[0].nodes())[:5]:
                        self.assertEqual(*(getattr(p, walk)(node) for p in parts))
                self.assertEqual(*(told(lambda: p.graph.add_node("x")) for p in parts))

    def test_queues_give_nodes_in_the_same_order(self):
        for rng, manifest, theirs, mine in self.linked():
            chosen = {node for node in sorted(theirs.nodes()) if rng.random() < 0.7}
            keeps = rng.random() < 0.8
            queues = [
                module.GraphQueue(graph.get_subset_graph(chosen).graph, manifest, set(chosen), keeps)
                for module, graph in ((dbt_queue, theirs), (our_queue, mine))
            ]
            self.assertEqual(queues[0]._scores, queues[1]._scores)
            running = []
            while not queues[0].empty() or running:
                if not queues[0].empty() and queues[0].queued and rng.random() < 0.6:
                    given = [q.get(block=False).unique_id for q in queues]
                    self.assertEqual(given[0], given[1])
                    running.append(given[0])
                elif running:
                    done = running.pop(rng.randrange(len(running)))
                    for q in queues:
                        q.mark_done(done)
            self.assertTrue(queues[1].empty())


class Installing(unittest.TestCase):
    def test_refuses_another_version(self):
        for found in ("1.11.3", "2.0.0", "1.120.0"):
            with mock.patch.object(installation, "version", return_value=found):
                with self.assertRaisesRegex(installation.UnsupportedDbtCoreError, f"knows dbt-core 1.12 only, and {found}"):
                    installation.install()
        self.assertFalse(installation.installed())

    def run_python(self, code, **env):
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **env}, capture_output=True, text=True, timeout=120
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.strip()

    def test_patches_what_is_imported_later_and_what_was_before(self):
        tell = "from dbt.graph import Graph; print(Graph.select_children.__module__)"
        on = "from percolate import dbt_core; dbt_core.install(); dbt_core.install();"
        for code in (on + tell, "import dbt.graph;" + on + tell):
            self.assertEqual(self.run_python(code), "percolate.dbt_core.walks")
        self.assertEqual(self.run_python(tell), "dbt.graph.graph")

    def test_modules_keep_their_loader(self):
        code = (
            "from percolate import dbt_core; dbt_core.install(); import dbt.graph.graph as g, inspect;"
            "print(type(g.__loader__).__name__, 'class Graph' in inspect.getsource(g))"
        )
        self.assertEqual(self.run_python(code), "SourceFileLoader True")

    def test_the_environment_switches_on_by_the_path_file(self):
        folder = Path(installation.__file__).parents[2]
        code = (
            f"import site; site.addsitedir({str(folder)!r}); import dbt.graph;"
            "print(dbt.graph.Graph.subgraph.__module__)"
        )
        self.assertEqual(self.run_python(code, PERCOLATE_DBT_CORE="1"), "percolate.dbt_core.walks")
        self.assertEqual(self.run_python(code, PERCOLATE_DBT_CORE="0"), "dbt.graph.graph")


class Artifacts(unittest.TestCase):
    def test_json_is_written_byte_for_byte_as_before(self):
        from datetime import datetime
        from decimal import Decimal

        from dbt.artifacts.schemas import base
        from percolate.dbt_core import artifacts

        mine = originals(base)
        artifacts.patch(mine)
        data = {"a": [1, 2.5, None, True], "b": {"ü": "\u2028"}, "c": Decimal("1.5"), "d": datetime(2020, 1, 1),
                "e": float("nan"), 3: (1, 2), None: {}}
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, "one", "x.json"), os.path.join(folder, "two", "x.json")]
            for module, path in zip((base, mine), paths):
                module.write_json(path, data)
            self.assertEqual(*(Path(path).read_bytes() for path in paths))


class Compiling(unittest.TestCase):
    """Whose code is taken, and what a node is afterwards. Whole projects: conformance/seam."""

    def setUp(self):
        from dbt.contracts.graph.nodes import DependsOn

        self.manifest = Manifest([])
        self.node = Node("model.p.m", NodeType.Model)
        self.node.depends_on = DependsOn()
        self.compiler = our_compilation.Compiler(types.SimpleNamespace(args=types.SimpleNamespace()))
        self.compiler.selected_node_ids = {"model.p.m"}
        code = types.SimpleNamespace(
            compiled_code="select 1", rendered_code=None, ephemerals=[], macros=["macro.p.a", "macro.p.b"]
        )
        compiling.parsed(self.manifest, None, "", {})
        compiling._parsed._compile = lambda selected: {"model.p.m": code} if "model.p.m" in selected else {}
        self.addCleanup(setattr, compiling, "_parsed", None)

    def rendered(self, node, manifest, context=None):
        """Whether dbt-core rendered the node itself."""
        with mock.patch.object(our_compilation.Compiler, "_create_node_context", side_effect=LookupError):
            try:
                our_compilation.Compiler._compile_code(self.compiler, node, manifest, context)
            except LookupError:
                return True
        return False

    def test_takes_code_and_macros(self):
        self.assertFalse(self.rendered(self.node, self.manifest))
        self.assertEqual((self.node.compiled_code, self.node.compiled), ("select 1", True))
        self.assertEqual(self.node.depends_on.macros, ["macro.p.a", "macro.p.b"])
        self.assertEqual(compiling.taken(), 1)

    def test_leaves_other_nodes_manifests_and_contexts_to_dbt_core(self):
        other = Node("model.p.other", NodeType.Model)
        for node in (self.node, other):
            node.language, node.raw_code = "sql", "{{ 1 }}"
        self.assertTrue(self.rendered(other, self.manifest))
        self.assertTrue(self.rendered(self.node, Manifest([])))
        self.assertTrue(self.rendered(self.node, self.manifest, {"model": 1}))

    def test_batches_of_a_microbatch_model_are_left_to_dbt_core(self):
        self.node.batch = types.SimpleNamespace(id="20240101")
        self.node.language, self.node.raw_code = "sql", "{{ 1 }}"
        self.assertTrue(self.rendered(self.node, self.manifest))
        self.node.batch = None
        self.assertFalse(self.rendered(self.node, self.manifest))

    def test_wants_the_ephemeral_models_below_what_is_selected(self):
        for _, manifest in RandomGraphs.each(self):
            chosen = {one for at, one in enumerate(manifest.nodes) if at % 3 == 0}
            for at, node in enumerate(manifest.nodes.values()):
                node.is_ephemeral_model = at % 2 == 0
            expected = set(chosen)
            grown = True
            while grown:
                read = {dep for one in expected for dep in manifest.nodes[one].depends_on_nodes}
                grown = {dep for dep in read if manifest.nodes[dep].is_ephemeral_model} - expected
                expected |= grown
            found = compiling.wanted(manifest.nodes, chosen)
            self.assertEqual((len(found), set(found)), (len(expected), expected))

    def test_options_that_change_refs_are_left_to_dbt_core(self):
        config = types.SimpleNamespace(args=types.SimpleNamespace())
        jars = mock.patch.object(compiling._layout, "JARS", Path(__file__).parent)
        there = mock.patch.object(Path, "is_file", return_value=True)
        with jars, there:
            self.assertTrue(compiling._is_usual(config))
            for option in compiling.OTHER_REFS:
                config.args = types.SimpleNamespace(**{option: "x"})
                self.assertFalse(compiling._is_usual(config))

    def test_without_a_jvm_dbt_core_renders_and_that_is_told_once(self):
        from dbt_common.events import functions

        manifest = Manifest([Node(f"model.p.m{n}", NodeType.Model) for n in range(compiling.WORTHWHILE)])
        for node in manifest.nodes.values():
            node.language, node.raw_code = "sql", "{{ 1 }}"
        self.compiler.selected_node_ids = set(manifest.nodes)
        # as in an environment that has the jars but not what starts them
        no_jpype = mock.patch.dict(sys.modules, {"jpype": None})
        usual = mock.patch.object(compiling, "_is_usual", return_value=True)
        with no_jpype, usual, mock.patch.object(functions, "fire_event") as told:
            compiling.parsed(manifest, None, "", {})
            for node in manifest.nodes.values():
                self.assertTrue(self.rendered(node, manifest))
        [event] = told.call_args_list
        self.assertIn("jpype", event.args[0].msg)
        self.assertEqual("debug", event.kwargs["level"])
        self.assertEqual(0, compiling.taken())

    def test_knows_its_own_parser(self):
        for command in ("percolate parse", "/opt/bin/percolate parse --x", "'/a b/percolate' parse", "percolate.exe parse"):
            self.assertTrue(parsing.is_ours(command), command)
        for command in ("dbt-core-experimental-parser parse", "other percolate", ""):
            self.assertFalse(parsing.is_ours(command), command)


def shape_of(value):
    """Types and values, all the way down; locks and the moment of making are left out."""
    if isinstance(value, dict):
        return type(value), [(name, shape_of(one)) for name, one in value.items()]
    if isinstance(value, (list, tuple)):
        return type(value), [shape_of(one) for one in value]
    if hasattr(value, "__dict__") and not isinstance(value, enum.Enum):
        kept = {name: one for name, one in vars(value).items() if name not in ("_lock", "created_at")}
        return type(value), {name: shape_of(one) for name, one in kept.items()}
    return type(value), repr(value)


class Loading(unittest.TestCase):
    def setUp(self):
        from dbt.contracts.graph import manifest

        self.module = originals(manifest)
        loading.patch(self.module)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "manifest.json")

    def fields(self, kind, name, **more):
        return {
            "resource_type": kind, "name": name, "unique_id": f"{kind}.shop.{name}", "package_name": "shop",
            "path": f"{name}.sql", "original_file_path": f"models/{name}.sql", "database": "d", "schema": "s",
            "alias": name, "fqn": ["shop", name], "checksum": {"name": "sha256", "checksum": "1"}, **more,
        }

    def write(self, **metadata):
        from dbt.version import __version__

        # severity is written always: what dbt-core makes of a missing one is another class
        nodes = [
            self.fields("model", "orders", config={"materialized": "incremental", "unknown": 1}, raw_code="select 1"),
            self.fields("seed", "raw", root_path="/shop"),
            self.fields("snapshot", "kept", config={"strategy": "check", "check_cols": "all", "unique_key": "id"}),
            self.fields("analysis", "why"),
            self.fields("test", "singular", config={"severity": "ERROR"}),
            self.fields("test", "generic", config={"severity": "warn"}, test_metadata={"name": "unique"}),
            self.fields("operation", "hook", index=0),
        ]
        macro = {
            "name": "one", "resource_type": "macro", "package_name": "shop", "path": "m.sql",
            "original_file_path": "macros/m.sql", "unique_id": "macro.shop.one",
            "macro_sql": "{% macro one() %}{% endmacro %}",
        }
        schema = "https://schemas.getdbt.com/dbt/manifest/v12.json"
        head = {"dbt_schema_version": schema, "dbt_version": __version__, **metadata}
        empty = ("sources", "docs", "exposures", "metrics", "groups", "selectors", "disabled", "parent_map")
        empty += ("child_map", "group_map", "saved_queries", "semantic_models", "unit_tests", "functions")
        content = {"metadata": head, "nodes": {one["unique_id"]: one for one in nodes}, **{name: {} for name in empty}}
        Path(self.path).write_text(json.dumps({**content, "macros": {"macro.shop.one": macro}}))

    def test_nodes_are_those_that_dbt_core_makes(self):
        from dbt.artifacts.schemas.manifest import WritableManifest
        from dbt.contracts.graph.manifest import Manifest

        self.write()
        theirs = Manifest.from_writable_manifest(WritableManifest.read_and_check_versions(self.path))
        ours = self.module.Manifest.from_writable_manifest(loading.load(self.path))
        self.assertEqual(7, len(ours.nodes))
        for part in ("nodes", "macros"):
            self.assertEqual(shape_of(getattr(theirs, part)), shape_of(getattr(ours, part)))

    def test_a_manifest_of_dbt_core_can_be_given_to_the_runner(self):
        from percolate import runner

        self.write()
        ours = self.module.Manifest.from_writable_manifest(loading.load(self.path))
        flags = types.SimpleNamespace(SEND_ANONYMOUS_USAGE_STATS=False)
        loads = mock.patch.object(runner.Manifest, "load", side_effect=json.loads)
        with loads, mock.patch.object(self.module, "get_flags", return_value=flags):
            fields = runner.loaded(ours)
        self.assertEqual(set(ours.nodes), set(fields["nodes"]))
        self.assertEqual("incremental", fields["nodes"]["model.shop.orders"]["config"]["materialized"])

    def run_nodes(self, manifest):
        """With all that running adds to nodes."""
        from dbt.artifacts.resources.v1.components import InjectedCTE

        orders = manifest.nodes["model.shop.orders"]
        orders.compiled, orders.compiled_code, orders.compiled_path = True, "select 1", "target/compiled/orders.sql"
        orders.extra_ctes_injected, orders.extra_ctes = True, [InjectedCTE(id="model.shop.e", sql="e as (select 1)")]
        orders.extra_ctes.append(InjectedCTE(id="model.shop.f", sql=None))
        orders.depends_on.add_macro("macro.shop.one")
        orders.config._extra["meta_of_mine"] = {"a": [1, None]}
        orders.config_call_dict = {"materialized": "incremental"}
        manifest.nodes["test.shop.generic"].relation_name = '"d"."s"."generic"'
        manifest.nodes["operation.shop.hook"].update_event_status(node_status="success")
        return manifest

    def test_manifests_are_written_byte_for_byte_as_before(self):
        from dbt.artifacts.schemas.manifest import WritableManifest
        from dbt.contracts.graph import manifest as before

        writing.patch(self.module)
        self.write()
        flags = types.SimpleNamespace(SEND_ANONYMOUS_USAGE_STATS=False)
        texts = []
        for module, read in ((before, WritableManifest.read_and_check_versions), (self.module, loading.load)):
            with mock.patch.object(module, "get_flags", return_value=flags):
                manifest = module.Manifest.from_writable_manifest(read(self.path))
                loading.take_text(manifest)
                self.run_nodes(manifest).write(self.path + ".written")
                manifest = json.loads(Path(self.path + ".written").read_text())
                for part in ("nodes", "macros"):
                    for fields in manifest[part].values():
                        fields.pop("created_at", None)
                manifest["metadata"].pop("generated_at")
                texts.append(json.dumps(manifest))
        self.assertEqual(*texts)
        self.assertIn("meta_of_mine", texts[0])
        self.assertNotIn("config_call_dict", texts[0])

    def test_a_manifest_that_nobody_has_changed_is_written_as_it_was_read(self):
        writing.patch(self.module)
        self.write(project_name='of, "nodes": {')
        before = Path(self.path).read_text()
        flags = types.SimpleNamespace(SEND_ANONYMOUS_USAGE_STATS=False)
        with mock.patch.object(self.module, "get_flags", return_value=flags):
            manifest = self.module.Manifest.from_writable_manifest(loading.load(self.path))
            written = []
            for _ in range(2):
                manifest.write(self.path + ".written")
                written.append(Path(self.path + ".written").read_text())
        cut = before.index(', "nodes": {"model')
        self.assertEqual(before[cut:], written[0][-len(before[cut:]):])
        metadata = json.loads(written[0])["metadata"]
        self.assertEqual('of, "nodes": {', metadata["project_name"])
        self.assertEqual(list(json.loads(written[1])["metadata"]), list(metadata))
        # what dbt-core adds to nodes of this file is there only when they are written anew
        self.assertNotIn("unrendered_config", written[0])
        self.assertIn("unrendered_config", written[1])

    def test_other_manifests_are_left_to_dbt_core(self):
        self.write(dbt_version="1.12.0a1")
        with self.assertRaisesRegex(ValueError, "another version"):
            loading.load(self.path)


class Collecting(unittest.TestCase):
    def test_pauses_and_goes_on_as_before(self):
        import gc

        self.assertTrue(gc.isenabled())
        with collecting.paused():
            self.assertFalse(gc.isenabled())
            with collecting.paused():
                pass
            self.assertFalse(gc.isenabled())
        self.assertTrue(gc.isenabled())

    def test_thresholds_of_ones_own_stay(self):
        import gc

        self.addCleanup(gc.set_threshold, *gc.get_threshold())
        for before, after in (((700, 10, 10), (20_000, 10, 10)), ((500, 5, 5), (500, 5, 5)), ((0, 10, 10), (0, 10, 10))):
            gc.set_threshold(*before)
            collecting.collect_less()
            self.assertEqual(after, gc.get_threshold())


    def test_what_was_kept_is_collected_at_the_end(self):
        # DuckDB writes of each of its objects that is still there when the interpreter is gone
        code = (
            "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count()));"
            "import dbt.adapters.duckdb; from percolate.dbt_core import collecting;"
            "collecting.keep(); collecting.keep(); print(gc.get_freeze_count() > 0)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        self.assertEqual(("True\n0\n", ""), (done.stdout, done.stderr))


class Beginnings(unittest.TestCase):
    def test_of_microbatch_models_are_dates(self):
        from datetime import datetime, timezone

        def model(begin, strategy="microbatch", materialized="incremental"):
            config = types.SimpleNamespace(begin=begin, incremental_strategy=strategy, materialized=materialized)
            return types.SimpleNamespace(config=config, resource_type="snapshot")

        for uses in (True, False):
            nodes = [model("2025-01-02T00:00:00"), model("2025-01-02"), model("2025-01-02T03:00:00+00:00"), model(None),
                     model("2025-01-02", "merge"), model("2025-01-02", None, "table")]
            manifest = types.SimpleNamespace(nodes=dict(enumerate(nodes)), use_microbatch_batches=lambda project_name: uses)
            before = [node.config.begin for node in nodes]
            parsing.as_parsed_here(manifest, "p")
            midnight = datetime(2025, 1, 2)
            dates = [midnight, midnight, datetime(2025, 1, 2, 3, tzinfo=timezone.utc), None, *before[4:]]
            self.assertEqual(dates if uses else before, [node.config.begin for node in nodes])

    def test_of_models_have_their_parents(self):
        def node(kind, parents, known=()):
            config = types.SimpleNamespace(materialized="view")
            depends_on = types.SimpleNamespace(nodes=list(parents))
            return types.SimpleNamespace(config=config, resource_type=kind, depends_on=depends_on, direct_parents=list(known))

        nodes = [node("model", "ab"), node("model", "ab", "b"), node("snapshot", "a")]
        manifest = types.SimpleNamespace(nodes=dict(enumerate(nodes)), use_microbatch_batches=lambda project_name: False)
        parsing.as_parsed_here(manifest, "p")
        self.assertEqual([["a", "b"], ["b"], []], [node.direct_parents for node in nodes])


class InstalledMacros(unittest.TestCase):
    def test_are_taken_over_only_with_the_texts_of_their_files(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "m.sql").write_text("{% macro a() %}1{% endmacro %}")

            def manifest(text, path="m.sql"):
                macro = types.SimpleNamespace(package_name="dbt", original_file_path=path, macro_sql=text)
                return types.SimpleNamespace(macros={"macro.dbt.a": macro})

            self.assertTrue(parsing.were_read(manifest("{% macro a() %}1{% endmacro %}"), {"dbt": folder}))
            self.assertFalse(parsing.were_read(manifest("{% macro a() %}2{% endmacro %}"), {"dbt": folder}))
            self.assertFalse(parsing.were_read(manifest("{% macro a() %}1{% endmacro %}", "n.sql"), {"dbt": folder}))
            both = {"dbt": folder, "dbt_duckdb": folder}
            self.assertFalse(parsing.were_read(manifest("{% macro a() %}1{% endmacro %}"), both))


if __name__ == "__main__":
    unittest.main()
