{% materialization seed, default %}
  {%- set rebuild = should_full_refresh() -%}
  {%- set existing = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
  {%- set is_loaded = existing is not none and existing.is_table -%}
  {%- set grants = config.get('grants') -%}
  {%- set rows = load_agate_table() -%}
  {%- do store_result('agate_table', response='OK', agate_table=rows) -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=True) -%}

  {%- if existing is not none and existing.is_view -%}
    {%- do exceptions.raise_compiler_error("Cannot seed to '" ~ existing.render() ~ "', it is a view") -%}
  {%- elif is_loaded -%}
    {%- set prepare_sql = reset_csv_table(model, rebuild, existing, rows) -%}
  {%- else -%}
    {%- set prepare_sql = create_csv_table(model, rows) -%}
  {%- endif -%}

  {%- set row_count = rows.rows | length -%}
  {%- set insert_sql = load_csv_rows(model, rows) if row_count > 0 else '' -%}
  {%- set code = 'CREATE' if rebuild else 'INSERT' -%}
  {% call noop_statement('main', code ~ ' ' ~ row_count, code, row_count) %}
    {{ get_csv_sql(prepare_sql, insert_sql) }};
  {% endcall %}

  {%- set target_relation = this.incorporate(type='table') -%}
  {%- do apply_grants(target_relation, grants, should_revoke=should_revoke(existing, rebuild)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- if rebuild or not is_loaded -%}
    {%- do create_indexes(target_relation) -%}
  {%- endif -%}
  {%- do run_hooks(post_hooks, inside_transaction=True) -%}
  {%- do adapter.commit() -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {%- do return({'relations': [target_relation]}) -%}
{% endmaterialization %}
