{#- a comment -#}
{% macro plain() %}1{% endmacro %}

{% macro described(a, b='x', c=none) -%}
  {{ plain() }} {{ dbt.concat([a]) }} {{ adapter.dispatch('inner_one')() }} {% if caller is defined %}{{ caller() }}{% endif %}
{%- endmacro %}
{% macro default__inner_one() %}{{ plain() }}{% endmacro %}
{% macro inner_one() %}{{ return(adapter.dispatch('inner_one', 'macro_patches')()) }}{% endmacro %}
{% macro undocumented(x, y) %}{{ statement('a') }}{% endmacro %}
{% materialization made_up, default, supported_languages=['sql', 'python'] %}{{ return({}) }}{% endmaterialization %}
{% materialization made_up, adapter='duckdb' %}{% endmaterialization %}
{% test positive(model, column_name) %} select 1 from {{ model }} {% endtest %}
