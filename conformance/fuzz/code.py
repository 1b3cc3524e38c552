"""SQL, Jinja and Python texts of files."""
import json

from values import MODEL, PLAIN_TEXTS, config


def literal(value):
    """A value as Jinja and Python write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False) if "'" in value or "\n" in value else "'" + str(value) + "'"
    return repr(value)


def lowered(text, chance):
    """Jinja also takes true, false and none."""
    if chance(0.3):
        for word in ("True", "False", "None"):
            text = text.replace(word, word.lower())
    return text


def config_call(chance, pool, most=3, without=()):
    given = {k: v for k, v in config(chance, pool, most, without).items() if not (isinstance(v, str) and "{{" in v)}
    if not given and chance(0.99):
        return ""
    if chance(0.1):
        body = lowered(literal(given), chance)
    else:
        body = ", ".join(f"{k.replace('-', '_')}={lowered(literal(v), chance)}" for k, v in given.items())
        if chance(0.05) and "alias" not in given:
            body += ", alias=this.name ~ '_z'"
        if chance(0.08):
            body += ", extra=var('num', 3) | float + 1"
        if chance(0.05) and "tags" not in given:
            body += ", tags=['t_' ~ target.name]"
        body = body.lstrip(", ")
    space = chance.one(" ", " ", "", "\n  ")
    return chance.one("{{", "{{", "{{-", "{{") + space + "config(" + body + ")" + space + chance.one("}}", "}}", "-}}") + "\n"


SNIPPETS = [
    "{% if target.name == 'dev' %} where 1 = 1 {% endif %}",
    "{% set cols = ['a', 'b'] %}{% for c in cols %}{{ c }}{{ ',' if not loop.last }}{% endfor %}",
    "{# a comment {{ ref('nothing') }} #}",
    "-- {{ var('num', 5) }}",
    "{{ var('text', 'd') }} {{ var('nope') }}",
    "{{ env_var('FUZZ_TEXT') }}{{ env_var('FUZZ_MISSING', 'dflt') }}",
    "{{ tell('me') }}",
    "{{ shout('x') ~ 'y' }}",
    "{% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}",
    "{% if execute %}{{ run_query('select 1') }}{% endif %}",
    "{{ this }} {{ this.schema }}.{{ this.name }}",
    "{{ model.name }} {{ model.unique_id }}",
    "{% raw %}{{ not jinja }}{% endraw %}",
    "{{ dbt.current_timestamp() }} {{ dbt_utils_like() if false else '' }}",
    "{% do log('hello') %}",
    "{{ config.get('alias', 'none') }}",
    "{%- set x = namespace(n=1) -%}{% set x.n = 2 %}{{ x.n }}",
    "{{ adapter.get_relation(database='d', schema='s', identifier='i') }}",
    "{{ return('') if false }}",
    "{{ graph.nodes | length }}",
    "{{ [1, 2, 3] | map('string') | join(',') }}",
    "{{ 'é' | upper }}",
    "{{ dispatched() }}",
    "{% call(x) caller_macro() %} body {{ x }} {% endcall %}",
    "{{ builtins.ref is defined }}",
    "{{ modules.datetime.date(2024, 1, 1) }} {{ modules.re.sub('a', 'b', 'aa') }}",
    "{{ tojson({'a': 1}) }} {{ fromjson('[1]') }} {{ fromyaml('a: 1') }}",
    "{{ flags.FULL_REFRESH }} {{ invocation_id is defined }}",
    "{{ project_name }} {{ dbt_version[:2] }}",
    "{% macro inner(y) %}{{ y }}{% endmacro %}{{ inner(4) }}",
    "{{ dbt.type_string() }} {{ dbt.dateadd('day', 1, 'x') }}",
    "{{ dbt.star() if false else 1 }}",
    "{{ target.schema }}{{ target['threads'] }}",
    "{{ zip([1], [2]) | list }} {{ set([1, 1]) | length }}",
    "{{ exceptions.warn('careful') if false }}",
    "{{ local_md5('a') }}",
    "{{ thread_id is defined }} {{ schema }} {{ database }}",
    "{% set q %} select {{ 1 }} {% endset %}{{ q }}",
    "{% if false %}{{ ref('not_there_at_all') }}{% endif %}",
    "{{ var.has_var('num') }}",
    "{% filter upper %}abc{% endfilter %}",
    "{{ statement('x') if false }}",
    "{{ selected_resources }}",
    "{{ context['ref'] is defined }}",
]
TABLES = ["from x", "", "from (values (1)) as t(id)"]


class Code:
    """Writes the text of one file; `names` says what can be referred to."""

    def __init__(self, names, chance):
        self.names = names
        self.chance = chance

    def ref(self):
        chance, names = self.chance, self.names
        kinds = ["model"] * 6 * bool(names.models) + ["source"] * 3 * bool(names.sources) + ["function"] * bool(names.functions)
        if not kinds:
            return "{{ 1 }}"
        kind = chance.one(*kinds)
        if kind == "source":
            source = chance.one(*names.sources)
            arguments = f"'{source[0]}', '{source[1]}'" if chance(0.9) else f"source_name='{source[0]}', table_name='{source[1]}'" if chance(0.02) else f'"{source[0]}","{source[1]}"'
            return self.braced(f"source({arguments})")
        if kind == "function":
            return self.braced(f"function('{chance.one(*names.functions)}')") + "(1)"
        package, name, versions = chance.one(*names.models)
        words = f"'{name}'" if chance(0.9) else f'"{name}"'
        if package and chance(0.3):
            words = f"'{package}', {words}"
        if versions and chance(0.6):
            version = chance.one(*versions)
            words += ", " + chance.one("v", "version") + "=" + (f"'{version}'" if isinstance(version, str) or chance(0.3) else str(version))
        call = f"ref({words})"
        if chance(0.06):
            call += chance.one(".identifier", ".include(database=false)", ".name", ".schema")
        return self.braced(call)

    def braced(self, call):
        return self.chance.one("{{ %s }}", "{{ %s }}", "{{%s}}", "{{- %s -}}", "{{ %s\n}}") % call

    def sql(self, pool=MODEL, without=(), refs=2):
        chance = self.chance
        parts = [config_call(chance, pool, 3, without)]
        if chance(0.04):
            parts.append(config_call(chance, pool, 2, without))
        parts.append("select 1 as id, '" + chance.one(*PLAIN_TEXTS).replace("'", "''") + "' as v\n")
        for _ in range(chance.below(refs + 1)):
            parts.append(chance.one("from ", "join ", "-- ", "union all select * from ") + self.ref() + "\n")
        for _ in range(chance.one(0, 0, 0, 1, 1, 2)):
            parts.append(chance.one(*SNIPPETS) + "\n")
        if chance(0.04):
            parts = chance.shuffled(parts)
        if chance(0.1):
            parts.insert(0, "\n\n")
        return "".join(parts)

    def python(self):
        chance = self.chance
        lines = [chance.one("import pandas as pd", "import numpy", "", "from os import path")]
        lines += ["", "def helper(x):", "    return x", ""] if chance(0.3) else [""]
        lines += ["def model(dbt, session):"]
        given = {k: v for k, v in config(chance, MODEL, 3).items() if not (isinstance(v, str) and "{{" in v)}
        if given:
            lines.append("    dbt.config(" + ", ".join(f"{k.replace('-', '_')}={literal(v)}" for k, v in given.items()) + ")")
        for _ in range(chance.below(3)):
            call = self.ref().strip("{}- \n")
            if call.startswith(("ref", "source")) and call.endswith(")"):
                lines.append(f"    df = dbt.{call}")
        if chance(0.3):
            lines.append("    x = dbt.config.get(" + chance.one("'key'", "'key', 5", "'tags', []") + ")")
        if chance(0.15):
            lines.append("    y = dbt.config.meta_get('owner')")
        return "\n".join([*lines, "    return df", ""])

    def seed(self):
        chance = self.chance
        mark = chance.one("", "", "", "\ufeff")
        end = chance.one("\n", "\n", "\r\n")
        return mark + end.join(["id,v", *(f"{i},{chance.one('x', 'é', '')}" for i in range(chance.below(4)))]) + chance.one(end, "", " \n\n")

    def docs(self, names):
        chance = self.chance
        text = []
        for name in names:
            text.append(chance.one("", "# heading\n", "text between {{ x }}\n" if chance(0.1) else ""))
            text.append("{% docs " + name + " %}" + chance.one("\n", " ", "") + chance.one("Some *text*", "é ☃\n\n| a | b |", "", "{% raw %}{{ x }}{% endraw %}", "  indented\n  text ") + chance.one("\n", "") + "{% enddocs %}\n")
        return "\n".join(text)

    def macros(self, names):
        chance = self.chance
        text = []
        for name in names:
            arguments = chance.one("", "x", "x, y=1", "a, b='q'", "x")
            body = chance.one("{{ x }}", "{{ return(1) }}", "select {{ 1 }}", "{% if true %}{{ other_macro() }}{% endif %}", "{{ dbt.current_timestamp() }}",
                              "{{ adapter.dispatch('thing', '" + self.names.project + "')(1) }}", "{{ adapter.dispatch('dateadd', 'dbt')('day', 1, 'x') }}",
                              "{{ log('x') }}{{ run_query('select 1') }}", "{% set a = ref('" + (self.names.models[0][1] if self.names.models else "zz") + "') %}{{ a }}",
                              "{{ caller() if caller }}", "{{ tell('a') }} {{ pkg.deep_call() }}" if chance(0.2) else "x", "{{ var('num', 1) }} {{ varargs }} {{ kwargs }}")
            dash = chance.one("", "", "-")
            text.append("{%" + dash + f" macro {name}({arguments}) " + dash + "%}" + chance.one("", "\n  ") + body + chance.one("", "\n") + "{%" + dash + " endmacro " + dash + "%}\n")
            if chance(0.1):
                text.append(chance.one("{# comment #}\n", "free text\n", "-- sql comment\n"))
        return "\n".join(text)
