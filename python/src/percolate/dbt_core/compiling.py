"""Gives dbt-core the code of nodes that Percolate has compiled, all that were selected at once.

Taken is only the code of which Percolate says that any command would make it again: nothing was read but the project, the
profile, variables and the options ``full_refresh`` and ``store_failures``. Every other node is compiled by dbt-core, and
so are all of them when the manifest is not the one that Percolate has parsed, and under options that change what a ref
means, or when no JVM can be started here. Macros of dbt and of the adapter are read from the packages that are installed.

The code is that of rendering: dbt-core itself places ephemeral models in front of it and finds what foreign keys refer to.
"""

from __future__ import annotations

import tempfile
import threading
import types
from typing import Any, Dict, List, Mapping, Optional, Set

from percolate import _layout

# below so many nodes the start of a JVM costs more than it saves
WORTHWHILE = 150
KINDS = {"model", "test", "analysis", "snapshot"}
OTHER_REFS = ("defer", "empty", "sample", "event_time_start", "event_time_end", "inline", "sql")


class ParsedManifest:
    """A manifest that Percolate has parsed, with the code of its nodes once somebody wants it."""

    def __init__(self, manifest: Any, config: Any, state: str, macros: Dict[str, str]) -> None:
        self.manifest = manifest
        self._config = config
        self._state = state
        self._macros = macros
        self._lock = threading.Lock()
        self._codes: Optional[Dict[str, Any]] = None

    def code(self, unique_id: str, selected: Set[str]) -> Any:
        """The code of a node, or None when dbt-core should compile it."""
        if self._codes is None:
            with self._lock:
                if self._codes is None:
                    self._codes = self._compile(selected)
        return self._codes.get(unique_id)

    def _compile(self, selected: Set[str]) -> Dict[str, Any]:
        nodes = self.manifest.nodes
        ids = [one for one in wanted(nodes, selected) if _is_sql(nodes[one])]
        if len(ids) < WORTHWHILE or not _is_usual(self._config):
            return {}
        if not _has_jvm():
            return {}
        from percolate.compile import Compilations
        from percolate.errors import PercolateError

        args = self._config.args
        given = {
            "profiles_dir": args.PROFILES_DIR,
            "profile": self._config.profile_name,
            "target": self._config.target_name,
            "vars": self._config.cli_vars,
            "threads": self._config.threads,
            "full_refresh": getattr(args, "full_refresh", None),
            "store_failures": getattr(args, "store_failures", None),
            "packages_install_path": getattr(args, "packages_install_path", None),
            "partial_parse_file_path": self._state,
            "engine_macros": self._macros,
        }
        try:
            with tempfile.TemporaryDirectory(prefix="percolate-") as target:
                options = {name: value for name, value in given.items() if value is not None}
                with Compilations(self._config.project_root, target_path=target, **options) as project:
                    known = set(project.ids())
                    compiled, _ = project.compile_batch_pure([one for one in ids if one in known])
        except PercolateError:
            # whatever is wrong, dbt-core tells it where it meets it
            return {}
        return {one: done for one, done in compiled.items() if done.repeatable}


def wanted(nodes: Mapping[str, Any], selected: Set[str]) -> List[str]:
    """The ids of the nodes that are selected, and of the ephemeral models that they use, these by others too."""
    found = dict.fromkeys(one for one in nodes if one in selected)
    layer = list(found)
    while layer:
        for one in nodes[layer.pop()].depends_on_nodes:
            if one not in found and one in nodes and nodes[one].is_ephemeral_model:
                found[one] = None
                layer.append(one)
    return list(found)


def _is_sql(node: Any) -> bool:
    return bool(node.resource_type in KINDS and node.language == "sql")


def _is_usual(config: Any) -> bool:
    if any(getattr(config.args, name, None) for name in OTHER_REFS):
        return False
    return (_layout.JARS / "percolate.jar").is_file()


def _has_jvm() -> bool:
    """Whether the JVM runs in this process, or could be started now."""
    from percolate import jvm

    try:
        if not jvm.is_started():
            # a short life: the second compiler costs more than it brings
            jvm.start("-XX:TieredStopAtLevel=1")
    except Exception as e:
        # no JPype, no Java 25, an older JVM of somebody else's: dbt-core renders as it would
        _tell(f"Percolate compiles no nodes, as it has no JVM: {e}")
        return False
    return True


def _tell(text: str) -> None:
    from dbt_common.events.base_types import EventLevel
    from dbt_common.events.functions import fire_event
    from dbt_common.events.types import Note

    fire_event(Note(msg=text), level=EventLevel.DEBUG)


_parsed: Optional[ParsedManifest] = None


def taken() -> int:
    """Of how many nodes the code was taken in this process's last command."""
    return 0 if _parsed is None or _parsed._codes is None else len(_parsed._codes)


def parsed(manifest: Any, config: Any, state: str, macros: Dict[str, str]) -> None:
    """To be told of every manifest that Percolate has parsed, with the folders of dbt's and the adapter's macros."""
    global _parsed
    _parsed = ParsedManifest(manifest, config, state, macros)


def patch(module: types.ModuleType) -> None:
    """Lets ``dbt.compilation.Compiler`` look here before it renders."""
    compiler = module.Compiler
    render = compiler._compile_code

    def compile_code(self: Any, node: Any, manifest: Any, extra_context: Optional[Dict[str, Any]] = None) -> Any:
        known = _parsed
        if extra_context or known is None or known.manifest is not manifest:
            return render(self, node, manifest, extra_context)
        if getattr(node, "batch", None) is not None:
            # each batch of a microbatch model sees other rows
            return render(self, node, manifest, extra_context)
        code = known.code(node.unique_id, self.selected_node_ids)
        if code is None:
            return render(self, node, manifest, extra_context)
        node.compiled_code = code.compiled_code if code.rendered_code is None else code.rendered_code
        node.compiled = True
        for ephemeral in code.ephemerals:
            node.set_cte(ephemeral, None)
        for macro in code.macros:
            node.depends_on.add_macro(macro)
        if node.resource_type == "test" and node.relation_name is None and node.is_relational:
            relation = module.get_adapter(self.config).Relation
            node.relation_name = str(relation.create_from(self.config, node))
        for constraint in getattr(node, "all_constraints", ()):
            if constraint.type == "foreign_key" and constraint.to:
                constraint.to = self._compile_relation_for_foreign_key_constraint_to(manifest, node, constraint.to)
        return node

    compiler._compile_code = compile_code
