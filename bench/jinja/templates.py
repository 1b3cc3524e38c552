#!/usr/bin/env python3
"""Write the benchmark's templates (standard library only): the same arguments give the same bytes.

    templates.py --out DIR [--count 200] [--cold 2000] [--seed 7]

One file a row, DIR/<row>.txt, templates separated by a line feed and U+001E. All three engines read these files.
Only what Jinja2, minijinja and Percolate render to the same text is used: no `list.append`, no varargs or kwargs.
"""
import argparse
import pathlib
import random

COLUMNS = ["id", "customer_id", "status", "category", "amount", "quantity", "event_date", "updated_at", "is_active",
           "region", "channel", "currency", "discount", "tax", "notes", "created_by", "source_file", "loaded_at"]
ENTITIES = ["orders", "payments", "invoices", "sessions", "tickets", "shipments", "accounts", "refunds", "campaigns"]
DOMAINS = ["finance", "sales", "marketing", "product", "support", "risk"]
STATUSES = ["placed", "shipped", "completed", "returned", "lost", "on_hold"]
TYPES = ["integer", "varchar", "date", "timestamp", "double precision", "boolean"]


class Rng:
    """Choices over random.random(), the one call whose sequence Python guarantees."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, n):
        return int(self.source.random() * n)

    def pick(self, values):
        return values[self.below(len(values))]

    def some(self, values, count):
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]


def quoted(values):
    return "[" + ", ".join("'%s'" % value for value in values) + "]"


def model_head(rng, n):
    entity, domain = rng.pick(ENTITIES), rng.pick(DOMAINS)
    return entity, domain, (
        "{{ config(materialized='%s', tags=['nightly', '%s'], meta={'owner': 'team_%d'}) }}\n\n"
        % (rng.pick(["table", "view", "incremental"]), domain, n % 17))


def plain_sql(rng, n):
    """A long model: hundreds of lines of SQL, one config, a few references."""
    entity, domain, head = model_head(rng, n)
    parts = [head, "with base as (\n    select * from {{ ref('stg_%s_%d') }}\n)" % (entity, n)]
    for step in range(6 + rng.below(8)):
        parts.append(",\n\nstep_%d as (\n    -- %s: keep the latest row of each %s, then clean its columns\n    select"
                     % (step, domain, entity))
        lines = []
        for column in rng.some(COLUMNS, 8 + rng.below(9)):
            kind = rng.below(4)
            if kind == 0:
                lines.append("\n        case when b.%s is null then 'unknown' when b.%s = '' then 'empty' else b.%s end as %s"
                             % (column, column, column, column))
            elif kind == 1:
                lines.append("\n        coalesce(cast(b.%s as %s), null) as %s" % (column, rng.pick(TYPES), column))
            elif kind == 2:
                lines.append("\n        sum(b.%s) over (partition by b.customer_id order by b.event_date"
                             " rows between %d preceding and current row) as %s_sum" % (column, 1 + rng.below(30), column))
            else:
                lines.append("\n        b.%s" % column)
        parts.append(",".join(lines))
        parts.append("\n    from %s as b\n    left join {{ source('raw_%s', '%s') }} as r on r.id = b.id"
                     "\n    where b.%s is not null and b.amount > %d\n)"
                     % ("base" if step == 0 else "step_%d" % (step - 1), domain, rng.pick(ENTITIES), rng.pick(COLUMNS),
                        rng.below(1000)))
    parts.append("\n\nselect * from step_%d\n" % step)
    return "".join(parts)


def simple_model(rng, n):
    """A small model: config, two or three references, perhaps an incremental filter."""
    entity, domain, head = model_head(rng, n)
    other = rng.pick(ENTITIES)
    out = [head, "with %s as (\n    select * from {{ ref('stg_%s_%d') }}\n),\n" % (entity, entity, n),
           "%s_raw as (\n    select * from {{ source('raw_%s', '%s') }}\n)\n\nselect\n" % (other, domain, other)]
    out.append(",\n".join("    a.%s as %s_%s" % (column, entity, column) for column in rng.some(COLUMNS, 5 + rng.below(7))))
    out.append("\nfrom %s as a\nleft join %s_raw as b on a.id = b.id\n" % (entity, other))
    if rng.below(2):
        out.append("{%% if is_incremental() %%}\nwhere a.updated_at > (select max(updated_at) from {{ this }})\n"
                   "{%% else %%}\nwhere a.updated_at >= '{{ var('start_date', '%d-01-01') }}'\n{%% endif %%}\n"
                   % (2000 + rng.below(25)))
    else:
        out.append("where a.status in ('%s')\n{%% if target.name == 'dev' %%}limit {{ var('raw_rows') }}{%% endif %%}\n"
                   % rng.pick(STATUSES))
    return "".join(out)


# Macros of two levels; a model defines and calls some of them, so that the text stands alone in every engine.
MACROS = {
    "quote": "{% macro quote(name) -%}\n\"{{ name }}\"\n{%- endmacro %}\n",
    "cents": "{% macro cents(column, precision=2) -%}\n  round(cast({{ column }} as double precision) / 100.0, {{ precision }})\n"
             "{%- endmacro %}\n",
    "amount": "{% macro amount(column, alias=none, precision=2) -%}\n  {{ cents(quote(column), precision=precision) }}\n"
              "  {%- if alias is not none %} as {{ quote(alias) }}{% endif %}\n{%- endmacro %}\n",
    "surrogate_key": "{% macro surrogate_key(fields, separator='-') -%}\n"
                     "  {%- set parts = namespace(list=[]) -%}\n"
                     "  {%- for field in fields -%}\n"
                     "    {%- set parts.list = parts.list + ['coalesce(cast(' ~ quote(field) ~ ' as varchar), \\'_null_\\')'] -%}\n"
                     "  {%- endfor -%}\n"
                     "  md5({{ parts.list | join(\" || '\" ~ separator ~ \"' || \") }})\n{%- endmacro %}\n",
    "typed": "{% macro typed(columns) -%}\n  {%- for name, type in columns.items() %}\n"
             "    cast({{ quote(name) }} as {{ type | upper }}) as {{ quote(name | lower) }}\n"
             "    {%- if not loop.last %},{% endif %}\n  {%- endfor %}\n{%- endmacro %}\n",
    "pivot": "{% macro pivot(column, values, agg='sum', then_value='amount', suffix='') -%}\n"
             "  {%- for value in values %}\n"
             "    {{ agg }}(case when {{ quote(column) }} = '{{ value | replace(\"'\", \"''\") }}' then {{ cents(then_value) }} else 0 end)\n"
             "      as {{ quote(value ~ suffix) }}{{ ',' if not loop.last }}\n"
             "  {%- endfor %}\n{%- endmacro %}\n",
}


def macro_model(rng, n):
    """A model with its macros: they call each other, loop, build lists and dicts, use filters."""
    entity, domain, head = model_head(rng, n)
    wanted = ["surrogate_key"] + rng.some(["amount", "typed", "pivot"], 1 + rng.below(3))
    out = [MACROS["quote"], MACROS["cents"]] + [MACROS[name] for name in wanted] + [head]
    out.append("{%% set keys = %s %%}\n{%% set statuses = %s %%}\n"
               % (quoted(rng.some(COLUMNS, 2 + rng.below(3))), quoted(rng.some(STATUSES, 3 + rng.below(3)))))
    out.append("{%% set types = {%s} %%}\n\nselect\n    {{ surrogate_key(keys) }} as %s_key,\n"
               % (", ".join("'%s': '%s'" % (c.upper(), rng.pick(TYPES)) for c in rng.some(COLUMNS, 3 + rng.below(4))), entity))
    if "amount" in wanted:
        out.append("    {% for column in ['amount', 'tax', 'discount'] %}{{ amount(column, alias=column ~ '_eur') }},\n    {% endfor %}\n")
    if "typed" in wanted:
        out.append("    {{ typed(types) }},\n")
    if "pivot" in wanted:
        out.append("    {{ pivot('status', statuses, suffix='_total') }},\n")
    out.append("    count(*) as n\nfrom {{ ref('int_%s_%d') }}\n{%% if statuses | length > 3 and target.name != 'prod' %%}\n"
               "where status in ({%% for s in statuses %%}'{{ s }}'{{ ', ' if not loop.last }}{%% endfor %%})\n{%% endif %%}\n"
               "group by {%% for i in range(1, keys | length + 1) %%}{{ i }}{%% if not loop.last %%}, {%% endif %%}{%% endfor %%}\n"
               % (entity, n))
    return "".join(out)


# The library of generic tests: macros that the short templates call. Jinja2 and Percolate get them as globals, minijinja,
# whose Python binding cannot hand a macro out, by an import line before the template.
TESTS = """{% macro test_not_null(model, column_name) %}
select {{ column_name }}
from {{ model }}
where {{ column_name }} is null
{% endmacro %}

{% macro test_unique(model, column_name) %}
select
    {{ column_name }} as unique_field,
    count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}

{% macro test_accepted_values(model, column_name, values, quote=True) %}
with all_values as (
    select {{ column_name }} as value_field, count(*) as n_records
    from {{ model }}
    group by {{ column_name }}
)
select *
from all_values
where value_field not in (
    {% for value in values -%}
        {% if quote -%}
        '{{ value }}'
        {%- else -%}
        {{ value }}
        {%- endif -%}
        {%- if not loop.last -%},{%- endif %}
    {%- endfor %}
)
{% endmacro %}

{% macro test_relationships(model, column_name, to, field) %}
with child as (select {{ column_name }} as from_field from {{ model }} where {{ column_name }} is not null),
parent as (select {{ field }} as to_field from {{ to }})
select from_field
from child
left join parent on child.from_field = parent.to_field
where parent.to_field is null
{% endmacro %}
"""


def generic_test(rng, n):
    """What a data test of a YAML file becomes: one call with named arguments."""
    column, entity = rng.pick(COLUMNS), rng.pick(ENTITIES)
    model = "ref('%s_%d')" % (entity, n)
    kind = rng.below(4)
    if kind == 0:
        return "{{ test_not_null(model=%s, column_name='%s') }}" % (model, column)
    if kind == 1:
        return "{{ test_unique(model=%s, column_name='%s') }}" % (model, column)
    if kind == 2:
        return "{{ test_accepted_values(model=%s, column_name='%s', values=%s, quote=%s) }}" % (
            model, column, quoted(rng.some(STATUSES, 4)), rng.pick(["true", "false"]))
    return "{{ test_relationships(model=%s, column_name='%s', to=ref('%s_%d'), field='id') }}" % (
        model, column, rng.pick(ENTITIES), n + 1)


EXPRESSIONS = [
    "{{ names | join(', ') | upper }}",
    "{{ names | map('capitalize') | join(' | ') }}",
    "{{ items | selectattr('active') | map(attribute='name') | join(',') }}",
    "{{ items | map(attribute='n') | sum }}",
    "{{ items | sort(attribute='n', reverse=true) | map(attribute='name') | first }}",
    "{{ (number * @a + @b) % 97 }}",
    "{{ number // @a + number ** 2 - @b }}",
    "{{ 'high' if number > @a and number in [1, 2, @a, 42] else 'low' }}",
    "{{ names[1:] | length }}{{ names[-1] }}{{ names[0][:2] }}",
    "{{ options.schema }}.{{ options['table'] }}{{ options.get('missing', 'none_@a') }}",
    "{% set total = namespace(value=@b) %}{% for i in range(@a) %}{% if i is odd %}{% set total.value = total.value + i * number %}"
    "{% endif %}{% endfor %}{{ total.value }}",
    "{{ 'model_@a-@b' | replace('-', '_') | trim | length }}",
    "{{ number ~ '-' ~ names[0] ~ '-' ~ @b }}",
    "{% for item in items if item.active %}{{ loop.index }}:{{ item.name | upper }}{{ ';' if not loop.last }}{% endfor %}",
    "{% for key, value in options.items() %}{{ key }}={{ value }}{% if not loop.last %}&{% endif %}{% endfor %}",
    "{{ missing | default('fallback_@b') }}{{ names is sequence }}{{ options is mapping }}{{ missing is defined }}",
    "{{ names | unique | list | length }}{{ names | sort | last }}{{ [@a, number, @b] | max }}",
    "{{ 'a,b,c'.split(',') | length }}{{ names[0].upper() }}{{ names[1].startswith('a') }}",
    "{{ '%s is %d' | format(names[0], number) }}{{ '{}/{}'.format(number, names[1]) }}",
    "{% set text %}{{ names[0] }} and {{ number }}{% endset %}{{ text | title }}",
    "{{ (number > 3) and not (number < 2) or names | length == @a }}{{ 1 < number <= 50 }}",
    "{% filter upper %}{{ names[0] }} of {{ options.table }}{% endfilter %}",
    "{% set merged = names + ['x@a'] %}{{ merged | length }}{{ 'x@a' in merged }}{{ merged | join }}",
]


def expressions(rng, n):
    """Twelve lines of expressions and filters."""
    return "".join("%d: %s\n" % (i, line.replace("@a", str(2 + rng.below(30))).replace("@b", str(rng.below(1000))))
                   for i, line in enumerate(rng.some(EXPRESSIONS, 12)))


def macro_file(rng, n):
    """A file of macros, which only has to be compiled; no macro of it is called."""
    out = []
    for i, (name, text) in enumerate(rng.some(sorted(MACROS.items()), 5)):
        out.append("{#- macros of file %d, number %d -#}\n" % (n, i))
        out.append(text.replace("macro %s(" % name, "macro %s_%d(" % (name, n)))
        out.append("\n")
    return "".join(out)


ROWS = {"simple_models": simple_model, "macro_models": macro_model, "generic_tests": generic_test,
        "plain_sql": plain_sql, "expressions": expressions, "macro_files": macro_file}
# What the cold run is made of, in parts of a hundred: about what a project has.
COLD = {"simple_models": 40, "macro_models": 20, "generic_tests": 25, "plain_sql": 5, "expressions": 5, "macro_files": 5}


def write(out, name, templates):
    (out / (name + ".txt")).write_text("\n\x1e".join(templates), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--count", type=int, default=200, help="templates a row")
    parser.add_argument("--cold", type=int, default=2000, help="templates of the cold run")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, make in ROWS.items():
        rng = Rng(options.seed)
        write(options.out, name, [make(rng, n) for n in range(options.count)])
    write(options.out, "library", [TESTS])
    for name, seed, count in (("cold", options.seed + 1, options.cold), ("training", options.seed + 2, options.cold // 10)):
        rng = Rng(seed)
        kinds = [kind for kind, share in COLD.items() for _ in range(share)]
        write(options.out, name, [ROWS[rng.pick(kinds)](rng, n) for n in range(count)])


if __name__ == "__main__":
    main()
