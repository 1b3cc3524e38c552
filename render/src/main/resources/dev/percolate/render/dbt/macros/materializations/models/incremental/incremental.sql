{% materialization incremental, default -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set temp = make_temp_relation(target_relation) -%}
  {%- set intermediate = make_intermediate_relation(target_relation) -%}
  {%- set backup = make_backup_relation(target_relation, 'table' if existing is none else existing.type) -%}
  {%- set grants = config.get('grants') -%}
  {%- set over_view = existing is not none and existing.is_view -%}
  {%- set rebuild = should_full_refresh() or over_view -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}

  {# leftovers of an interrupted run #}
  {%- set stale_intermediate = load_cached_relation(intermediate) -%}
  {%- set stale_backup = load_cached_relation(backup) -%}
  {%- do drop_relation_if_exists(stale_intermediate) -%}
  {%- do drop_relation_if_exists(stale_backup) -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=True) -%}

  {%- set strategy_macro = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
  {%- set swap = existing is not none and rebuild -%}

  {%- if existing is none -%}
    {%- set indexed = target_relation -%}
    {%- set build_sql = get_create_table_as_sql(False, target_relation, sql) -%}
  {%- elif rebuild -%}
    {%- set indexed = intermediate -%}
    {%- set build_sql = get_create_table_as_sql(False, intermediate, sql) -%}
  {%- else -%}
    {%- set indexed = temp -%}
    {%- do run_query(get_create_table_as_sql(True, temp, sql)) -%}
    {%- set contract = config.get('contract') -%}
    {%- if not contract or not contract.enforced -%}
      {%- do adapter.expand_target_column_types(from_relation=temp, to_relation=target_relation) -%}
    {%- endif -%}
    {# columns of the new rows when the schema was reconciled, else those of the table #}
    {%- set columns = process_schema_changes(on_schema_change, temp, existing) or adapter.get_columns_in_relation(existing) -%}
    {%- set build_sql = strategy_macro({
      'target_relation': target_relation,
      'temp_relation': temp,
      'unique_key': config.get('unique_key'),
      'dest_columns': columns,
      'incremental_predicates': config.get('predicates', none) or config.get('incremental_predicates', none)
    }) -%}
  {%- endif -%}

  {% call statement("main") %}
    {{ build_sql }}
  {% endcall %}

  {%- if existing is none or over_view or should_full_refresh() -%}
    {%- do create_indexes(indexed) -%}
  {%- endif -%}
  {%- if swap -%}
    {%- do adapter.rename_relation(target_relation, backup) -%}
    {%- do adapter.rename_relation(intermediate, target_relation) -%}
  {%- endif -%}

  {%- do apply_grants(target_relation, grants, should_revoke=should_revoke(existing, rebuild)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks, inside_transaction=True) -%}
  {%- do adapter.commit() -%}

  {%- if swap -%}
    {%- do adapter.drop_relation(backup) -%}
  {%- endif -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {%- do return({'relations': [target_relation]}) -%}
{%- endmaterialization %}
