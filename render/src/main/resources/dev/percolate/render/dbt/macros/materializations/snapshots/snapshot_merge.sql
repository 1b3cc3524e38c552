{% macro snapshot_merge_sql(target, source, insert_cols) -%}
  {%- do return(adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols)) -%}
{%- endmacro %}

{# closes the open versions of changed rows and adds the new versions #}
{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = config.get("snapshot_table_column_names") or get_snapshot_table_column_names() -%}
  {%- set open_value = config.get('dbt_valid_to_current') -%}
  {%- set valid_to = 'DBT_INTERNAL_DEST.' ~ names.dbt_valid_to -%}
  {%- set columns = insert_cols | join(', ') -%}

  merge into {{ target.render() }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  on DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }} = DBT_INTERNAL_DEST.{{ names.dbt_scd_id }}
  when matched
    {% if open_value -%}
    and ({{ equals(valid_to, open_value | trim) }} or {{ valid_to }} is null)
    {%- else -%}
    and {{ valid_to }} is null
    {%- endif %}
    and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
    then update set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  when not matched
    and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
    then insert ({{ columns }})
    values ({{ columns }})
{% endmacro %}
