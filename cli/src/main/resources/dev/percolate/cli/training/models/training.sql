{#- What the templates of projects use and the example does not, so that its classes are in the cache. -#}
{{ config(materialized='table', tags=['training'], meta={'rows': 2, 'share': 0.5}, pre_hook="select 1") }}
{%- set names = ['b', "a", 'c'] -%}
{%- set sizes = {'small': 1, 'large': 2.5} -%}
{%- set counter = namespace(total=0) -%}
{%- for size, value in sizes.items() if value is not none -%}
  {%- set counter.total = counter.total + value * 2 ** 2 // 1 % 7 -%}
{%- endfor -%}
{%- do sizes.update({'huge': -3}) -%}
{%- set texts = [
  names | sort | join(', '), names | map('upper') | list | tojson, names | reject('equalto', 'a') | first,
  names | select('in', ['a']) | list | last, sizes | dictsort | length, 'a-b'.split('-')[0], 'x' | replace('x', 'y') | trim,
  ' some words ' | title, 'Word' | lower | capitalize, '%s of %d' | format('one', 2), '%s' % 'text',
  '{}'.format(3), names[1:] | string, 5 | float | round(1), '7' | int | abs, none | default('none'),
  [{'n': 1}, {'n': 2}] | map(attribute='n') | sum, [{'n': 1}] | selectattr('n', 'equalto', 1) | list | count,
  names | unique | list | reverse | list | max, [3, 1] | min, 'indent me' | indent(2), 'a,b'.replace(',', ';').upper(),
  sizes.get('none', 'other'), sizes.keys() | list | length, 'a' ~ 1, range(3) | batch(2) | list | length,
  [{'k': 'x'}] | groupby('k') | list | length, 'A'.lower().startswith('a'), (1, 2) | list, 'yes' if 1 < 2 <= 3 else 'no'
] -%}
{%- if names is iterable and sizes is mapping and 'a' is string and 4 is divisibleby(2) and missing is not defined -%}
  {%- set texts = texts + [names | length | string, not true, names is sequence] -%}
{%- elif execute -%}
  {{ log('never', info=false) }}
{%- endif -%}
{%- set block -%} from {{ target.schema }} on {{ target.type }} {%- endset -%}
{%- set days = modules.datetime.datetime(2024, 1, 31).strftime('%Y-%m-%d') -%}
{%- set pattern = modules.re.sub('[^a-z]', '_', 'A b') -%}
{%- set column = api.Column.from_description('amount', 'numeric(10, 2)') -%}
{%- set relation = api.Relation.create(schema='main', identifier='training') -%}
{%- set parsed = fromyaml('a: [1, 2]') -%}
{%- set found = run_query('select 1 as id') -%}
{%- if execute -%}
  {%- set ids = found.columns[0].values() | list -%}
  {%- set columns = adapter.get_columns_in_relation(ref('stg_customers')) | map(attribute='name') | list -%}
{%- endif %}

-- {{ texts | join(' ') | replace('\n', ' ') }} {{ block }} {{ days }} {{ pattern }} {{ column.name }} {{ relation }}
-- {{ parsed['a'] | length }} {{ training_labels(one=1, two=names) }} {{ env_var('TRAINING', 'unset') }}
-- {% call(letter) training_twice() %}{{ letter }}{% endcall %} {{ model.name }} {{ this }} {{ flags.FULL_REFRESH }}
select
  1 as id,
  cast('{{ var('training_date', '2024-01-01') }}' as date) as made_on,
  {{ training_sum('1', '2', "3") }} as amount,
  {{ training_key(['1', "'x'"]) }} as row_key,
  {% for name in names -%}
  '{{ name }}' as name_{{ loop.index }}{{ ',' if not loop.last }}
  {% endfor %}
from {{ ref('stg_customers') }}
{% raw %}-- {{ raw }}{% endraw %}
limit 1
