{# as the default, in two statements #}
{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = config.get("snapshot_table_column_names") or get_snapshot_table_column_names() -%}
  {%- set open_value = config.get('dbt_valid_to_current') -%}
  {%- set valid_to = 'DBT_INTERNAL_TARGET.' ~ names.dbt_valid_to -%}

  update {{ target }} as DBT_INTERNAL_TARGET
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}::text
    and DBT_INTERNAL_SOURCE.dbt_change_type::text in ('update'::text, 'delete'::text)
    {% if open_value -%}
    and ({{ valid_to }} = {{ open_value }} or {{ valid_to }} is null);
    {%- else -%}
    and {{ valid_to }} is null;
    {%- endif %}

  insert into {{ target }} ({{ insert_cols | join(', ') }})
  select
    {%- for column in insert_cols %}
    DBT_INTERNAL_SOURCE.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.dbt_change_type::text = 'insert'::text;
{% endmacro %}

{# hides the macro of the package dbt: the staging table need not be temporary #}
{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {%- set staging = duckdb__dispatch_temporary_relation(target_relation) -%}
  {%- set rows_sql = snapshot_staging_table(strategy, sql, target_relation) -%}
  {% call statement('build_snapshot_staging_relation') %}
    {{ create_table_as(staging.temporary, staging.relation, rows_sql) }}
  {% endcall %}
  {%- do return(staging.relation) -%}
{% endmacro %}

{% macro duckdb__post_snapshot(temporary_relation) %}
  {%- do return(drop_relation(temporary_relation)) -%}
{% endmacro %}
