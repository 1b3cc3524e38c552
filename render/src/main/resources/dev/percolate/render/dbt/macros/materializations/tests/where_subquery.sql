{# the relation a generic test reads: narrowed by the test's `where` config #}
{% macro get_where_subquery(relation) -%}
  {%- do return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) -%}
{%- endmacro %}

{% macro default__get_where_subquery(relation) -%}
  {%- set where = config.get('where', '') -%}
  {%- do return("(select * from " ~ relation ~ " where " ~ where ~ ") dbt_subquery" if where else relation) -%}
{%- endmacro %}
