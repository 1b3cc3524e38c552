"""Mistakes that users make: each changes a project so that it probably is wrong."""
import re

BAD_SQL = ["{% if true %} select 1", "select {{ 1 + }}", "{{ ref('m0' }}", "{{ ref() }}", "{{ ref('nope') }}", "{{ source('no', 'pe') }}", "{{ source('one') }}",
           "{{ ref('a', 'b', 'c') }}", "{{ unknown_macro() }}", "{{ exceptions.raise_compiler_error('no way') }}", "{% endif %}", "{% bogus %}", "{{ config('a') }}",
           "{{ config({'a': 1}, b=2) }}", "{{ env_var('FUZZ_NOT_SET') }}", "{{ env_var('DBT_ENV_SECRET_WORD') }}", "{{ config(materialized=1) }}", "{{ config(enabled='maybe') }}",
           "{{ config(tags={'a': 1}) }}", "{{ config(meta='x') }}", "{{ config(grants='x') }}", "{{ config(docs={'node_color': 'nocolor'}) }}", "{{ config(access='secret') }}",
           "{{ config(contract={'enforced': 'x'}) }}", "{{ config(contract={'enforced': true}, materialized='incremental') }}", "{{ config(unique_key=1) }}", "{{ config(group='nogroup') }}",
           "{{ config(on_configuration_change='explode') }}", "{{ config(freshness={'build_after': {'count': 1}}) }}", "{{ config(pre_hook=1) }}", "{{ 'x' | nofilter }}", "{{ x is notest }}",
           "{{ ref(x) }}", "{{ 1 / 0 }}", "{{ none.a.b }}", "{{ tell(1, 2, 3) }}", "{% set x = %}", "{{ 'unclosed }}", "{# unclosed", "{{ ref('m0', v=99) }}", "{{ function('nofn') }}",
           "{{ metric('nomet') }}", "{{ this.nothing.more }}", "{% for x in 5 %}{% endfor %}", "{{ var() }}", "{{ config(batch_size='week', materialized='incremental', incremental_strategy='microbatch') }}",
           "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='e', batch_size='day', begin='notadate') }}",
           "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='e', begin='2024-01-01') }}",
           "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='e', batch_size='day', begin='2024-01-01') }}",
           "{% snapshot x %}{% endsnapshot %}", "{{ return(1) }}", "{{ adapter.nothing() }}", "{{ modules.itertools.chain([1]) | list }}", "{{ config(alias=none, schema='') }}",
           "{{ ref(['m0']) }}", "{{ config(enabled=none) }}", "{{ config(persist_docs=true) }}", "{{ config(quoting='x') }}", "{{ config(column_types=['a']) }}", "{{ config(full_refresh='x') }}",
           "{{ config(latest_version_pointer='x') }}", "{{ config(on_error='x') }}", "{{ config(packages=1) }}", "{% do exceptions.warn('careful') %}", "{{ config(materialized='materialized_view', tags=none) }}",
           "{{ [1,2][7] }}", "{{ {'a': 1}.b.c }}", "{{ 'a' + 1 }}", "{{ config(event_time=5) }}", "{{ config(concurrent_batches='x') }}", "{{ config(meta={'a': ref('m0')}) }}", "\t{{ ref(\"m0\") }}\x00"]
BAD_YAML = [("models:\n  a: 1\n", "dict"), ("models:\n  - description: x\n", "nameless"), ("models:\n  - a\n", "word"), ("models: word\n", "word"), ("- a\n- b\n", "list"), ("just text\n", "text"),
            ("models:\n  - name: m0\n   bad: x\n", "indent"), ("models: [\n", "open"), ("a: b: c\n", "colon"), ("models:\n\t- name: x\n", "tab"), ("x: {{ y }}\n", "braces"), ("x: @y\n", "at"),
            ("a: 1\n---\nb: 2\n", "documents"), ("models:\n  - name: zzz\n", "missing"), ("models:\n  - name: m0\n  - name: m0\n", "twice"), ("models:\n  - name: 5\n", "number"), ("models:\n  - name: null\n", "null"),
            ("sources:\n  - name: s9\n    tables:\n      - description: x\n", "table"), ("sources:\n  - name: s9\n    tables: x\n", "tables"), ("sources:\n  - name: s9\n", "tableless"), ("sources:\n  - name: s9\n    tables: []\n", "none"),
            ("sources:\n  - name: s9\n    tables: [{name: t, freshness: {warn_after: {count: 1, period: eon}}}]\n", "period"), ("sources:\n  - name: s9\n    loaded_at_field: a\n    loaded_at_query: b\n    tables: [{name: t}]\n", "both"),
            ("sources:\n  - name: s9\n    loaded_at_field: ''\n    tables: [{name: t}]\n", "empty"), ("sources:\n  - name: s9\n    tables: [{name: t}, {name: t}]\n", "tables twice"), ("sources:\n  - {name: nosuch, overrides: pkg, tables: [{name: t}]}\n", "override"),
            ("seeds:\n  - name: m0\n", "wrong section"), ("models:\n  - name: seed0\n", "wrong section"), ("snapshots:\n  - name: nosnap\n", "snapshot"), ("snapshots:\n  - {name: ys, relation: ref('m0')}\n", "no strategy"),
            ("snapshots:\n  - {name: ys, relation: ref('m0'), config: {strategy: timestamp, unique_key: id}}\n", "no updated_at"), ("snapshots:\n  - {name: ys, relation: ref('m0'), config: {strategy: check, unique_key: id}}\n", "no cols"),
            ("snapshots:\n  - {name: ys, relation: ref('m0'), config: {strategy: check, unique_key: id, check_cols: some}}\n", "cols"), ("snapshots:\n  - {name: ys, relation: m0, config: {strategy: check, unique_key: id, check_cols: all}}\n", "relation"),
            ("snapshots:\n  - {name: ys, config: {strategy: check, unique_key: id, check_cols: all, hard_deletes: maybe}, relation: ref('m0')}\n", "hard"),
            ("macros:\n  - name: nomacro\n", "macro"), ("macros:\n  - {name: tell, arguments: [{name: q, type: strang}]}\n", "arguments"), ("macros:\n  - {name: tell, arguments: [{type: string}]}\n", "nameless argument"),
            ("exposures:\n  - {name: e9, type: nothing, owner: {name: n}}\n", "type"), ("exposures:\n  - {name: e9, type: ml}\n", "ownerless"), ("exposures:\n  - {name: e9, type: ml, owner: {x: y}}\n", "owner"),
            ("exposures:\n  - {name: e9, type: ml, owner: {name: n}, depends_on: [ref('nope')]}\n", "nope"), ("exposures:\n  - {name: e9, type: ml, owner: {name: n}, depends_on: [m0]}\n", "word"), ("exposures:\n  - {name: e9, type: ml, owner: {name: n}, depends_on: ref('m0')}\n", "text"),
            ("exposures:\n  - {name: e 9, type: ml, owner: {name: n}}\n", "space"), ("exposures:\n  - {name: e9, type: ml, owner: {name: n}, maturity: ripe}\n", "maturity"), ("exposures:\n  - {name: e9, type: ml, owner: {name: n}}\n  - {name: e9, type: ml, owner: {name: n}}\n", "twice"),
            ("groups:\n  - name: g9\n", "ownerless"), ("groups:\n  - {name: g9, owner: {}}\n", "owner"), ("groups:\n  - {name: g9, owner: {name: a}}\n  - {name: g9, owner: {name: a}}\n", "twice"), ("groups:\n  - {name: g9, owner: me}\n", "text"),
            ("unit_tests:\n  - {name: u9, model: nomodel, given: [], expect: {rows: []}}\n", "nomodel"), ("unit_tests:\n  - {name: u9, model: m0, expect: {rows: []}}\n", "givenless"), ("unit_tests:\n  - {name: u9, model: m0, given: []}\n", "expectless"),
            ("unit_tests:\n  - {name: u9, model: m0, given: [{input: ref('m0'), rows: 'a,b', format: dict}], expect: {rows: []}}\n", "format"), ("unit_tests:\n  - {name: u9, model: m0, given: [{input: ref('m0'), format: csv, rows: [{a: 1}]}], expect: {rows: []}}\n", "format"),
            ("unit_tests:\n  - {name: u9, model: m0, given: [{input: ref('m0'), format: csv, fixture: nofix}], expect: {rows: []}}\n", "fixture"), ("unit_tests:\n  - {name: u9, model: m0, given: [{input: m0, rows: []}], expect: {rows: []}}\n", "input"),
            ("unit_tests:\n  - {name: u9, model: m0, given: [{rows: []}], expect: {rows: []}}\n", "inputless"), ("unit_tests:\n  - {name: u9, given: [], expect: {rows: []}}\n", "modelless"), ("unit_tests:\n  - {name: u9, model: m0, given: [], expect: {rows: []}, versions: {include: [7]}}\n", "version"),
            ("unit_tests:\n  - {name: u9, model: m0, given: [], expect: {rows: [{a: 1}], format: odd}}\n", "odd"), ("unit_tests:\n  - {name: u9, model: m0, given: [], expect: {rows: []}}\n  - {name: u9, model: m0, given: [], expect: {rows: []}}\n", "twice"),
            ("models:\n  - {name: m0, columns: [{name: a, tests: [unique], data_tests: [unique]}]}\n", "both"), ("models:\n  - {name: m0, columns: [{description: a}]}\n", "column"), ("models:\n  - {name: m0, columns: {name: a}}\n", "columns"),
            ("models:\n  - {name: m0, data_tests: [{unique: {column_name: a, model: x}}]}\n", "model"), ("models:\n  - {name: m0, data_tests: [[unique]]}\n", "list"), ("models:\n  - {name: m0, data_tests: [{a: 1, b: 2}]}\n", "two"), ("models:\n  - {name: m0, data_tests: unique}\n", "text"),
            ("models:\n  - {name: m0, data_tests: [{unique: {column_name: a, severity: loud}}]}\n", "severity"), ("models:\n  - {name: m0, data_tests: [{unique: {column_name: a, where: x, config: {where: y}}}]}\n", "twice"),
            ("models:\n  - {name: m0, data_tests: [{custom: {config: {where: '{{ tell(1) }}'}}}]}\n", "macro"), ("models:\n  - {name: m0, data_tests: [{custom: {arg: \"{{ ref('nope') }}\"}}]}\n", "nope"), ("models:\n  - {name: m0, data_tests: [notest]}\n", "notest"),
            ("models:\n  - {name: m0, data_tests: [{unique: []}]}\n", "list"), ("models:\n  - {name: m0, data_tests: [{unique: word}]}\n", "word"), ("models:\n  - {name: m0, data_tests: [{unique: {column_name: a, arguments: x}}]}\n", "arguments"), ("models:\n  - {name: m0, data_tests: [{1: {}}]}\n", "number"),
            ("models:\n  - {name: m0, data_tests: [unique, unique]}\n", "twice"), ("models:\n  - {name: m0, data_tests: [{custom: {name: a}}, {custom: {name: a}}]}\n", "twice"), ("models:\n  - {name: m0, data_tests: [{custom: {name: ''}}]}\n", "nameless"), ("models:\n  - {name: m0, data_tests: [null]}\n", "null"),
            ("models:\n  - {name: m0, versions: [{v: 1}]}\n", "version file"), ("models:\n  - {name: m0, versions: [{v: 1, defined_in: m0}], latest_version: 9}\n", "latest"), ("models:\n  - {name: m0, versions: [{v: 1}, {v: 1}]}\n", "twice"), ("models:\n  - {name: m0, versions: [{x: 1}]}\n", "v"),
            ("models:\n  - {name: m0, latest_version: 1}\n", "latest"), ("models:\n  - {name: m0, versions: [{v: 1, defined_in: m0, columns: [{include: bad}]}]}\n", "include"), ("models:\n  - {name: m0, versions: [{v: 1, defined_in: m0, columns: [{include: all, exclude: [zz]}]}]}\n", "exclude"),
            ("models:\n  - {name: m0, versions: [{v: 1, defined_in: m0, columns: [{include: all}, {include: all}]}]}\n", "include twice"), ("models:\n  - {name: m0, versions: []}\n", "none"), ("models:\n  - {name: m0, versions: 1}\n", "number"),
            ("models:\n  - {name: m0, access: secret}\n", "access"), ("models:\n  - {name: m0, access: private}\n", "groupless"), ("models:\n  - {name: m0, config: {access: private, group: nogroup}}\n", "group"), ("models:\n  - {name: m0, config: x}\n", "config"), ("models:\n  - {name: m0, config: {enabled: maybe}}\n", "enabled"),
            ("models:\n  - {name: m0, meta: x}\n", "meta"), ("models:\n  - {name: m0, meta: {a: 1}, config: {meta: {b: 2}}}\n", "both"), ("models:\n  - {name: m0, docs: {node_color: zz}}\n", "color"), ("models:\n  - {name: m0, docs: x}\n", "docs"), ("models:\n  - {name: m0, deprecation_date: soon}\n", "date"),
            ("models:\n  - {name: m0, description: [a]}\n", "description"), ("models:\n  - {name: m0, description: \"{{ doc('nodoc') }}\"}\n", "doc"), ("models:\n  - {name: m0, description: \"{{ doc() }}\"}\n", "doc"), ("models:\n  - {name: m0, description: \"{{ x\"}\n", "brace"), ("models:\n  - {name: m0, description: \"{{ x.y }}\"}\n", "undefined"),
            ("models:\n  - {name: m0, constraints: [{type: odd}]}\n", "constraint"), ("models:\n  - {name: m0, constraints: [{type: check}], config: {contract: {enforced: true}}}\n", "check"), ("models:\n  - {name: m0, columns: [{name: a, constraints: [{type: foreign_key, to: x}]}], config: {contract: {enforced: true}}}\n", "to"),
            ("models:\n  - {name: m0, config: {contract: {enforced: true}}}\n", "columns"), ("models:\n  - {name: m0, config: {contract: {enforced: true}}, columns: [{name: a}]}\n", "data type"), ("models:\n  - {name: m0, config: {pre_hook: x, pre-hook: y}}\n", "hooks"), ("models:\n  - {name: m0, time_spine: {standard_granularity_column: zz}}\n", "spine"),
            ("models:\n  - {name: m0, time_spine: {standard_granularity_column: a}, columns: [{name: a}]}\n", "granularity"), ("models:\n  - {name: m0, time_spine: {standard_granularity_column: a}, columns: [{name: a, granularity: eon}]}\n", "eon"),
            ("models:\n  - {name: m0, columns: [{name: a, quote: maybe}]}\n", "quote"), ("models:\n  - {name: m0, columns: [{name: a, meta: 5}]}\n", "meta"), ("models:\n  - {name: m0, columns: [{name: a, tags: {x: y}}]}\n", "tags"), ("models:\n  - {name: m0, columns: [{name: a}, {name: a}]}\n", "column twice"), ("models:\n  - {name: m0, columns: [{name: a, data_type: 5}]}\n", "type"),
            ("metrics:\n  - {name: mx, label: l, type: simple, type_params: {measure: nomeasure}}\n", "measure"), ("metrics:\n  - {name: mx, label: l, type: odd, type_params: {}}\n", "type"), ("metrics:\n  - {name: m x, label: l, type: simple, type_params: {measure: a}}\n", "space"), ("metrics:\n  - {name: mx, type: simple, type_params: {measure: a}}\n", "label"),
            ("metrics:\n  - {name: mx, label: l, type: derived, type_params: {metrics: [nomet], expr: nomet}}\n", "metric"), ("metrics:\n  - {name: mx, label: l}\n", "typeless"), ("semantic_models:\n  - {name: sx, model: ref('nope')}\n", "model"), ("semantic_models:\n  - {name: sx, model: m0}\n", "text"), ("semantic_models:\n  - {name: sx}\n", "modelless"),
            ("semantic_models:\n  - {name: sx, model: ref('m0'), entities: [{name: a, type: odd}]}\n", "entity"), ("semantic_models:\n  - {name: sx, model: ref('m0'), measures: [{name: a}]}\n", "measure"), ("semantic_models:\n  - {name: sx, model: ref('m0'), dimensions: [{name: a, type: time}]}\n", "dimension"), ("semantic_models:\n  - {name: Sx__y, model: ref('m0')}\n", "name"),
            ("saved_queries:\n  - {name: qx, query_params: {metrics: [nomet]}}\n", "metric"), ("saved_queries:\n  - {name: qx}\n", "params"), ("saved_queries:\n  - {name: qx, query_params: {}, exports: [{name: e, config: {export_as: odd}}]}\n", "export"),
            ("functions:\n  - {name: nofn, returns: {data_type: int}}\n", "function"), ("functions:\n  - {name: fn0}\n", "returns"), ("functions:\n  - {name: fn0, returns: {data_type: int}, arguments: [{name: a, data_type: int, default_value: 1}, {name: b, data_type: int}]}\n", "default"), ("functions:\n  - {name: fn0, returns: {data_type: int}, config: {type: odd}}\n", "type"),
            ("data_tests:\n  - {name: notest}\n", "singular"), ("analyses:\n  - {name: noanalysis}\n", "analysis"), ("models:\n  - name: m0\n    name: m0\n", "key twice"), ("models: null\n", "null"), ("", "nothing"), ("# only a comment\n", "comment"), ("models:\n  - {name: \"{{ 'm0' }}\"}\n", "rendered"), ("models:\n  - {name: m0, config: {tags: \"{{ nothing.at.all }}\"}}\n", "undefined"),
            ("models:\n  - {name: m0, config: {tags: \"{{ broken\"}}\n", "broken"), ("models:\n  - {name: m0, config: {meta: {a: \"{{ env_var('FUZZ_NOT_SET') }}\"}}}\n", "env"), ("models:\n  - {name: m0, config: {meta: {a: \"{{ var('nope') }}\"}}}\n", "var"), ("x: &a [*a]\n", "recursion"), ("x: *nope\n", "alias"), ("x: !foo y\n", "tag"), ("? [a]\n: b\n", "complex key"),
            ("models:\n  - {name: m0, config: {static_analysis: 5}}\n", "analysis"), ("models:\n  - {name: m0, config: {docs: {show: 5}}}\n", "show"), ("models:\n  - {name: m0, config: {tags: 5}}\n", "tags"), ("models:\n  - {name: m0, config: {freshness: {build_after: {period: hour}}}}\n", "freshness"), ("models:\n  - {name: m0, config: {event_time: 5}}\n", "event")]
BAD_PROJECT = [("name: my-shop", r"^name:.*$"), ("config-version: 1", r"^config-version:.*$"), ("", r"^name:.*$"), ("profile: nowhere", r"^profile:.*$"), ("", r"^profile:.*$"), ("name: dbt", r"^name:.*$"), ("name: return", r"^name:.*$"), ("version: abc", r"^version:.*$")]
MORE_PROJECT = ["modelz: {}", "models: x", "vars: x", "vars: [a]", "require-dbt-version: '>=99.0.0'", "require-dbt-version: abc", "require-dbt-version: ['>2.0.0', '<1.0.0']", "on-run-start: {a: b}", "on-run-start: \"{{ ref('nope') }}\"", "on-run-end: \"{% if %}\"", "dispatch: x",
                "dispatch: [{macro_namespace: a}]", "quoting: x", "quoting: {identifier: maybe}", "flags: x", "flags: {static_parser: maybe}", "tests: {a: {+b: 1}}\ndata_tests: {a: {+b: 1}}", "source-paths: [models]", "data-paths: [seeds]", "model-paths: models", "target-path: out", "log-path: lgs", "models: {+enabled: maybe}",
                "models: {+materialized: 5}", "models: {+tags: {a: b}}", "models: {nowhere: {+tags: x}}", "models: {+meta: x}", "seeds: {+materialized: table}", "models: {+docs: {node_color: zz}}", "models: {+access: secret}", "models: {+tags: \"{{ var('nope') }}\"}", "models: {+tags: \"{{ env_var('FUZZ_NOT_SET') }}\"}",
                "models: {+tags: \"{{ broken\"}", "name: again", "query-comment: {comment: 5}", "query-comment: [a]", "packages: []", "restrict-access: maybe", "dbt-cloud: x", "clean-targets: x", "macro-paths: [nomacros]", "model-paths: [/abs/models]", "asset-paths: [a]", "packages-install-path: pkgs", "a: b: c", "\tx: y", "models: {+pre-hook: x, +pre_hook: y}",
                "models: {+group: nogroup}", "snapshots: {+strategy: check}", "data_tests: {+severity: loud}", "data_tests: {+materialized: table}", "exposures: {+enabled: maybe}", "sources: {+freshness: {warn_after: {count: 1, period: eon}}}", "flags: {send_anonymous_usage_stats: false, warn_error: true}", "flags: {warn_error_options: {error: all}}",
                "flags: {warn_error_options: {include: [NoNodeForYamlKey]}}", "flags: {warn_error_options: {error: [Bogus]}}", "flags: {warn_error_options: {silence: [NoNodeForYamlKey, UnusedResourceConfigPath]}}", "models: {+contract: {enforced: x}}", "models: {+persist_docs: x}", "models: {+unknown_plus: {a: b}}", "models: {shop: 5}", "models: {my_project: [a]}"]


def m0(project):
    """Makes sure that a model m0 is there, as the mistakes speak of it."""
    if not any(re.search(r"/m0\.(sql|py)$", path) for path in project.files):
        project.files[f"{project.model_folder}/m0.sql"] = "select 1 as id"


def harm(project):
    chance = project.chance
    kind = chance.one("sql", "sql", "yaml", "yaml", "yaml", "project", "project", "file", "macro", "other")
    m0(project)
    folder = project.model_folder
    if kind == "sql":
        bad = chance.one(*BAD_SQL)
        path = chance.one(f"{folder}/bad.sql", f"{folder}/bad.sql", f"{folder}/bad.sql", "tests/bad.sql", "analyses/bad.sql", "snapshots/bad.sql", "macros/bad.sql", "tests/generic/bad.sql")
        before = chance.one("", "select 1\n", "{{ config(tags=['x']) }}\n")
        body = before + bad + chance.one("", "\nselect 2")
        if path.startswith("snapshots") and chance(0.8):
            body = "{% snapshot bad %}" + chance.one("", "{{ config(strategy='check', unique_key='id', check_cols='all') }}") + body + "{% endsnapshot %}"
        if path.startswith("macros") and chance(0.8):
            body = "{% macro bad_macro() %}" + body + "{% endmacro %}"
        project.files[path] = body
        project.harm = "sql " + path.split("/")[0] + " " + bad
    elif kind == "yaml":
        bad, label = chance.one(*BAD_YAML)
        project.files[f"{folder}/zz_bad.yml"] = chance.one("", "version: 2\n", "version: 2\n\n") + bad if not bad.startswith(("- ", "just")) else bad
        project.harm = "yaml " + bad
    elif kind == "project":
        text = project.files["dbt_project.yml"]
        if chance(0.2):
            new, pattern = chance.one(*BAD_PROJECT)
            project.files["dbt_project.yml"] = re.sub(pattern, new, text, count=1, flags=re.M)
            project.harm = "project " + (new or "no " + pattern)
        else:
            line = chance.one(*MORE_PROJECT)
            keys = [part.split(":")[0] for part in line.split("\n")]
            if not any(re.search(rf"^{re.escape(key)}:", text, re.M) for key in keys) or line.startswith("name: again"):
                project.files["dbt_project.yml"] = text.rstrip("\n") + "\n" + line + "\n"
                project.harm = "project " + line
    elif kind == "file":
        harm_file(project)
    elif kind == "macro":
        bad = chance.one("{% macro tell(x) %}again{% endmacro %}", "{% macro a(x %}{% endmacro %}", "{% macro b() %}", "{% if true %}{% macro c() %}{% endmacro %}{% endif %}", "{% test t1 %}{% endtest %}", "{% macro d(x) %}{{ 1 + }}{% endmacro %}", "{% set x = 1 %}",
                         "{% test custom(model) %}{% endtest %}", "{% materialization mm %}{% endmaterialization %}", "{% materialization mm, adapter='duckdb', default %}{% endmaterialization %}", "{% materialization mm, supported_languages=['cobol'], default %}{% endmaterialization %}", "{{ 1 }}",
                         "{% macro e() %}{% endmacro %}{% macro e() %}{% endmacro %}", "{% docs x %}{% enddocs %}", "{% snapshot y %}{% endsnapshot %}", "{% macro generate_schema_name(a, b) %}{{ return(none) }}{% endmacro %}", "{% macro generate_alias_name(a, b) %}{{ exceptions.raise_compiler_error('no') }}{% endmacro %}",
                         "{% macro generate_schema_name(a) %}x{% endmacro %}", "{% macro f(x, x) %}{% endmacro %}", "{%macro g()%}{%endmacro%}", "{% macro dbt__h() %}{% endmacro %}", "{% data_test dt(model) %}select 1{% enddata_test %}", "{% macro test_custom(model) %}select 1{% endmacro %}", "{% call tell() %}{% endcall %}", "{% macro tell2(x=ref('m0')) %}{% endmacro %}")
        project.files["macros/zz.sql"] = bad
        project.harm = "macro " + bad
    else:
        project.options += chance.one(["--target", "nope"], ["--profile", "nowhere"], ["--vars", "[1]"], ["--vars", "a b"], ["--warn-error"], ["--warn-error-options", "{error: all}"], ["--warn-error-options", "{error: [NoNodeForYamlKey, Deprecations]}"], ["--no-version-check"], ["--show-all-deprecations"],
                                      ["--no-static-parser"], ["--threads", "3"], ["--warn-error-options", "{silence: all}"], ["--warn-error-options", "{error: all, warn: [Deprecations]}"], ["--warn-error-options", "{silence: [Deprecations]}"])
        project.harm = "options " + " ".join(project.options)


def harm_file(project):
    chance, folder = project.chance, project.model_folder
    kind = chance.below(14)
    project.harm = f"file {kind}"
    files = project.files
    if kind == 0:
        files[f"{folder}/twin/m0.sql"] = "select 2"
    elif kind == 1:
        files["seeds/m0.csv"] = "id\n1\n"
    elif kind == 2:
        files[f"{folder}/with space.sql"] = "select 1"
    elif kind == 3:
        files[f"{folder}/al1.sql"] = files[f"{folder}/al2.sql"] = "{{ config(alias='same') }} select 1"
    elif kind == 4:
        files[f"{folder}/bad.py"] = chance.one("def model(dbt, session):\n    pass\n", "x = 1\n", "def model(dbt):\n    return 1\n", "def model(dbt, session):\n    dbt.ref(x)\n    return 1\n", "def model(dbt, session:\n", "def model(dbt, session):\n    return a, b\n",
                                               "def model(dbt, session):\n    return dbt.ref('nope')\n", "def model(a, b):\n    return 1\n", "def model(dbt, s):\n    return 1\ndef model(dbt, s):\n    return 1\n", "def model(dbt, session):\n    dbt.config(materialized='view')\n    return 1\n", "def model(dbt, session):\n    {{ x }}\n    return 1\n",
                                               "def model(dbt, session):\n  x = dbt.source('a')\n  return x\n", "\tdef model(dbt, session):\n    return 1\n", "async def model(dbt, session):\n    return 1\n")
    elif kind == 5:
        files[f"{folder}/d1.md"] = chance.one("{% docs a %}x{% enddocs %}{% docs a %}y{% enddocs %}", "{% docs b %}", "{% docs %}x{% enddocs %}", "{{ 1 + }}", "{% docs c %}{{ 1 + }}{% enddocs %}", "{% docs a b %}x{% enddocs %}", "text {% if x %}", "{% docs d %}{{ undefined_thing }}{% enddocs %}", "{% docs e %}{{ x.y.z }}{% enddocs %}", "{% enddocs %}", "{% macro x() %}{% endmacro %}")
    elif kind == 6:
        files["packages.yml"] = chance.one("packages:\n  - local: ./x\n  - local: ./y\n", "packages: x\n", "packages:\n  - {}\n", "packages: []\n", "", "packages:\n  - package: a/b\n", "pack: []\n", "packages:\n  - git: x\n    revision: 1\n", "packages:\n - package: dbt-labs/dbt_utils\n   version: 1.0.0\n")
    elif kind == 7:
        files["selectors.yml"] = chance.one("selectors: x\n", "selectors:\n  - name: a\n    definition: [x]\n", "selectors:\n  - name: a\n", "selectors:\n  - {name: a, definition: 'tag:x', default: true}\n  - {name: b, definition: 'tag:x', default: true}\n", "selectors:\n  - {name: a, definition: {method: odd, value: x}}\n",
                                            "selectors:\n  - {name: a, definition: {union: [], intersection: []}}\n", "selectors:\n  - {name: a, definition: {method: selector, value: nope}}\n", "selectors:\n  - {name: a, definition: {method: tag}}\n", "selectors: []\n", "", "- a\n", "selectors:\n  - {name: a, definition: '@x+'}\n", "selectors:\n  - {name: a, definition: 5}\n",
                                            "selectors:\n  - {name: a, definition: {union: x}}\n", "selectors:\n  - {name: a, definition: {union: [{exclude: [a]}, {exclude: [b]}]}}\n", "selectors:\n  - {name: a, definition: 'tag:x'}\n  - {name: a, definition: 'tag:y'}\n", "selectors:\n  - {name: a, definition: {tag: x, path: y}}\n")
    elif kind == 8:
        files["vars.yml"] = chance.one("vars: {num: 77}\n", "vars: x\n", "vars: []\n", "a: b\n", "", "vars: {shop: {num: 5}}\n", "vars: {text: \"{{ 1 }}\"}\n", "vars:\n")
    elif kind == 9:
        files[f"{folder}/bad.sql"] = b"select '\xff\xfe' as x\n"
    elif kind == 10:
        files[f"{folder}/empty.sql"] = chance.one("", "   \n", "-- nothing\n")
    elif kind == 11:
        files["snapshots/odd.sql"] = chance.one("select 1", "{% snapshot a %}select 1{% endsnapshot %}", "{% snapshot a %}{{ config(unique_key='x') }}select 1{% endsnapshot %}", "{% snapshot %}{% endsnapshot %}", "{% snapshot a %}select 1", "{% snapshot a %}{% endsnapshot %}{% snapshot a %}{% endsnapshot %}",
                                                "{% snapshot a %}{{ config(strategy='timestamp', unique_key='x', updated_at='y', target_schema=none) }}select 1{% endsnapshot %}", "{% snapshot b c %}{% endsnapshot %}", "{% snapshot a %}{{ config(strategy='check', unique_key='x', check_cols='y') }}select 1{% endsnapshot %}", "{% snapshot a %}{{ config(strategy='check', unique_key='x', check_cols=['a'], materialized='table') }}select 1{% endsnapshot %}")
    elif kind == 12:
        files["tests/generic/odd.sql"] = chance.one("select 1", "{% macro z() %}{% endmacro %}", "{% test %}{% endtest %}", "{% test q(model) %}{{ 1 + }}{% endtest %}", "{% test q2() %}{% endtest %}", "{% data_test q3(model, x='a') %}{% enddata_test %}")
    else:
        files["functions/odd." + chance.one("sql", "py", "js")] = chance.one("select 1", "{{ ref('m0') }}", "{{ config(type='odd') }}1", "{{ 1 + }}")
