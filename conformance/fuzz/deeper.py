"""Keys and forms that the rest of the generator never writes. Projects of seeds from FIRST on have them."""
import values
from yaml_text import Raw, text

FIRST = 10_000
TEMPLATED = ["{{ flags.WHICH }}", "{{ invocation_id is string }}", "{{ run_started_at.year > 2000 }}", "{{ target.name ~ '_' ~ target.threads }}",
             "{{ env_var('FUZZ_NUMBER') | as_number }}", "{{ var('num', 5) }}", "{{ modules.datetime.date(2024, 2, 29) }}", "{{ context['dbt_version'] }}",
             "{{ none }}", "{{ [1, 'a'] | as_native }}", "{{ 'x' if not execute else 'y' }}", "{{ tojson({'a': [1]}) }}"]
OTHER_KEYS = {
    "clean-targets": lambda c: c.one(["target", "dbt_packages"], ["dbt_modules"], []),
    "asset-paths": lambda c: c.one(["assets"], []),
    "packages-install-path": lambda c: "dbt_packages",
    "docs-paths": lambda c: c.one(["docs_of_it"], ["models", "macros"]),
    "dbt-cloud": lambda c: c.one({"project-id": 5}, {"project-id": "7", "defer-env-id": 3}, {}),
    "query-comment": lambda c: c.one("{{ 1 }}", {"comment": "x", "append": False, "job-label": True}, ""),
    "dispatch": lambda c: [{"macro_namespace": "dbt", "search_order": ["dbt"]}],
    "require-dbt-version": lambda c: c.one("=1.12.6", [">1.0.0"], "<3.0.0"),
    "test-paths": lambda c: c.one(["tests"], ["tests", "more_tests"]),
    "macro-paths": lambda c: ["macros", "macros_too"],
}
MODEL_CALLS = [
    "{{ config(materialized='incremental', unique_key='id', incremental_predicates=['a > 1'], merge_exclude_columns=['b']) }}",
    "{{ config(pre_hook=['{\"sql\": \"select 1\", \"transaction\": true}', 'select 2; select 3']) }}",
    "{{ config(docs={'show': true, 'node_color': '#ff0000'}, contract={'enforced': false, 'checksum': 'x'}) }}",
    "{{ config(event_time='ts', batch_size='day', lookback=3, begin='2024-01-01', concurrent_batches=true) }}",
    "{{ config(grants={'select': ['a'], '+select': ['b']} if false else {'select': 'c'}) }}",
    "{{ config(tags=['x'] + ['y']) }}{{ config(meta={'m': 1}) }}{{ config(meta={'n': {'o': [1]}}) }}",
    "{{ config(schema=target.schema ~ '_x' if target.name == 'dev' else none, database=target.database) }}",
    "{{ config(alias='A.b c', quoting={'identifier': false, 'schema': true}) }}",
    "{% set cfg = {'tags': ['from set'], 'materialized': 'table'} %}{{ config(**cfg) }}",
    "{{ config.get('tags', default=['none']) }}{{ config.get('materialized') }}{{ config(freshness={'build_after': {'count': 1, 'period': 'day', 'updates_on': 'all'}}) }}",
    "{{ config(columns=[1], contract={'enforced': true, 'alias_types': false}) }}",
    "{{ ref('m0').database }}{{ ref('m0').include(database=False, schema=False) }}",
    "{{ source('src0', 't1').identifier if false }}",
]


class Deeper:
    """Adds to a project that has all its files but dbt_project.yml, and to that file once it is there."""

    def __init__(self, project):
        self.project, self.chance, self.names = project, project.chance, project.names

    def add(self):
        chance = self.chance
        for step, probability in [(self.calls, 0.5), (self.overloads, 0.2), (self.snapshot_files, 0.25), (self.test_files, 0.25), (self.templates, 0.35),
                                  (self.semantic, 0.15), (self.top_level, 0.3), (self.catalogs, 0.08), (self.jinja_files, 0.1)]:
            if chance(probability):
                step()

    def folder(self):
        return self.project.model_folder

    def calls(self):
        files = self.project.files
        if not any(model[1] == "m0" for model in self.names.models):
            files[f"{self.folder()}/m0.sql"] = "select 1 as id"
        for i in range(1 + self.chance.below(2)):
            files[f"{self.folder()}/deep/call_{i}.sql"] = "".join(self.chance.some(MODEL_CALLS, 1, 2)) + "select 1 as id\n"

    def overloads(self):
        """A function with files for other arguments."""
        chance, project = self.chance, self.project
        project.files["functions/over.sql"] = "a + 1"
        for name in ("over_text", "over_two"):
            project.files[f"functions/{name}.sql"] = chance.one("a", "{{ tell('x') }}", "{{ ref('m0') if false }}b")
        overloads = [{"defined_in": name, "arguments": [{"name": "a", "data_type": chance.one("text", "int")}], **({"returns": {"data_type": "text"}} if chance(0.5) else {}),
                      **({"description": "other"} if chance(0.3) else {})} for name in chance.some(["over_text", "over_two", "over" if chance(0.05) else "over_text"], 1, 2)]
        project.add("functions", {"name": "over", "returns": {"data_type": "int", "description": "r"}, "arguments": [{"name": "a", "data_type": "int", "default_value": chance.one(1, "1", None)}],
                                  "overloads": overloads, **({"config": {"enabled": False}} if chance(0.1) else {})})

    def snapshot_files(self):
        """Several blocks in a file, and what else may stand there."""
        chance = self.chance
        between = chance.one("", "{# comment #}\n", "text\n", "{% set x = 1 %}\n", "{{ ref('m0') if false }}\n")
        body = "{{ config(strategy='check', unique_key='id', check_cols=['v'], " + chance.one("target_schema='old'", "schema='new'", "alias='al'", "invalidate_hard_deletes=true") + ") }}select 1 as id"
        self.project.files["snapshots/several.sql"] = between.join("{%- snapshot s_" + n + " -%}\n" + body + "\n{%- endsnapshot -%}\n" for n in ("one", "two"))
        if chance(0.5):
            self.project.add("snapshots", {"name": "s_one", "description": "{{ 1 + 1 }}", "config": {"strategy": "timestamp", "updated_at": "ts", "dbt_valid_to_current": "'9999-12-31'"},
                                           "columns": [{"name": "id", "data_tests": [{"unique": {"config": {"where": "1 = 1"}}}]}]})

    def test_files(self):
        chance = self.chance
        word = "data_test" if chance(0.1) else "test"
        setting = chance.one("tags=['gen']", "store_failures=true", "fail_calc='sum(n)'", "meta={'g': 1}")
        self.project.files["tests/generic/with_config.sql"] = f"{{% {word} configured(model, column_name=none, a='x') %}}{{{{ config(severity='warn', {setting}) }}}}select 1{{% end{word} %}}\n"
        self.project.files[f"{self.folder()}/checked.sql"] = "select 1 as id"
        tests = [{"configured": {"arguments": {"a": chance.one(*TEMPLATED[:6])}, "config": {"severity": chance.one("error", "warn"), "limit": 5}}},
                 {"configured": {"name": "named_" + str(chance.below(99)), "description": "d", "config": {"alias": "al", "tags": ["one"]}}}]
        self.project.add("models", {"name": "checked", "columns": [{"name": "id", "data_tests": chance.some(tests, 1, 2), "quote": chance.one(True, False)}], **({"data_tests": ["configured"]} if chance(0.4) else {})})

    def templates(self):
        """Templates in every kind of value of properties files."""
        chance = self.chance
        one = lambda: chance.one(*TEMPLATED)
        self.project.files[f"{self.folder()}/templated.sql"] = "select 1 as id"
        self.project.add("models", {"name": "templated", "description": chance.one("{{ target.name }}", "{{ env_var('FUZZ_TEXT') }}", "{{ var('text', 'd') }}", "{{ doc('nope') if false }}"),
                                    "config": {"meta": {"a": one(), "b": [one(), {"c": one()}]}, "tags": [chance.one("{{ target.name }}", "plain")]},
                                    "columns": [{"name": "id", "description": one() if chance(0.5) else "x", "meta": {"k": one()}, "data_type": "int"}]})

    def semantic(self):
        chance = self.chance
        files = self.project.files
        files[f"{self.folder()}/events.sql"] = "select 1 as id"
        files.setdefault(f"{self.folder()}/spine.sql", "select 1 as date_day")
        if not any(m["name"] == "spine" for m in self.project.entries.get("models", [])):
            self.project.add("models", {"name": "spine", "time_spine": {"standard_granularity_column": "date_day"}, "columns": [{"name": "date_day", "granularity": "day"}]})
        dimensions = [{"name": "ts", "type": "time", "type_params": {"time_granularity": "day", **({"validity_params": {"is_start": True}} if chance(0.1) else {})}},
                      {"name": "channel", "type": "categorical", "label": "Ch", "expr": chance.one("lower(c)", "c")}]
        measures = [{"name": "visits", "agg": "count", "expr": "1"}, {"name": "buys", "agg": chance.one("count", "count_distinct", "sum"), "expr": chance.one("b", "1"), **({"non_additive_dimension": {"name": "ts", "window_choice": "max", "window_groupings": ["user_key"]}} if chance(0.3) else {})}]
        entities = [{"name": "user_key", "type": "foreign"}] + ([{"name": "event_key", "type": "primary"}] if chance(0.5) else [])
        model = {"name": "events_model", "model": "ref('events')", "defaults": {"agg_time_dimension": "ts"}, "entities": entities, "dimensions": dimensions, "measures": measures}
        if len(entities) == 1:
            model["primary_entity"] = "event_key"
        self.project.add("semantic_models", model)
        conversion = {"entity": "user_key", "calculation": chance.one("conversion_rate", "conversions"), "base_measure": {"name": "visits", "fill_nulls_with": 0}, "conversion_measure": chance.one("visits", "visits", "buys"),
                      **({"window": chance.one("7 days", "1 week")} if chance(0.6) else {}), **({"constant_properties": [{"base_property": "channel", "conversion_property": "channel"}]} if chance(0.5) else {})}
        self.project.add("metrics", {"name": "converted", "label": "C", "type": "conversion", "type_params": {"conversion_type_params": conversion}})
        self.project.add("metrics", {"name": "bought", "label": "B", "type": "simple", "type_params": {"measure": {"name": "buys", "filter": "{{ Dimension('event_key__channel') }} = 'x'", "join_to_timespine": True}}, **({"time_granularity": "month"} if chance(0.3) else {})})
        self.project.add("saved_queries", {"name": "asked", "query_params": {"metrics": ["bought"], "group_by": ["TimeDimension('metric_time')", "Dimension('event_key__channel')"], "where": ["{{ TimeDimension('metric_time', 'week') }} > '2024-01-01'"]},
                                           "config": {"cache": {"enabled": chance.one(True, False)}, **({"schema": "sq"} if chance(0.4) else {})}, "exports": [{"name": "out", "config": {"export_as": "table"}}]})

    def top_level(self):
        """Settings beside `config:`, of all kinds of resources."""
        chance = self.chance
        files = self.project.files
        files[f"{self.folder()}/beside.sql"] = "select 1 as id"
        entry = {"name": "beside"}
        for key, value in (("meta", {"a": 1}), ("tags", ["t"]), ("docs", {"show": False}), ("access", "public"), ("group", None), ("latest_version", None), ("materialized", "table"), ("enabled", True),
                           ("loaded_at_field", "x"), ("contract", {"enforced": False}), ("schema", "other"), ("alias", "al"), ("primary_key", ["id"])):
            if chance(0.2):
                entry[key] = value
        entry["config"] = {**({"docs": {"node_color": "blue"}} if "docs" not in entry else {}), **({"meta": {"b": 2}} if chance(0.5) and "meta" not in entry else {})}
        self.project.add("models", entry)
        if chance(0.5):
            files["seeds/beside_seed.csv"] = "id,v\n1,x\n"
            self.project.add("seeds", {"name": "beside_seed", "quote_columns": chance.one(True, False), "column_types": {"id": "int"}, "docs": {"show": True}, "meta": {"z": Raw("1_0")}})
        if chance(0.5):
            self.project.add("exposures", {"name": "shown", "type": "dashboard", "owner": {"name": "N", "email": None if chance(0.1) else "e"}, "enabled": chance.one(True, False), "url": None, "docs": {"show": True}, "maturity": None})

    def catalogs(self):
        chance = self.chance
        self.project.files["catalogs.yml"] = text({"catalogs": [{"name": "cat", "active_write_integration": "w", "write_integrations": [{"name": "w", "catalog_type": "built_in" if chance(0.8) else chance.one("unity", "x"), "table_format": "iceberg", **({"external_volume": "v"} if chance(0.5) else {})}]}]}, chance)

    def jinja_files(self):
        self.project.flags["allow_jinja_file_extensions"] = self.chance.one(True, False)
        for name in ("j1.sql.jinja", "j2.sql.j2", "j3.jinja"):
            self.project.files[f"{self.folder()}/{name}"] = "select 1 as id"

    def settings(self):
        """Further keys of dbt_project.yml."""
        chance, files = self.chance, self.project.files
        given = files["dbt_project.yml"]
        more = {key: OTHER_KEYS[key](chance) for key in chance.some(OTHER_KEYS, 0, 2) if key + ":" not in given and f"{key}'" not in given and f'{key}"' not in given}
        if chance(0.4) and "\nmodels" not in given and "models\"" not in given and "models'" not in given:
            more["models"] = {self.names.project: {"+meta": {"from_project": chance.one(*TEMPLATED)}, "+schema": chance.one("{{ flags.WHICH }}", "{{ 's_' ~ target.name }}", None),
                                                   chance.one("staging", "deep"): {"+materialized": "{{ 'table' if target.name == 'dev' else 'view' }}", "+tags": chance.one(["f"], "{{ 'one' }}", ["{{ target.type }}"])}}}
        if more:
            files["dbt_project.yml"] = given.rstrip("\n") + "\n" + text(more, chance).replace("---\n", "")
        if "macro-paths" in more:
            files["macros_too/t.sql"] = "{% macro too() %}{% endmacro %}"
