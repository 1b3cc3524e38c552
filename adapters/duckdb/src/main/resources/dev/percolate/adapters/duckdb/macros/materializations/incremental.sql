{% materialization incremental, adapter="duckdb", supported_languages=['sql', 'python'] -%}
  {%- set language = model['language'] -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set intermediate = make_intermediate_relation(target_relation) -%}
  {%- set backup = make_backup_relation(target_relation, 'table' if existing is none else existing.type) -%}
  {%- set grants = config.get('grants') -%}
  {%- set over_view = existing is not none and existing.is_view -%}
  {%- set rebuild = should_full_refresh() or over_view -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set creates = existing is none or rebuild -%}
  {%- set partitioned_by = duckdb__get_partitioned_by(target_relation, false) if creates else none -%}
  {%- set sorted_by = duckdb__get_sorted_by(target_relation, false) if creates else none -%}
  {%- set own_transaction = (partitioned_by or sorted_by) and adapter.is_ducklake(target_relation) -%}

  {# leftovers of an interrupted run #}
  {%- set stale_intermediate = load_cached_relation(intermediate) -%}
  {%- set stale_backup = load_cached_relation(backup) -%}
  {%- do drop_relation_if_exists(stale_intermediate) -%}
  {%- do drop_relation_if_exists(stale_backup) -%}

  {%- set staging = duckdb__dispatch_temporary_relation(target_relation, adapter.batch_id_for_model(model)) -%}
  {%- set temp, to_drop = staging.relation, [] -%}
  {%- if not staging.temporary -%}
    {%- do to_drop.append(temp) -%}
  {%- endif -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=True) -%}

  {# a new table, a replaced one (by a swap, or in place when foreign keys forbid renaming), or new rows #}
  {%- set in_place = existing is not none and rebuild and has_foreign_key_constraints(existing) -%}
  {%- set swap = existing is not none and rebuild and not in_place -%}
  {%- set dropped = drop_relation_for_rebuild(existing) if in_place else [] -%}
  {%- if creates -%}
    {%- set built = intermediate if swap else target_relation -%}
    {%- set build_sql = create_table_as(False, built, compiled_code, language, partitioned_by=partitioned_by, sorted_by=sorted_by) -%}
  {%- else -%}
    {%- set stage_code = create_table_as(staging.temporary, temp, compiled_code, language, partitioned_by=none, sorted_by=none) -%}
    {%- if language == 'python' -%}
      {% call statement("pre", language=language) %}
        {{- stage_code }}
      {% endcall %}
    {%- else -%}
      {%- do run_query(stage_code) -%}
    {%- endif -%}
    {%- do adapter.expand_target_column_types(from_relation=temp, to_relation=target_relation) -%}
    {# columns of the new rows when the schema was reconciled, else those of the table #}
    {%- set columns = process_schema_changes(on_schema_change, temp, existing) or adapter.get_columns_in_relation(existing) -%}
    {%- set strategy_macro = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
    {%- set build_sql = strategy_macro({
      'target_relation': target_relation,
      'temp_relation': temp,
      'unique_key': config.get('unique_key'),
      'dest_columns': columns,
      'incremental_predicates': config.get('predicates', none) or config.get('incremental_predicates', none)
    }) -%}
    {%- set language = 'sql' -%}
  {%- endif -%}

  {% call statement("main", language=language, auto_begin=not own_transaction) %}
    {{- build_sql }}
  {% endcall %}

  {%- if swap -%}
    {%- do drop_indexes_on_relation(target_relation) -%}
    {%- if may_be_foreign_key_target(target_relation) -%}
      {%- set dropped = drop_foreign_key_dependents(target_relation) -%}
    {%- endif -%}
    {%- do adapter.rename_relation(target_relation, backup) -%}
    {%- do adapter.rename_relation(intermediate, target_relation) -%}
    {%- do to_drop.append(backup) -%}
  {%- endif -%}
  {%- do restore_foreign_key_dependents(dropped) -%}

  {%- do apply_grants(target_relation, grants, should_revoke=should_revoke(existing, rebuild)) -%}
  {%- if creates -%}
    {%- do create_indexes(target_relation) -%}
  {%- endif -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do run_hooks(post_hooks, inside_transaction=True) -%}
  {%- do adapter.commit() -%}

  {%- for relation in to_drop -%}
    {# on MotherDuck the indexes go with the table #}
    {%- if not adapter.is_motherduck() -%}
      {%- do drop_indexes_on_relation(relation) -%}
    {%- endif -%}
    {%- do adapter.drop_relation(relation) -%}
  {%- endfor -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {%- do return({'relations': [target_relation]}) -%}
{%- endmaterialization %}
