"""What reaches over a whole project: a second package with the same names, twins, groups, time spines, folders, odd calls."""
import values
from properties import Properties, maybe
from yaml_text import Raw, text

SAME = ["m0", "stg_1", "Model_2", "seed0", "other_model"]
CALLS = [
    "{{ config(**{'tags': ['spread']}) }}",
    "{% if var('flag', true) %}{{ config(tags='in_if') }}{% else %}{{ config(tags='in_else') }}{% endif %}",
    "{% set given = {'meta': {'from': 'set'}} %}{{ config(given) }}",
    "{{ config(meta=dict(a=1, b=[1, 2.50]), tags=('x', 'y')) }}",
    "{% for t in ['p', 'q'] %}{{ config(tags=t) }}{% endfor %}",
    "{{ config(pre_hook=[\"select '{{ this.identifier }}'\", {'sql': 'select 2', 'transaction': false}]) }}",
    "{{ config(post_hook=\"{{ tell('x') }}\", pre_hook=tell('y')) }}",
    "{% do config(schema='by_do') %}",
    "{{ config(enabled=(target.name == 'dev' and not flags.FULL_REFRESH)) }}",
    "{{ config(materialized=var('mat', 'table')) }}",
    "{{ config(grants={'select': var('who', ['me'])}, meta={'k': env_var('FUZZ_NUMBER') | int}) }}",
    "{{ config({'+tags': ['plus'], 'pre-hook': 'select 1'}) }}",
    "{{ config(docs={'show': false}, persist_docs={'relation': true}) }}",
    "{{ config(alias=model.name ~ '_al', database=none) }}",
    "{{ config(custom={'deep': [1, {'er': none}]}, other=1e3, third=-0.0, big=10 ** 20) }}",
    "{{ config(tags=[]) }}{{ config(tags=['again', 'again']) }}",
    "{{ config(meta={1: 'int key', none: 'none key', true: 'bool key'}) }}",
    "{{ config(unique_key=['a', 'b'], materialized='incremental', on_schema_change='fail') }}",
    "{{ config.require('materialized') }} {{ config.get('meta', {}) }} {{ config.meta_get('owner', 'nobody') }}",
    "{{ config(contract={'enforced': true}) }}",
    "{{ config(quoting={'identifier': true}, static_analysis='off') }}",
    "{{ config(snapshot_meta_column_names={'dbt_valid_to': 'vt'}) }}",
    "{% set r = ref('m0') %}{{ r.include(schema=false) }} {{ r.quote(identifier=false).render() }}",
    "{{ ref('m0', v=none) if false }}{{ ref(*['m0']) }}",
    "{{ builtins.ref('m0') }} {{ builtins['source']('src0', 't1') if false }}",
    "{%- macro local(x) -%}{{ ref(x) }}{%- endmacro -%}{{ local('m0') }}",
    "{{ ref('m0').render() | upper }} {{ (ref('m0') | string)[0:1] }}",
    "{% set names = ['m0'] %}{% for n in names %}{{ ref(n) }}{% endfor %}",
    "{{ dbt.date_trunc('day', 'x') }} {{ dbt.concat(['a', 'b']) }} {{ dbt.safe_cast('x', api.Column.translate_type('string')) }}",
    "{{ dbt_duckdb is defined }} {{ pkg is defined }} {{ other is defined }}",
    "{% set results = run_query('select 1') %}{% if results %}{{ results.columns[0].values() }}{% endif %}",
    "{% call statement('q', fetch_result=true) %}select 1{% endcall %}{{ load_result('q') }}",
]
OWN_FOLDERS = {"seed-paths": "data", "snapshot-paths": "snaps", "test-paths": "checks", "macro-paths": "makros", "analysis-paths": "looks", "function-paths": "udfs"}
USUAL = {"seed-paths": "seeds", "snapshot-paths": "snapshots", "test-paths": "tests", "macro-paths": "macros", "analysis-paths": "analyses", "function-paths": "functions"}
OVERRIDES = [
    "{% macro default__generate_alias_name(custom_alias_name=none, node=none) %}{{ 'd_' ~ node.name }}{% endmacro %}",
    "{% macro duckdb__generate_schema_name(custom_schema_name, node) %}duck_{{ custom_schema_name or 'main' }}{% endmacro %}",
    "{% macro is_incremental() %}{{ return(true) }}{% endmacro %}",
    "{% macro default__test_not_null(model, column_name) %}select 3 from {{ model }}{% endmacro %}",
    "{% macro test_unique(model, column_name) %}select 4 from {{ model }} where {{ column_name }}{% endmacro %}",
    "{% macro config() %}{{ return(builtins.config(*varargs, **kwargs)) }}{% endmacro %}",
    "{% macro var(name, default=none) %}{{ return(builtins.var(name, default)) }}{% endmacro %}",
    "{% macro env_var(name) %}{{ return('mine') }}{% endmacro %}",
    "{% macro dateadd(a, b, c) %}{{ return(adapter.dispatch('dateadd', 'dbt')(a, b, c)) }}{% endmacro %}",
    "{% macro default__dateadd(datepart, interval, from_date_or_timestamp) %}mine{% endmacro %}",
    "{% macro tojson(x) %}mine{% endmacro %}",
    "{% macro log(x) %}{% endmacro %}",
    "{% macro ref(model_name, v=none) %}{% do return(builtins.ref(model_name, v=v).include(database=false)) %}{% endmacro %}",
    "{% materialization view, adapter='duckdb' %}{{ return({'relations': []}) }}{% endmaterialization %}",
    "{% materialization incremental, default %}{{ return({'relations': []}) }}{% endmaterialization %}",
    "{% test accepted_values(model, column_name, values, quote=true, more=1) %}select 1 from {{ ref('m0') }}{% endtest %}",
    "{% macro get_custom_name(x) %}{% endmacro %}{% macro generate_database_name(custom_database_name, node) %}db_{{ node.package_name }}{% endmacro %}",
]


class Wider:
    """Adds to a project that has its models; `project` collects files and entries."""

    def __init__(self, project):
        self.project, self.chance, self.names = project, project.chance, project.names

    def add(self):
        chance = self.chance
        if chance(0.25):
            self.second_package()
        if chance(0.12):
            self.twin()
        if chance(0.12):
            self.private()
        if chance(0.3):
            self.odd_calls()
        if chance(0.1):
            self.overrides()
        if chance(0.1):
            self.more_spines()
        if chance(0.1):
            self.properties_of_others()
        if chance(0.1):
            self.many_tests()

    def second_package(self):
        """other: has what the project has, by the same names."""
        from code import Code
        from generate import NAMES_MACROS, Names
        chance, root = self.chance, self.names
        inner = Names("other")
        code, properties = Code(inner, chance), Properties(inner, chance)
        root.packages.add("other")
        files, entries = {}, {}
        for name in chance.some(SAME, 1, 3):
            files[f"models/{chance.one('', 'staging/', 'sub/')}{name}.sql"] = code.sql(refs=1) + (chance.one(*CALLS) if chance(0.1) else "")
            inner.models.append(("other", name, ()))
            if chance(0.6):
                entries.setdefault("models", []).append(properties.model(name))
        if chance(0.3):
            inner.groups.append("g0")
            entries["groups"] = [properties.group(chance.one("g0", "og"))]
        if chance(0.3):
            inner.sources.append(("src0", "t1"))
            entries["sources"] = [properties.source("src0", ["t1"])]
        if chance(0.3):
            files["seeds/os.csv"] = code.seed()
            entries["seeds"] = [properties.seed("os")]
        if chance(0.3):
            entries["exposures"] = [properties.exposure(chance.one("exp0", "oexp"))]
        if chance(0.3):
            files["tests/single0.sql"] = code.sql(values.TEST, without=("custom_key", "group"), refs=1)
        if chance(0.3):
            files["models/d.md"] = code.docs([chance.one("doc0", "odoc")])
        if chance(0.3):
            entries["snapshots"] = [properties.snapshot("snap0", True)]
        if chance(0.3):
            entries["unit_tests"] = [properties.unit_test("ut0", inner.models[0][1], [])]
        if chance(0.3):
            files["analyses/an.sql"] = code.sql(values.NODE, without=("enabled",), refs=1)
        if chance(0.5):
            files["macros/m.sql"] = chance.one("{% macro tell(x) %}other {{ x }}{% endmacro %}", "{% test custom(model, arg=1) %}select 1{% endtest %}", *NAMES_MACROS, *OVERRIDES)
        files["models/s.yml"] = text(entries or {"version": 2}, chance)
        settings = {"name": "other", "version": "2.0", "config-version": 2}
        for section, pool in values.BY_SECTION.items():
            if chance(0.15):
                settings[section] = {"other": self.project.levels(pool, 1)} if chance(0.8) else self.project.levels(pool, 1)
        if chance(0.3):
            settings["vars"] = {"num": 500, "other": {"num": 600}, root.project: {"num": 700}}
        if chance(0.2):
            settings["on-run-end"] = ["select 'other'", "{{ tell('x') }}"]
        if chance(0.02):
            settings["restrict-access"] = True
        if chance(0.9):  # names of the root project would be taken
            settings.setdefault("models", {}).setdefault("other", {})["+schema"] = "other"
        if chance(0.1):
            settings["quoting"] = {"identifier": False}
        files["dbt_project.yml"] = text(settings, chance)
        for path, content in files.items():
            self.project.files["dbt_packages/other/" + path] = content
        if "pkg" not in root.packages:
            self.project.files["packages.yml"] = "packages:\n  - local: ./local_other\n"
        for path, content in self.project.files.items():
            if path in ("packages.yml", "dependencies.yml") and "pkg" in root.packages:
                self.project.files[path] = content + "  - local: ./local_other\n"
        name = chance.one(*inner.models)[1]
        self.project.files[f"{self.project.model_folder}/uses_other.sql"] = "select * from {{ ref('other', '%s') }}" % name + chance.one("", " join {{ ref('%s') }} using (id)" % name)

    def twin(self):
        """A second model of a name, disabled one way or the other."""
        chance, folder = self.chance, self.project.model_folder
        name = chance.one("m0", "twin_model", "twin_model")
        self.project.files[f"{folder}/aa_twins/{name}.sql"] = chance.one("{{ config(enabled=false) }}", "{{ config(enabled=var('nothing', false), schema='twins') }}") + "select 'twin'"
        if name != "m0":
            self.project.files[f"{folder}/bb_twins/{name}.sql"] = chance.one("{{ config(enabled=false, tags=['bb']) }}", "{{ config(alias='al') }}") + "select 'other twin'"
            self.project.add("models", self.project.properties.model(name))

    def private(self):
        chance, folder = self.chance, self.project.model_folder
        self.project.add("groups", {"name": "team", "owner": {"name": "Team", **({"email": chance.one("a@b.c", ["a@b.c", "d@e.f"])} if chance(0.5) else {})}})
        self.names.groups.append("team")
        self.project.files[f"{folder}/inner/hidden.sql"] = chance.one("{{ config(access='private', group='team') }}", "{{ config(group='team') }}", "") + "select 1 as id"
        if chance(0.6):
            self.project.add("models", {"name": "hidden", chance.one("access", "access", "zz"): "private", **({"group": "team"} if chance(0.5) else {"config": {"group": chance.one("team", "team", "no_team")}})})
        self.project.files[f"{folder}/inner/shown.sql"] = chance.one("{{ config(group='team') }}", "{{ config(group='team') }}", "") + "select * from {{ ref('hidden') }}"

    def odd_calls(self):
        chance = self.chance
        files = self.project.files
        if not any(m[1] == "m0" for m in self.names.models):
            files[f"{self.project.model_folder}/m0.sql"] = "select 1 as id"
            self.names.models.append((self.names.project, "m0", ()))
        for i in range(1 + chance.below(2)):
            files[f"{self.project.model_folder}/odd/calls_{i}.sql"] = "".join(chance.one(*CALLS) + "\n" for _ in range(1 + chance.below(3))) + "select 1\n"
            if chance(0.3):
                self.project.add("models", self.project.properties.model(f"calls_{i}"))

    def overrides(self):
        path = self.chance.one("macros/over.sql", "macros/over.sql", "dbt_packages/pkg/macros/over.sql" if "pkg" in self.names.packages else "macros/deep/over.sql")
        self.project.files[path] = "\n".join(self.chance.some(OVERRIDES, 1, 2))

    def more_spines(self):
        chance = self.chance
        self.project.files[f"{self.project.model_folder}/years.sql"] = "select 1 as date_year"
        spine = {"standard_granularity_column": "date_year"}
        if chance(0.6):
            spine["custom_granularities"] = [{"name": "fiscal", **({"column_name": "fiscal_year"} if chance(0.5) else {})}]
        self.project.add("models", {"name": "years", "time_spine": spine, "columns": [{"name": "date_year", "granularity": chance.one("year", "day", "YEAR", "hour")}, {"name": "fiscal_year"}, {"name": "fiscal"}]})

    def properties_of_others(self):
        """Entries for what is not there, or is of another kind or package."""
        chance = self.chance
        for _ in range(1 + chance.below(2)):
            section = chance.one("models", "seeds", "snapshots", "macros", "analyses", "data_tests", "functions")
            name = chance.one("nothing_here", "seed0", "m0", "pm0", "snap0", "single0", "generate_schema_name", "Ünï")
            if not any(entry["name"] == name for entry in self.project.entries.get(section, [])):
                entry = {"name": name, **({"description": "of another"} if chance(0.5) else {}), **({"config": {"tags": ["zz"]}} if chance(0.4) and section not in ("macros",) else {})}
                if section == "functions":
                    entry["returns"] = {"data_type": "int"}
                self.project.add(section, entry)

    def many_tests(self):
        """One model with every test there is."""
        chance = self.chance
        self.project.files[f"{self.project.model_folder}/tested.sql"] = "select 1 as id"
        entry = {"name": "tested", "columns": [{"name": n, **self.several(n)} for n in ("id", "A b", "é")]}
        if chance(0.6):
            entry.update(self.several(None))
        maybe(chance, entry, "config", 0.2, lambda: {"enabled": chance.one(True, False), "schema": "x"})
        self.project.add("models", entry)

    def several(self, column):
        entry = {}
        self.project.properties.tests(entry, 1, column)
        return entry

    def other_folders(self):
        """Gives folders names of their own; the texts are all written."""
        chance, project = self.chance, self.project
        moved = {key: OWN_FOLDERS[key] for key in chance.some(OWN_FOLDERS, 1, 3)}
        for path in list(project.files):
            for key, own in moved.items():
                if path.startswith(USUAL[key] + "/"):
                    project.files[own + path[len(USUAL[key]):]] = project.files.pop(path)
                    break
        settings = {key: [own, *([USUAL[key]] if chance(0.3) else [])] for key, own in moved.items()}
        project.files["dbt_project.yml"] = project.files["dbt_project.yml"].rstrip("\n") + "\n" + text(settings, chance).replace("---\n", "")
