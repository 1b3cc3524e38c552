{# A strategy macro is called snapshot_<name>_strategy; a name may be qualified: package.name #}
{% macro strategy_dispatch(name) -%}
  {%- set place, strategy = context, name -%}
  {%- set package = none -%}
  {%- if '.' in name -%}
    {%- set package, strategy = name.split(".", 1) -%}
    {%- if package not in context -%}
      {%- do exceptions.raise_compiler_error("Could not find package '" ~ package ~ "', called with '" ~ name ~ "'") -%}
    {%- endif -%}
    {%- set place = context[package] -%}
  {%- endif -%}
  {%- set macro_name = 'snapshot_' ~ strategy ~ '_strategy' -%}
  {%- if macro_name not in place -%}
    {%- do exceptions.raise_compiler_error("The specified strategy macro '" ~ strategy ~ "' was not found in package '" ~ package ~ "'") -%}
  {%- endif -%}
  {%- do return(place[macro_name]) -%}
{%- endmacro %}

{# identifies one version of one row #}
{% macro snapshot_hash_arguments(args) -%}
  {%- do return(adapter.dispatch('snapshot_hash_arguments', 'dbt')(args)) -%}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  md5(
  {%- for arg in args -%}
    coalesce(cast({{ arg }} as varchar ), '') {{ "|| '|' || " if not loop.last }}
  {%- endfor -%}
  )
{%- endmacro %}

{# a row changed when its updated_at is later than the start of the open version #}
{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set unique_key = config.get('unique_key') -%}
  {%- set updated_at = config.get('updated_at') -%}
  {%- set hard_deletes = adapter.get_hard_deletes_behavior(config) -%}
  {%- set names = config.get("snapshot_table_column_names") or get_snapshot_table_column_names() -%}
  {%- do return({
    "unique_key": unique_key,
    "updated_at": updated_at,
    "row_changed": "(" ~ snapshotted_rel ~ "." ~ names.dbt_valid_from ~ " < " ~ current_rel ~ "." ~ updated_at ~ ")",
    "scd_id": snapshot_hash_arguments(api.Relation.scd_args(unique_key, updated_at)),
    "invalidate_hard_deletes": hard_deletes == 'invalidate',
    "hard_deletes": hard_deletes
  }) -%}
{% endmacro %}

{% macro snapshot_string_as_time(timestamp) -%}
  {%- do return(adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp)) -%}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) %}
  {%- do exceptions.raise_not_implemented('snapshot_string_as_time macro not implemented for adapter ' ~ adapter.type()) -%}
{% endmacro %}

{# (does the query have columns the target lacks, quoted columns to compare) #}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if not target_exists -%}
    {%- do return((false, [])) -%}
  {%- endif -%}
  {%- set target_relation = adapter.get_relation(database=node.database, schema=node.schema, identifier=node.alias) -%}
  {%- if check_cols_config == 'all' -%}
    {%- set checked = get_columns_in_query(node['compiled_code']) -%}
  {%- elif check_cols_config is iterable and check_cols_config | length > 0 -%}
    {# asks the warehouse for the real spelling; the line breaks end a trailing comment of the query #}
    {%- set checked = get_columns_in_query(
      "select " ~ check_cols_config | join(', ') ~ " from (\n" ~ node['compiled_code'] ~ "\n) subq"
    ) -%}
  {%- else -%}
    {%- do exceptions.raise_compiler_error("Invalid value for 'check_cols': " ~ check_cols_config) -%}
  {%- endif -%}

  {%- set known = adapter.get_columns_in_relation(target_relation) | map(attribute='name') | list -%}
  {%- set compared = [] -%}
  {%- for column in checked if column in known -%}
    {%- do compared.append(adapter.quote(column)) -%}
  {%- endfor -%}
  {%- do return((compared | length < checked | length, compared)) -%}
{%- endmacro %}

{# a row changed when one of the compared columns differs, nulls counting as equal #}
{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set unique_key = config.get('unique_key') -%}
  {%- set hard_deletes = adapter.get_hard_deletes_behavior(config) -%}
  {%- set updated_at = config.get('updated_at') or snapshot_get_time() -%}
  {%- set has_new_column, compared = snapshot_check_all_get_existing_columns(node, target_exists, config.get('check_cols')) -%}
  {%- set row_changed -%}
    (
    {%- if has_new_column -%}
      {{ get_true_sql() }}
    {%- else -%}
      {%- for column in compared -%}
      {%- set old, new = snapshotted_rel ~ '.' ~ column, current_rel ~ '.' ~ column -%}
      {{ old }} != {{ new }}
      or ({{ old }} is null and {{ new }} is not null)
      or ({{ old }} is not null and {{ new }} is null)
      {{- ' or ' if not loop.last }}
      {%- endfor -%}
    {%- endif -%}
    )
  {%- endset -%}
  {%- do return({
    "unique_key": unique_key,
    "updated_at": updated_at,
    "row_changed": row_changed,
    "scd_id": snapshot_hash_arguments(api.Relation.scd_args(unique_key, updated_at)),
    "invalidate_hard_deletes": hard_deletes == 'invalidate',
    "hard_deletes": hard_deletes
  }) -%}
{% endmacro %}
