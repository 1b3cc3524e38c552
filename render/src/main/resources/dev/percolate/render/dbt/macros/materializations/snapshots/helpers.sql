{% macro create_columns(relation, columns) %}
  {%- do return(adapter.dispatch('create_columns', 'dbt')(relation, columns)) -%}
{% endmacro %}

{% macro default__create_columns(relation, columns) %}
  {%- for column in columns -%}
    {% call statement() %}
      alter table {{ relation.render() }} add column {{ adapter.quote(column.name) }} {{ column.expanded_data_type }};
    {% endcall %}
  {%- endfor -%}
{% endmacro %}

{# extension point, called with the staging table once the snapshot is committed #}
{% macro post_snapshot(staging_relation) %}
  {%- do return(adapter.dispatch('post_snapshot', 'dbt')(staging_relation)) -%}
{% endmacro %}

{% macro default__post_snapshot(staging_relation) %}
{% endmacro %}

{% macro get_true_sql() %}
  {%- do return(adapter.dispatch('get_true_sql', 'dbt')()) -%}
{% endmacro %}

{% macro default__get_true_sql() %}
  {%- do return('TRUE') -%}
{% endmacro %}

{% macro get_snapshot_table_column_names() %}
  {%- do return({
    'dbt_valid_to': 'dbt_valid_to',
    'dbt_valid_from': 'dbt_valid_from',
    'dbt_scd_id': 'dbt_scd_id',
    'dbt_updated_at': 'dbt_updated_at',
    'dbt_is_deleted': 'dbt_is_deleted'
  }) -%}
{% endmacro %}

{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- do return(adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation)) -%}
{% endmacro %}

{# The rows to merge, marked in dbt_change_type:
     insert  new version of a new or changed row, and (hard_deletes new_record) of a deleted one
     update  end of the open version of a changed row
     delete  end of the open version of a row the query no longer returns
   All branches of the union have the same column order. #}
{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  {%- set open_value = config.get('dbt_valid_to_current') -%}
  {%- set key = strategy.unique_key -%}
  {%- set records_deletes = strategy.hard_deletes == 'new_record' -%}
  {%- set closes_deleted = records_deletes or strategy.hard_deletes == 'invalidate' -%}
  {%- set was_deleted = 'snapshotted_data.' ~ names.dbt_is_deleted -%}
  {%- set changed -%}
    {{ strategy.row_changed }}{{ ' or ' ~ was_deleted ~ " = 'True'" if records_deletes }}
  {%- endset -%}
  {%- set not_already_deleted -%}
    not (
      {{ was_deleted }} = 'True'
      and snapshotted_data.{{ names.dbt_valid_to }} {{ '= ' ~ open_value if open_value else 'is null' }}
    )
  {%- endset -%}
  with snapshot_query as (
    {{ source_sql }}
  ),

  snapshotted_data as (
    select *, {{ unique_key_fields(key) }}
    from {{ target_relation }}
    where
    {% if open_value -%}
      ( {{ equals(names.dbt_valid_to | trim, open_value | trim) }} or {{ names.dbt_valid_to | trim }} is null )
    {%- else -%}
      {{ names.dbt_valid_to }} is null
    {%- endif %}
  ),

  insertions_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ get_dbt_valid_to_current(strategy, names) }},
      {{ strategy.scd_id }} as {{ names.dbt_scd_id }}
    from snapshot_query
  ),

  updates_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_to }}
    from snapshot_query
  ),
  {% if closes_deleted %}
  deletes_source_data as (
    select *, {{ unique_key_fields(key) }}
    from snapshot_query
  ),
  {% endif %}
  insertions as (
    select
      'insert' as dbt_change_type,
      source_data.*
      {{- ", 'False' as " ~ names.dbt_is_deleted if records_deletes }}
    from insertions_source_data as source_data
    left outer join snapshotted_data
      on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where {{ unique_key_is_null(key, "snapshotted_data") }}
      or ({{ unique_key_is_not_null(key, "snapshotted_data") }} and ({{ changed }}))
  ),

  updates as (
    select
      'update' as dbt_change_type,
      source_data.*,
      snapshotted_data.{{ names.dbt_scd_id }}
      {{- ', ' ~ was_deleted if records_deletes }}
    from updates_source_data as source_data
    join snapshotted_data
      on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where ({{ changed }})
  )
  {%- if closes_deleted %},

  deletes as (
    select
      'delete' as dbt_change_type,
      source_data.*,
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      {{ snapshot_get_time() }} as {{ names.dbt_valid_to }},
      snapshotted_data.{{ names.dbt_scd_id }}
      {{- ', ' ~ was_deleted if records_deletes }}
    from snapshotted_data
    left join deletes_source_data as source_data
      on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where {{ unique_key_is_null(key, "source_data") }}
      {{ 'and ' ~ not_already_deleted if records_deletes }}
  )
  {%- endif %}
  {%- if records_deletes %}
  {%- set kept_columns = get_list_of_column_names(get_columns_in_relation(target_relation)) %},

  deletion_records as (
    select
      'insert' as dbt_change_type,
      {%- for name in get_columns_in_query(source_sql) %}
      {{ 'snapshotted_data' if name in kept_columns else 'source_data' }}.{{ adapter.quote(name) }},
      {%- endfor %}
      {%- if key | is_list %}
      {%- for part in key %}
      snapshotted_data.{{ part }} as dbt_unique_key_{{ loop.index }},
      {%- endfor %}
      {%- else %}
      snapshotted_data.dbt_unique_key as dbt_unique_key,
      {%- endif %}
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      snapshotted_data.{{ names.dbt_valid_to }} as {{ names.dbt_valid_to }},
      {{ snapshot_hash_arguments([names.dbt_scd_id, snapshot_get_time()]) }} as {{ names.dbt_scd_id }},
      'True' as {{ names.dbt_is_deleted }}
    from snapshotted_data
    left join deletes_source_data as source_data
      on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where {{ unique_key_is_null(key, "source_data") }}
      and {{ not_already_deleted }}
  )
  {%- endif %}

  select * from insertions
  union all
  select * from updates
  {%- if closes_deleted %}
  union all
  select * from deletes
  {%- endif %}
  {%- if records_deletes %}
  union all
  select * from deletion_records
  {%- endif %}
{%- endmacro %}

{% macro build_snapshot_table(strategy, sql) -%}
  {%- do return(adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql)) -%}
{% endmacro %}

{# the first version of every row #}
{% macro default__build_snapshot_table(strategy, sql) %}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() %}
  select *,
    {{ strategy.scd_id }} as {{ names.dbt_scd_id }},
    {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, names) }}
    {{- ", 'False' as " ~ names.dbt_is_deleted if strategy.hard_deletes == 'new_record' }}
  from (
    {{ sql }}
  ) sbq
{% endmacro %}

{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {%- set staging = make_temp_relation(target_relation) -%}
  {%- set rows_sql = snapshot_staging_table(strategy, sql, target_relation) -%}
  {% call statement('build_snapshot_staging_relation') %}
    {{ create_table_as(True, staging, rows_sql) }}
  {% endcall %}
  {%- do return(staging) -%}
{% endmacro %}

{% macro get_updated_at_column_data_type(snapshot_sql) %}
  {%- set found = get_column_schema_from_query(snapshot_sql)
      | selectattr('column', 'in', ['dbt_updated_at', 'DBT_UPDATED_AT']) | map(attribute='dtype') | list -%}
  {%- do return(found[-1] if found else none) -%}
{% endmacro %}

{# warns when updated_at and the snapshot's own time have different types #}
{% macro check_time_data_types(sql) %}
  {%- set updated_at_type = get_updated_at_column_data_type(sql) -%}
  {%- set now_type = get_snapshot_get_time_data_type() -%}
  {%- if now_type is not none and updated_at_type is not none and now_type != updated_at_type
      and exceptions.warn_snapshot_timestamp_data_types -%}
    {%- do exceptions.warn_snapshot_timestamp_data_types(now_type, updated_at_type) -%}
  {%- endif -%}
{% endmacro %}

{# a typed null (or the configured value) for the end of an open version #}
{% macro get_dbt_valid_to_current(strategy, columns) %}
  {%- set open_value = config.get('dbt_valid_to_current') or "null" -%}
  coalesce(nullif({{ strategy.updated_at }}, {{ strategy.updated_at }}), {{ open_value }}) as {{ columns.dbt_valid_to }}
{%- endmacro %}

{% macro unique_key_fields(unique_key) %}
  {%- if unique_key | is_list -%}
    {%- for key in unique_key -%}
      {{ key }} as dbt_unique_key_{{ loop.index }}{{ ', ' if not loop.last }}
    {%- endfor -%}
  {%- else -%}
    {{ unique_key }} as dbt_unique_key
  {%- endif -%}
{% endmacro %}

{% macro unique_key_join_on(unique_key, identifier, from_identifier) %}
  {%- if unique_key | is_list -%}
    {%- for key in unique_key -%}
      {%- set column = '.dbt_unique_key_' ~ loop.index -%}
      {{ equals(identifier ~ column, from_identifier ~ column) | trim }}{{ ' and ' if not loop.last }}
    {%- endfor -%}
  {%- else -%}
    {{ identifier }}.dbt_unique_key = {{ from_identifier }}.dbt_unique_key
  {%- endif -%}
{% endmacro %}

{% macro unique_key_is_null(unique_key, identifier) %}
  {{- identifier }}.dbt_unique_key{{ '_1' if unique_key | is_list }} is null
{%- endmacro %}

{% macro unique_key_is_not_null(unique_key, identifier) %}
  {{- identifier }}.dbt_unique_key{{ '_1' if unique_key | is_list }} is not null
{%- endmacro %}
