{% macro postgres__get_replace_table_sql(relation, sql) -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {%- set contracted = config.get('contract').enforced -%}
  {{ sql_header if sql_header is not none }}
  {%- if contracted -%}
    {%- do get_assert_columns_equivalent(sql) -%}
  {%- endif %}

  create or replace table {{ relation }}
    {{ get_table_columns_and_constraints() if contracted }}
  as (
    {{ get_select_subquery(sql) if contracted else sql }}
  );
{%- endmacro %}
