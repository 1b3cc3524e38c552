{# as the default, in two statements #}
{% macro postgres__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = config.get("snapshot_table_column_names") or get_snapshot_table_column_names() -%}
  {%- set open_value = config.get('dbt_valid_to_current') -%}
  {%- set valid_to = target ~ '.' ~ names.dbt_valid_to -%}

  update {{ target }}
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = {{ target }}.{{ names.dbt_scd_id }}::text
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
