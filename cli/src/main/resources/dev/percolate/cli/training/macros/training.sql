{% macro training_sum() -%}
  {%- for column in varargs -%}
    coalesce({{ column }}, 0){{ ' + ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro training_labels() -%}
  {%- for name, value in kwargs | dictsort -%}
    {{ name }}={{ value }}{{ ';' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro training_key(columns, separator='-') -%}
  {%- set parts = [] -%}
  {%- for column in columns -%}
    {%- do parts.append("coalesce(cast(" ~ column ~ " as " ~ dbt.type_string() ~ "), '')") -%}
    {%- if not loop.last -%}{%- do parts.append("'" ~ separator ~ "'") -%}{%- endif -%}
  {%- endfor -%}
  {{ return(adapter.dispatch('training_hash')(dbt.concat(parts))) }}
{%- endmacro %}

{% macro default__training_hash(text) -%}
  {{ dbt.hash(text) }}
{%- endmacro %}

{% macro training_twice() -%}
  {{ caller('a') }} {{ caller('b') }}
{%- endmacro %}

{% test training_at_least(model, column_name, least=0, tolerance=none) %}
{{ config(fail_calc='count(*)', tags=['training']) }}
select * from {{ model }} where {{ column_name }} < {{ least - (tolerance or 0) }}
{% endtest %}
