{# Writes a table to a file and leaves a view over the file. #}
{% materialization external, adapter="duckdb", supported_languages=['sql', 'python'] %}
  {%- set location = render(config.get('location', default=external_location(this, config))) -%}
  {%- set options = render_write_options(config) -%}
  {%- set copy_options = adapter.external_write_options(location, options) -%}
  {%- set readable = adapter.external_read_location(location, options) -%}

  {%- set formats = ['csv', 'parquet', 'json'] -%}
  {%- set format = config.get('format') -%}
  {%- if format and format not in formats -%}
    {%- do exceptions.raise_compiler_error("Invalid format: " ~ format ~ ". Allowed formats are: " ~ formats | join(', ')) -%}
  {%- endif -%}
  {# unless given, what the write options settled on #}
  {%- set written = options['format'] | lower -%}
  {%- set read_format = format or (written if written in formats else 'parquet') -%}

  {%- if read_format == 'parquet' -%}
    {%- set read_options = config.get('parquet_read_options', {'union_by_name': False}) -%}
  {%- else -%}
    {%- set read_options = config.get(read_format ~ '_read_options', {'auto_detect': True}) -%}
    {# DuckDB guesses compression from a lower-case extension only #}
    {%- if options.get('compression') and 'compression' not in read_options -%}
      {%- set read_options = dict(read_options, compression=options['compression']) -%}
    {%- endif -%}
  {%- endif -%}

  {%- set language = model['language'] -%}
  {%- set target_relation = this.incorporate(type='view') -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set temp = make_intermediate_relation(this.incorporate(type='table'), suffix='__dbt_tmp') -%}
  {%- set intermediate = make_intermediate_relation(target_relation, suffix='__dbt_int') -%}
  {%- set backup = make_backup_relation(target_relation, 'table' if existing is none else existing.type) -%}
  {%- set grants = config.get('grants') -%}

  {# leftovers of an interrupted run #}
  {%- set stale_temp = load_cached_relation(temp) -%}
  {%- set stale_intermediate = load_cached_relation(intermediate) -%}
  {%- set stale_backup = load_cached_relation(backup) -%}
  {%- do drop_relation_if_exists(stale_intermediate) -%}
  {%- do drop_relation_if_exists(stale_temp) -%}
  {%- do drop_relation_if_exists(stale_backup) -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=True) -%}

  {% call statement('create_table', language=language) -%}
    {{- create_table_as(False, temp, compiled_code, language) }}
  {%- endcall %}

  {# a file without rows has no columns: it gets one row of nulls, which the view leaves out #}
  {%- set empty = run_query("select count(*) as row_count from " ~ temp).rows[0][0] == 0 -%}
  {%- set has_value = [] -%}
  {%- if empty -%}
    {%- set nulls = [] -%}
    {%- for column in get_columns_in_relation(temp) -%}
      {%- do nulls.append('null') -%}
      {%- do has_value.append('"' ~ column.column ~ '" is not null') -%}
    {%- endfor -%}
    {% call statement('insert_placeholder') -%}
      insert into {{ temp }} values ({{ nulls | join(', ') }})
    {%- endcall %}
  {%- endif -%}
  {%- do write_to_file(temp, location, copy_options) -%}

  {% call statement('main', language='sql') -%}
    create or replace view {{ intermediate }} as (
      select * from read_{{ read_format }}('{{ readable }}'
      {%- for name, value in read_options.items() -%}
        , {{ name }}={{ "'" ~ value ~ "'" if value is string else value }}
      {%- endfor -%}
      )
      {{ 'where ' ~ has_value | join(' and ') if empty }}
    );
  {%- endcall %}

  {%- if existing is not none -%}
    {%- do adapter.rename_relation(existing, backup) -%}
  {%- endif -%}
  {%- do adapter.rename_relation(intermediate, target_relation) -%}

  {%- do run_hooks(post_hooks, inside_transaction=True) -%}
  {%- do apply_grants(target_relation, grants, should_revoke=should_revoke(existing, full_refresh_mode=True)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do adapter.commit() -%}
  {%- do drop_relation_if_exists(backup) -%}
  {%- do drop_relation_if_exists(temp) -%}

  {%- set plugin = config.get('plugin') -%}
  {%- if config.get('glue_register', default=false) -%}
    {%- set plugin = 'glue|' ~ config.get('glue_database', 'default') -%}
  {%- endif -%}
  {%- if plugin is not none -%}
    {%- do store_relation(plugin, target_relation, location, read_format, config) -%}
  {%- endif -%}

  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {%- do return({'relations': [target_relation]}) -%}
{% endmaterialization %}
