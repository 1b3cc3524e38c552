"""A whole random project: a dictionary of paths and texts."""
import values
from chance import Chance
from code import Code
from deeper import FIRST, Deeper
from faults import harm
from properties import Properties
from semantics import Semantics, spine
from values import config
from wider import Wider
from yaml_text import Raw, text

PROFILES = """\
shop:
  target: dev
  outputs:
    dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}
pg:
  target: dev
  outputs:
    dev: {type: postgres, host: nowhere, user: u, password: p, port: 5432, dbname: shop, schema: public, threads: 4}
"""
FLAGS = ["require_generic_test_arguments_property", "validate_macro_args", "state_modified_compare_more_unrendered_values",
         "require_resource_names_without_spaces", "require_unique_project_resource_names", "require_corrected_analysis_fqns",
         "require_ref_searches_node_package_before_root", "require_valid_schema_from_generate_schema_name", "allow_jinja_file_extensions",
         "require_sql_header_in_test_configs", "require_event_names_in_deprecations", "require_yaml_configuration_for_mf_time_spines",
         "require_nested_cumulative_type_params", "latest_version_pointer_enabled_by_default", "support_custom_ref_kwargs",
         "require_source_and_semantic_model_names_without_spaces", "state_modified_compare_vars",
         "require_batched_execution_for_custom_microbatch_strategy", "require_all_warnings_handled_by_warn_error", "static_parser",
         "require_explicit_package_overrides_for_builtin_materializations"]
FOLDERS = ["", "", "staging/", "marts/core/", "staging/deep er/", "Ünï/"]
HELPERS = """\
{% macro tell(x) %}{{ x }}{% endmacro %}
{% macro shout(x) %}{{ return(x | upper) }}{% endmacro %}
{% macro dispatched() %}{{ adapter.dispatch('thing')() }}{% endmacro %}
{% macro default__thing(x=1) %}thing{% endmacro %}
{% macro caller_macro() %}{{ caller(1) }}{% endmacro %}
{% macro other_macro() %}{{ tell('o') }}{% endmacro %}
{% test custom(model, column_name=none, arg=1, other=2, zz=3, tags_like=4, _x=5) %}
select * from {{ model }} where {{ column_name }} is null {{ arg }}
{% endtest %}
{% materialization custom_mat, default %}{{ return({'relations': []}) }}{% endmaterialization %}
"""
PACKAGE_MACROS = """\
{% macro deep_call() %}{{ pkg.packaged_helper() }}{% endmacro %}
{% macro packaged_helper() %}{{ var('pkg_var', 1) }}{% endmacro %}
{% macro default__thing(x=1) %}pkg thing{% endmacro %}
{% test packaged(model, column_name, arg=none, other=none, zz=none, tags_like=none, _x=none) %}select 1{% endtest %}
"""
NAMES_MACROS = [
    "{% macro generate_schema_name(custom_schema_name, node) %}{{ (custom_schema_name or 'std') ~ '_' ~ node.resource_type }}{% endmacro %}",
    "{% macro generate_schema_name(custom_schema_name=none, node=none) -%}{{ generate_schema_name_for_env(custom_schema_name, node) }}{%- endmacro %}",
    "{% macro generate_alias_name(custom_alias_name=none, node=none) %}  {{ node.name ~ '_' ~ (custom_alias_name or 'x') }} {% endmacro %}",
    "{% macro generate_database_name(custom_database_name=none, node=none) %}{% do return(custom_database_name or target.database) %}{% endmacro %}",
    "{% macro generate_schema_name(custom_schema_name, node) %}{% if node.fqn | length > 2 %}{{ node.fqn[1] }}{% else %}{{ target.schema }}{% endif %}{% endmacro %}",
    "{% macro generate_schema_name(s, node) %}{{ node.config.materialized }}_{{ node.config.get('tags') | length }}_{{ node.name }}{% endmacro %}",
]


class Names:
    """What has been made so far and can be referred to."""

    def __init__(self, project):
        self.project = project
        self.models, self.sources, self.functions, self.metrics, self.docs, self.groups = [], [], [], [], [], []
        self.old_arguments = False
        self.packages, self.defined_in, self.fixtures = set(), {}, {"csv": [], "sql": []}


class Project:
    def __init__(self, seed):
        self.is_deeper = seed >= FIRST
        self.chance = chance = Chance(seed)
        self.files = {}
        self.names = Names(chance.one("shop", "my_project", "p1"))
        self.code = Code(self.names, chance)
        self.properties = Properties(self.names, chance)
        self.entries = {}
        self.package = None
        self.options = []
        self.model_folder = "more" if chance(0.1) else "models"

    def add(self, section, entry):
        self.entries.setdefault(section, []).append(entry)

    def make(self):
        chance = self.chance
        self.flags = {flag: chance.one(True, False) for flag in chance.some(FLAGS, 1, 3)} if chance(0.3) else {}
        self.names.old_arguments = self.flags.get(FLAGS[0]) is False
        if chance(0.3):
            self.make_package()
        self.make_macros()
        if chance(0.4):
            self.make_docs()
        for i in range(chance.below(3) if chance(0.4) else 0):
            name = f"g{i}"
            self.names.groups.append(name)
            self.add("groups", self.properties.group(name))
        for i in range(chance.below(3) if chance(0.55) else 0):
            self.make_source(i)
        for i in range(chance.below(3) if chance(0.4) else 0):
            self.make_seed(i)
        for i in range(chance.below(3) if chance(0.2) else 0):
            self.make_function(i)
        for i in range(1 + chance.below(6)):
            self.make_model(i)
        if chance(0.35):
            self.make_snapshots()
        if chance(0.3):
            self.make_tests()
        if chance(0.2):
            self.make_analyses()
        if chance(0.3):
            self.make_unit_tests()
        if chance(0.2):
            self.make_semantics()
        for i in range(chance.below(3) if chance(0.3) else 0):
            self.add("exposures", self.properties.exposure(chance.one(f"exp{i}", f"exp{i}", f"Exp é {i}" if chance(0.2) else f"ex-{i}")))
        wider = Wider(self)
        wider.add()
        deeper = Deeper(self)
        if self.is_deeper:
            deeper.add()
        self.write_properties()
        self.write_project()
        if self.is_deeper:
            deeper.settings()
        if chance(0.06):
            wider.other_folders()
        if chance(0.08) and "\nvars:" not in self.files["dbt_project.yml"]:
            self.files["vars.yml"] = text({"vars": {"num": chance.one(11, "twelve"), "text": "from vars.yml", **({self.names.project: {"num": 13}} if chance(0.3) else {})}}, chance)
        if chance(0.12):
            self.make_selectors()
        if chance(0.06):
            self.files[".dbtignore"] = chance.one("**/deep er/*\n", "*.md\nmodels/staging/\n", "m1.sql\n!m1.sql\n", "# none\n", "models/m?.sql\n", "seeds/\n")
        if chance(0.2):
            harm(self)
        if chance(0.06):
            for path in list(self.files):
                if chance(0.4) and isinstance(self.files[path], str):
                    self.files[path] = self.files[path].replace("\r\n", "\n").replace("\n", "\r\n")
        if chance(0.1):
            self.options += ["--vars", chance.one("{num: 9}", "{'text': 'cli', flag: false}", "{shop: {num: 2}}", "num: '{{ 1 }}'", "{nope: [1, 2]}")]
        return self.files

    def make_package(self):
        chance, names = self.chance, self.names
        names.packages.add("pkg")
        files = {}
        inner = Names("pkg")
        code = Code(inner, chance)
        properties = Properties(inner, chance)
        settings = {"name": "pkg", "version": "1.0.0", "config-version": 2}
        if chance(0.4 if names.groups else 0):
            settings.setdefault("models", {}).setdefault(names.project, {}).setdefault("staging", {})["+group"] = chance.one(*names.groups)
        if chance(0.5):
            settings["vars"] = {"pkg_var": chance.one(1, "x"), "num": 100, **({"pkg": {"num": 200}} if chance(0.3) else {}), **({"shop": {"num": 300}} if chance(0.2) else {})}
        if chance(0.5):
            settings["models"] = {"pkg": self.levels(values.MODEL, 1)}
        if chance(0.2):
            settings["on-run-start"] = chance.one("select 'pkg'", ["select 1", "{{ deep_call() }}"])
        files["macros/m.sql"] = PACKAGE_MACROS + (chance.one(*NAMES_MACROS) + "\n" if chance(0.25) else "")
        for i in range(chance.below(3)):
            name = f"pm{i}"
            files[f"models/{chance.one('', 'sub/')}{name}.sql"] = code.sql(refs=1)
            inner.models.append(("pkg", name, ()))
            names.models.append(("pkg", name, ()))
        entries = {"models": [properties.model(m[1]) for m in inner.models if chance(0.6)]}
        if chance(0.4):
            inner.sources.append(("psrc", "pt"))
            names.sources.append(("psrc", "pt"))
            entries["sources"] = [properties.source("psrc", ["pt"])]
        entries = {k: v for k, v in entries.items() if v}
        if entries:
            files["models/s.yml"] = text(entries, chance)
        if chance(0.2):
            files["models/d.md"] = code.docs(["pkg_doc"])
        if chance(0.2):
            files["seeds/ps.csv"] = code.seed()
        files["dbt_project.yml"] = text(settings, chance)
        self.package = files
        for path, content in files.items():
            self.files["dbt_packages/pkg/" + path] = content
        self.files[chance.one("packages.yml", "packages.yml", "dependencies.yml")] = "packages:\n  - local: ./local_pkg\n"

    def make_macros(self):
        chance = self.chance
        self.files["macros/helpers.sql"] = HELPERS
        if chance(0.4):
            self.macro_names = [f"mac{i}" for i in range(1 + chance.below(3))]
            self.files["macros/own.sql"] = self.code.macros(self.macro_names)
            for name in self.macro_names:
                if chance(0.5):
                    self.add("macros", self.properties.macro(name))
        if chance(0.15):
            self.files["macros/names.sql"] = chance.one(*NAMES_MACROS)
        if chance(0.06):
            self.files["macros/overrides.sql"] = chance.one("{% macro ref() %}{{ return(builtins.ref(*varargs, **kwargs)) }}{% endmacro %}", "{% macro default__current_timestamp() %}now{% endmacro %}",
                                                            "{% macro source(a, b) %}{{ return(builtins.source(a, b)) }}{% endmacro %}", "{% test unique(model, column_name) %}select 1{% endtest %}",
                                                            "{% materialization table, default %}{{ return({}) }}{% endmaterialization %}", "{% macro get_where_subquery(relation) %}{{ return(relation) }}{% endmacro %}",
                                                            "{% materialization my_mat, adapter='duckdb', supported_languages=['sql', 'python'] %}{{ return({}) }}{% endmaterialization %}",
                                                            "{% test not_null(model, column_name) %}select 2 from {{ ref('m0') }}{% endtest %}")

    def make_docs(self):
        chance = self.chance
        names = [f"doc{i}" for i in range(1 + chance.below(3))] + (["__overview__"] if chance(0.1) else [])
        self.files[chance.one("models/docs.md", "macros/texts.md", "seeds/d.md") if self.model_folder == "models" else "macros/d.md"] = self.code.docs(names)
        self.names.docs += names

    def make_source(self, i):
        tables = self.chance.some(["t1", "t2", "T3"], 1, 2)
        name = f"src{i}"
        self.names.sources += [(name, t) for t in tables]
        self.add("sources", self.properties.source(name, tables))
        if "pkg" in self.names.packages and ("psrc", "pt") in self.names.sources and self.chance(0.3) and not any(s["name"] == "psrc" for s in self.entries["sources"]):
            self.add("sources", {"name": "psrc", "overrides": "pkg", **({"schema": "over"} if self.chance(0.5) else {}), **({"description": "over"} if self.chance(0.5) else {}), "tables": [{"name": "pt", **({"identifier": "over_id"} if self.chance(0.5) else {})}]})

    def make_seed(self, i):
        chance = self.chance
        name = f"seed{i}"
        self.files[f"seeds/{chance.one('', 'sub/')}{name}.csv"] = self.code.seed()
        self.names.models.append((self.names.project, name, ()))
        if chance(0.5):
            self.add("seeds", self.properties.seed(name))

    def make_function(self, i):
        chance = self.chance
        name = f"fn{i}"
        self.files[f"functions/{name}." + chance.one("sql", "sql", "py")] = chance.one("a0 + 1", config_text(chance) + "a0 * 2", "{{ tell('x') }} a0")
        if chance(0.85):
            self.add("functions", self.properties.function(name))
            self.names.functions.append(name)

    def make_model(self, i):
        chance = self.chance
        name = chance.one(f"m{i}", f"m{i}", f"stg_{i}", f"Model_{i}", f"mö{i}", f"m.{i}" if chance(0.1) else f"model_{i}")
        folder = self.model_folder + "/" + chance.one(*FOLDERS)
        if chance(0.15):
            self.make_versions(name, folder)
            return
        if chance(0.08):
            self.files[f"{folder}{name}.py"] = self.code.python()
        else:
            self.files[f"{folder}{name}.{chance.one('sql', 'sql', 'sql', 'SQL') if chance(0.1) else 'sql'}"] = self.code.sql()
        self.names.models.append((self.names.project, name, ()))
        if chance(0.65):
            self.add("models", self.properties.model(name))

    def make_versions(self, name, folder):
        chance = self.chance
        versions = chance.one([1, 2], [1, 2, 3], ["a", "b"], [1], [Raw("1.5"), 2], [3, 1])
        for version in versions:
            stem = f"{name}_v{version}"
            if chance(0.15):
                stem = f"other_{name}_{version}"
                self.names.defined_in[name, version] = stem
            elif version == versions[-1] and chance(0.2):
                stem = name
                self.names.defined_in.setdefault((name, version), name)
            self.files[f"{folder}{stem}.sql"] = self.code.sql()
        self.add("models", self.properties.model(name, versions))
        self.names.models.append((self.names.project, name, [v if isinstance(v, int) else str(v) for v in versions]))

    def make_snapshots(self):
        chance = self.chance
        for i in range(1 + chance.below(2)):
            name = f"snap{i}"
            if chance(0.5):
                from code import literal
                given = {k: v for k, v in self.properties.snapshot_settings().items() if not (isinstance(v, str) and "{{" in v)}
                body = ", ".join(f"{k.replace('-', '_')}={literal(v)}" for k, v in given.items())
                self.files[f"snapshots/{chance.one('', 'deep/')}{name}.sql"] = "{% snapshot " + name + " %}\n{{ config(" + body + ") }}\n select * from " + self.code.ref() + "\n{% endsnapshot %}" + chance.one("", "\n\n")
                if chance(0.5):
                    self.add("snapshots", self.properties.snapshot(name, False))
            else:
                self.add("snapshots", self.properties.snapshot(name, True))

    def make_tests(self):
        chance = self.chance
        for i in range(1 + chance.below(2)):
            name = f"single{i}"
            self.files[f"tests/{chance.one('', 'sub/')}{name}.sql"] = self.code.sql(values.TEST, without=("custom_key", "group"))
            if chance(0.4):
                self.add("data_tests", self.properties.singular_test(name))
        if chance(0.3):
            self.files["tests/generic/more.sql"] = "{% test more(model, column_name) %}\nselect 1\n{% endtest %}\n"

    def make_analyses(self):
        self.files[f"analyses/{self.chance.one('', 'sub/')}an.sql"] = self.code.sql(values.NODE, without=("enabled",))
        if self.chance(0.5):
            self.add("analyses", self.properties.analysis("an"))

    def make_unit_tests(self):
        chance = self.chance
        if chance(0.4):
            self.files["tests/fixtures/fix.csv"] = "id,v\n1,a\n"
            self.names.fixtures["csv"].append("fix")
        if chance(0.3):
            self.files["tests/fixtures/fixs.sql"] = "select 1 as id"
            self.names.fixtures["sql"].append("fixs")
        own = [m for m in self.names.models if m[0] == self.names.project and m[1].startswith(("m", "stg", "Model"))]
        for i in range(1 + chance.below(2) if own else 0):
            inputs = [f"ref('{m[1]}')" for m in chance.some(self.names.models, 0, 2)]
            model = chance.one(*own)
            test = self.properties.unit_test(f"ut{i}", model[1], inputs)
            if chance(0.6 if model[2] else 0.03):
                test["versions"] = chance.one({"include": [1]}, {"exclude": [2]})
            self.add("unit_tests", test)

    def make_semantics(self):
        chance = self.chance
        semantics = Semantics(self.names, chance, self.properties)
        self.files[f"{self.model_folder}/spine.sql"] = "select 1 as date_day"
        self.add("models", spine(self.names))
        measures = ["meas_a", "meas_b"][:1 + chance.below(2)]
        self.files[f"{self.model_folder}/facts.sql"] = "select 1 as id"
        if chance(0.7):
            self.add("semantic_models", semantics.semantic_model("sem", "facts", measures))
            if chance(0.4):
                self.add("models", {"name": "facts", "columns": [{"name": "id", "data_tests": ["unique", "not_null"]}]})
            for i in range(1 + chance.below(4)):
                name = f"met{i}"
                self.add("metrics", semantics.metric(name, measures, self.names.metrics))
                self.names.metrics.append(name)
            if chance(0.5):
                self.add("saved_queries", semantics.saved_query("sq0", self.names.metrics))
        else:
            entry = self.properties.described("facts")
            semantics.inline(entry)
            self.add("models", entry)

    def write_properties(self):
        """Spreads the entries over some files."""
        chance = self.chance
        paths = [f"{self.model_folder}/schema.yml", f"{self.model_folder}/staging/other.yml", "seeds/props.yaml", "macros/m.yml", "snapshots/s.yml"]
        contents = {}
        for section, entries in self.entries.items():
            for entry in entries:
                path = paths[0] if chance(0.6) else chance.one(*paths)
                contents.setdefault(path, {}).setdefault("tests" if section == "data_tests" and chance(0.3) else section, []).append(entry)
        for path, sections in contents.items():
            if "tests" in sections and "data_tests" in sections:
                sections["data_tests"] += sections.pop("tests")
            keys = chance.shuffled(list(sections)) if chance(0.3) else list(sections)
            content = {key: sections[key] for key in keys}
            if chance(0.7):
                content = {"version": chance.one(2, 2, 2, "2", 1), **content}
            if chance(0.04):
                content["unknown_section"] = chance.one([{"name": "x"}], "word", None)
            if chance(0.05):
                content[chance.one("seeds", "exposures", "macros", "metrics")] = content.get("zz", []) if not any(k in content for k in ("seeds", "exposures", "macros", "metrics")) else content.pop("zz", [])
            if chance(0.07):
                content["anchors"] = {"one": Raw("&one {a: 1, b: [x]}"), "two": Raw("*one"), "three": {"<<": Raw("*one"), "c": 2}}
            self.files[path] = text(content, chance)

    def levels(self, pool, depth):
        """Settings of a folder of dbt_project.yml and of the folders in it."""
        chance = self.chance
        found = {}
        for key, value in config(chance, pool, 3, without=("alias",) if chance(0.9) else ()).items():
            plain = chance(0.2) and not isinstance(value, dict)
            found[key if plain else "+" + key] = value
        if depth < 3 and chance(0.6):
            for folder in chance.some(["staging", "marts", "core", "deep er", "Ünï", "m0", "stg_1", "sub", "nowhere" if chance(0.1) else "staging", "src0"], 0, 2):
                found[folder] = self.levels(pool, depth + 1)
        return found

    def write_project(self):
        chance, names = self.chance, self.names
        settings = {"name": names.project, "version": chance.one("1.0.0", "1.0", Raw("1.0"), "0.1"), "config-version": 2, "profile": "pg" if chance(0.12) else "shop"}
        if chance(0.2):
            del settings["version"]
        if self.model_folder != "models":
            settings["model-paths"] = [self.model_folder]
        for section, pool in values.BY_SECTION.items():
            if chance(0.55 if section == "models" else 0.13):
                body = self.levels(pool, 0) if chance(0.25) else {}
                body[names.project] = self.levels(pool, 1)
                for package in sorted(names.packages):
                    if chance(0.4):
                        body[package] = self.levels(pool, 1)
                if section == "data_tests" and chance(0.4):
                    section = "tests"
                settings[section] = body
        if chance(0.5):
            settings["vars"] = {"num": chance.one(3, "4", Raw("1.50")), "text": chance.one("from project", "{{ 1 + 1 }}", "it's"), **({names.project: {"num": 33}} if chance(0.3) else {}), **({"pkg": {"num": 44, "pkg_var": "root"}} if chance(0.3) else {})}
        if chance(0.15):
            settings["quoting"] = {chance.one("database", "schema", "identifier"): chance.one(True, False)}
        for key in ("on-run-start", "on-run-end"):
            if chance(0.12):
                settings[key] = chance.one("select 1", ["select 1", "{{ tell('x') }}"], "{{ log(target.name) }}", "select * from {{ ref('m0') }}" if any(m[1] == "m0" for m in names.models) else "", [], None, "{% for s in schemas %}{{ s }}{% endfor %}")
        if chance(0.1):
            settings["dispatch"] = [{"macro_namespace": chance.one("dbt", "pkg", names.project), "search_order": chance.some([names.project, "pkg"], 1, 2) + ["dbt"] * (not chance(0.05))}]
        if chance(0.06):
            settings["query-comment"] = chance.one(None, "hello", {"comment": "c", "append": True})
        if chance(0.05):
            settings["require-dbt-version"] = chance.one(">=1.0.0", [">=1.0.0", "<2.0.0"], ">=1.0.0,<2.0.0")
        if chance(0.04):
            settings["restrict-access"] = True
        if self.flags:
            settings["flags"] = self.flags
        if chance(0.03):
            settings["docs-paths"] = chance.one(["models"], ["docs"])
        self.files["dbt_project.yml"] = text(settings, chance)

    def make_selectors(self):
        chance = self.chance
        found = [{"name": "first", "definition": chance.one("tag:a", "m0+", "@m1", {"method": "tag", "value": "a"}, {"tag": "b"}, "2+m0+1,tag:x", {"method": "fqn", "value": "*", "parents": True, "children_depth": 2}, "config.materialized:table")}]
        if chance(0.7):
            found.append({"name": "second", **({"description": "two"} if chance(0.5) else {}), **({"default": True} if chance(0.2) else {}),
                          "definition": {chance.one("union", "intersection"): [{"method": "selector", "value": "first"}, {"method": "path", "value": "models"}, {"exclude": ["tag:z", {"method": "tag", "value": "q"}]}]}})
        self.files["selectors.yml"] = text({"selectors": found}, chance)


def config_text(chance):
    return chance.one("", "{{ config(volatility='stable') }}", "{{ config(tags=['f']) }}")


def generate(seed):
    """Files of a project, further command line words, and the harm that was done to it (or None)."""
    project = Project(seed)
    project.harm = None
    files = project.make()
    files["profiles.yml"] = PROFILES
    return files, project.options, project.harm
