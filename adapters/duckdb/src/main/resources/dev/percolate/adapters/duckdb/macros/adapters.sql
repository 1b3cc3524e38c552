{# Schemas #}

{# attached databases of other kinds: SQLite has the schema main only, MySQL none to create #}
{% macro duckdb__create_schema(relation) -%}
  {% call statement('create_schema') -%}
    {%- set kinds = run_query(
      "select type from duckdb_databases() where lower(database_name) = '" ~ relation.database | lower ~ "' and type != 'duckdb'"
    ) -%}
    {%- set kind = kinds.columns[0].values()[0] if kinds | length > 0 else 'duckdb' -%}
    {%- if kind == 'sqlite' and relation.schema != 'main' -%}
      {%- do exceptions.raise_compiler_error("Schema must be 'main' when writing to sqlite instead got " ~ relation.schema) -%}
    {%- elif kind not in ['sqlite', 'mysql'] -%}
    create schema if not exists {{ relation.without_identifier() }}
    {%- endif -%}
  {%- endcall %}
{% endmacro %}

{% macro duckdb__drop_schema(relation) -%}
  {% call statement('drop_schema') -%}
    drop schema if exists {{ relation.without_identifier() }} cascade
  {%- endcall %}
{% endmacro %}

{% macro duckdb__list_schemas(database) -%}
  {% set sql %}
    select schema_name
    from system.information_schema.schemata
    {{ "where lower(catalog_name) = '" ~ database | lower ~ "'" if database is not none }}
  {% endset %}
  {%- do return(run_query(sql)) -%}
{% endmacro %}

{% macro duckdb__check_schema_exists(information_schema, schema) -%}
  {% set sql %}
    select count(*)
    from system.information_schema.schemata
    where lower(schema_name) = '{{ schema | lower }}'
      and lower(catalog_name) = '{{ information_schema.database | lower }}'
  {% endset %}
  {%- do return(run_query(sql)) -%}
{% endmacro %}

{# Tables and views #}

{# "(a, b)": the declared columns, for inserting under a contract #}
{% macro get_column_names() %}
  (
  {%- for column in model['columns'].values() -%}
    {{ adapter.quote(column['name']) if column.get('quote') else column['name'] }}{{ ', ' if not loop.last }}
  {%- endfor -%}
  )
{% endmacro %}

{# DuckLake partitioning and sorting apply to the final table only, not to staging tables #}

{% macro duckdb__get_partitioned_by(relation, temporary) -%}
  {%- set given = config.get('partitioned_by', none) -%}
  {%- set given = config.get('partition_by', none) if given is none or given == '' else given -%}
  {%- if temporary or given is none or given == '' -%}
    {%- do return(none) -%}
  {%- endif -%}
  {%- set columns = normalize_string_or_list(given, "partitioned_by/partition_by") -%}
  {%- if not columns -%}
    {%- do exceptions.raise_compiler_error("partitioned_by/partition_by must contain at least one column") -%}
  {%- elif this is defined and config.get('materialized') in ['table', 'incremental']
      and relation.identifier and this.identifier and relation.identifier != this.identifier -%}
    {%- do return(none) -%}
  {%- elif not adapter.is_ducklake(relation) -%}
    {%- do adapter.warn_once("partitioned_by/partition_by is only supported for DuckLake relations; ignoring for " ~ relation) -%}
    {%- do return(none) -%}
  {%- endif -%}
  {%- do return(columns | join(', ')) -%}
{%- endmacro %}

{% macro duckdb__alter_table_set_partitioned_by(relation, partitioned_by) -%}
  alter table {{ relation }} set partitioned by ({{ partitioned_by }});
{%- endmacro %}

{% macro duckdb__get_sorted_by(relation, temporary) -%}
  {%- set given = config.get('sorted_by', none) -%}
  {%- set given = config.get('sort_by', none) if given is none else given -%}
  {%- if temporary or given is none -%}
    {%- do return(none) -%}
  {%- endif -%}
  {%- set columns = normalize_string_or_list(given, "sorted_by/sort_by") -%}
  {%- if not columns -%}
    {%- do exceptions.raise_compiler_error("sorted_by/sort_by must contain at least one column") -%}
  {%- elif this is defined and config.get('materialized') in ['table', 'incremental']
      and relation.identifier and this.identifier and relation.identifier != this.identifier -%}
    {%- do return(none) -%}
  {%- elif not adapter.is_ducklake(relation) -%}
    {%- do adapter.warn_once("sorted_by/sort_by is only supported for DuckLake relations; ignoring for " ~ relation) -%}
    {%- do return(none) -%}
  {%- endif -%}
  {%- set quoted = [] -%}
  {%- for column in columns -%}
    {%- do quoted.append(adapter.quote(column | replace('"', '""'))) -%}
  {%- endfor -%}
  {%- do return(quoted | join(', ')) -%}
{%- endmacro %}

{% macro duckdb__alter_table_set_sorted_by(relation, sorted_by) -%}
  alter table {{ relation }} set sorted by ({{ sorted_by }});
{%- endmacro %}

{# hides the macro of the package dbt, to pass partitioned_by and sorted_by on #}
{% macro create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- do return(adapter.dispatch('create_table_as', 'dbt')(
    temporary, relation, compiled_code, language, partitioned_by=partitioned_by, sorted_by=sorted_by
  )) -%}
{%- endmacro %}

{# Create and insert are two statements under a contract (DuckDB has no constraints in "create table
   as") and for partitioned or sorted tables, which are altered while empty. #}
{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- if language == 'python' -%}
    {%- do return(py_write_table(temporary=temporary, relation=relation, compiled_code=compiled_code, partitioned_by=partitioned_by, sorted_by=sorted_by)) -%}
  {%- elif language != 'sql' -%}
    {%- do exceptions.raise_compiler_error("duckdb__create_table_as macro didn't get supported language, it got %s" % language) -%}
  {%- endif -%}
  {%- set contracted = config.get('contract').enforced -%}
  {%- if contracted -%}
    {%- do get_assert_columns_equivalent(compiled_code) -%}
  {%- endif -%}
  {%- set layout -%}
    {{ duckdb__alter_table_set_partitioned_by(relation, partitioned_by) if partitioned_by }}
    {{ duckdb__alter_table_set_sorted_by(relation, sorted_by) if sorted_by }}
  {%- endset -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {{ sql_header if sql_header is not none }}

  create {{ 'temporary' if temporary }} table {{ relation.include(database=not temporary, schema=not temporary) }}
  {%- if contracted and not temporary %}
    {{ get_table_columns_and_constraints() }};
    {{ layout }}
    insert into {{ relation }} {{ get_column_names() }} (
      {{ get_select_subquery(compiled_code) }}
    );
  {%- elif partitioned_by or sorted_by %}
    as (
      select * from (
        {{ compiled_code }}
      ) as model_subq
      limit 0
    );
    {{ layout }}
    insert into {{ relation }}
    select * from (
      {{ compiled_code }}
    ) as model_subq;
  {%- else %}
    as (
      {{ compiled_code }}
    );
  {%- endif %}
{% endmacro %}

{# the model's code and a function that writes its result: a relation, data frame or Arrow table #}
{% macro py_write_table(temporary, relation, compiled_code, partitioned_by=none, sorted_by=none) -%}
{{ compiled_code }}

def materialize(df, con):
    try:
        # DuckDB finds Arrow tables only if the data set module is loaded
        import pyarrow
        if isinstance(df, pyarrow.Table):
            import pyarrow.dataset
    except ImportError:
        pass
    frame = '__dbt_python_model_df_{{ relation.identifier }}'
    con.register(frame, df)
    {%- if partitioned_by or sorted_by %}
    con.execute('create table {{ relation }} as select * from ' + frame + ' limit 0')
    {%- if partitioned_by %}
    con.execute('alter table {{ relation }} set partitioned by ({{ partitioned_by }})')
    {%- endif %}
    {%- if sorted_by %}
    con.execute('alter table {{ relation }} set sorted by ({{ sorted_by }})')
    {%- endif %}
    con.execute('insert into {{ relation }} select * from ' + frame)
    {%- else %}
    con.execute('create table {{ relation }} as select * from ' + frame)
    {%- endif %}
    con.unregister(frame)
{% endmacro %}

{% macro duckdb__create_view_as(relation, sql) -%}
  {%- if config.get('contract').enforced -%}
    {%- do get_assert_columns_equivalent(sql) -%}
  {%- endif -%}
  {%- set sql_header = config.get('sql_header', none) %}
  {{ sql_header if sql_header is not none }}
  create view {{ relation }} as (
    {{ sql }}
  );
{% endmacro %}

{# the result is put into a "describe", where a header cannot stand: the header runs on its own #}
{% macro duckdb__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
    {%- if select_sql_header is not none -%}
      {%- do run_query(select_sql_header) -%}
    {%- endif %}
    select * from (
        {{ select_sql }}
    ) as __dbt_sbq
    where false
    limit 0
{% endmacro %}

{# describe looks at one relation only; its types carry size and precision in their text #}
{% macro duckdb__get_columns_in_relation(relation) -%}
  {% call statement('get_columns_in_relation', fetch_result=True) %}
    select
      column_name,
      column_type as data_type,
      cast(null as bigint) as character_maximum_length,
      cast(null as bigint) as numeric_precision,
      cast(null as bigint) as numeric_scale
    from (describe {{ relation.render() }})
  {% endcall %}
  {%- do return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) -%}
{% endmacro %}

{% macro duckdb__list_relations_without_caching(schema_relation) %}
  {% call statement('list_relations_without_caching', fetch_result=True) -%}
    select
      '{{ schema_relation.database }}' as database,
      table_name as name,
      table_schema as schema,
      case
        when table_type in ('BASE TABLE', 'LOCAL TEMPORARY') then 'table'
        when table_type = 'VIEW' then 'view'
      end as type
    from system.information_schema.tables
    where lower(table_schema) = '{{ schema_relation.schema | lower }}'
      and lower(table_catalog) = '{{ schema_relation.database | lower }}'
  {%- endcall %}
  {%- do return(load_result('list_relations_without_caching').table) -%}
{% endmacro %}

{# DuckLake knows no cascade #}
{% macro duckdb__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}
    drop {{ relation.type }} if exists {{ relation }} {{ 'cascade' if not adapter.is_ducklake(relation) }}
  {%- endcall %}
{% endmacro %}

{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter {{ to_relation.type }} {{ from_relation }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall %}
{% endmacro %}

{# temporary tables lie in temp.main of the connection: no database, no schema #}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {%- do return(base_relation.incorporate(path={
    "identifier": base_relation.identifier ~ suffix ~ py_current_timestring(),
    "schema": none,
    "database": none
  })) -%}
{% endmacro %}

{# {relation, temporary}; MotherDuck has no temporary tables on the server, there a schema of its own is used #}
{% macro duckdb__dispatch_temporary_relation(target_relation, batch_id='') %}
  {%- if not adapter.is_motherduck() -%}
    {%- do return({'relation': make_temp_relation(target_relation), 'temporary': true}) -%}
  {%- endif -%}
  {%- set relation = target_relation.incorporate(path=adapter.get_temp_relation_path(target_relation, batch_id)) -%}
  {%- do run_query(create_schema(relation)) -%}
  {%- if not adapter.disable_transactions() -%}
    {%- do adapter.commit() -%}
  {%- endif -%}
  {%- do return({'relation': relation, 'temporary': false}) -%}
{% endmacro %}

{# Time #}

{% macro duckdb__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro duckdb__snapshot_string_as_time(timestamp) -%}
  {%- do return("'" ~ timestamp ~ "'::timestamp") -%}
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
  {{ current_timestamp() }}::timestamp
{%- endmacro %}

{% macro duckdb__get_incremental_default_sql(arg_dict) %}
  {%- do return(get_incremental_delete_insert_sql(arg_dict)) -%}
{% endmacro %}

{# External files #}

{% macro location_exists(location) -%}
  {%- do return(adapter.location_exists(location)) -%}
{% endmacro %}

{% macro write_to_file(relation, location, options) -%}
  {% call statement('write_to_file') -%}
    copy {{ relation }} to '{{ location }}' ({{ options }})
  {%- endcall %}
{% endmacro %}

{% macro store_relation(plugin, relation, location, format, config) -%}
  {%- do adapter.store_relation(plugin, relation, adapter.get_columns_in_relation(relation), location, format, config) -%}
{% endmacro %}

{# the write options, each rendered; format and delimiter may also stand at the top of the config #}
{% macro render_write_options(config) -%}
  {%- set options = config.get('options', {}) -%}
  {%- if options is not mapping -%}
    {%- do exceptions.raise_compiler_error("The options argument must be a dictionary") -%}
  {%- endif -%}
  {%- for name in options -%}
    {%- do options.update({name: render(options[name])}) -%}
  {%- endfor -%}
  {%- for name in ['format', 'delimiter'] if config.get(name) -%}
    {%- do options.update({name: render(config.get(name))}) -%}
  {%- endfor -%}
  {%- do return(options) -%}
{%- endmacro %}

{# Grants and indexes #}

{% macro duckdb__apply_grants(relation, grant_config, should_revoke=True) %}
  {%- if grant_config -%}
    {%- do adapter.warn_once('Grants for relations are not supported by DuckDB') -%}
  {%- endif -%}
{% endmacro %}

{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set index = adapter.parse_index(index_dict) -%}
  create {{ 'unique' if index.unique }} index "{{ index.render(relation) }}" on {{ relation }} ({{ index.columns | join(', ') }});
{%- endmacro %}

{# never begins a transaction, so that it can run after the commit of a materialization #}
{% macro drop_indexes_on_relation(relation) -%}
  {% call statement('get_indexes_on_relation', fetch_result=True, auto_begin=False) %}
    select index_name
    from duckdb_indexes()
    where database_name = '{{ relation.database }}'
      and schema_name = '{{ relation.schema }}'
      and table_name = '{{ relation.identifier }}'
  {% endcall %}
  {%- for row in load_result('get_indexes_on_relation').table -%}
    {% call statement('drop_index_' ~ loop.index, auto_begin=false) %}
      drop index "{{ relation.database }}"."{{ relation.schema }}"."{{ row[0] }}"
    {% endcall %}
  {%- endfor -%}
{%- endmacro %}

{# Foreign keys. DuckDB neither renames nor drops a table that a foreign key references, and cannot
   drop the constraint. Tables that reference one about to be replaced are therefore dropped before
   and rebuilt later in the same run; their rows are kept in between, without constraints. #}

{# Drops what references `relation`, directly or not, and returns [{relation, backup}], deepest first.
   Only tables that this run builds from scratch afterwards may go; anything else is an error. #}
{% macro drop_foreign_key_dependents(relation) -%}
  {% call statement('get_foreign_key_dependents', fetch_result=True) %}
    with recursive fks as (
      select table_name, referenced_table
      from duckdb_constraints()
      where constraint_type = 'FOREIGN KEY'
        and lower(database_name) = lower('{{ adapter.escape_sql_string(relation.database) }}')
        and lower(schema_name) = lower('{{ adapter.escape_sql_string(relation.schema) }}')
        and lower(table_name) <> lower(referenced_table)
    ),
    reachable(table_name, depth) as (
      select table_name, 1
      from fks
      where lower(referenced_table) = lower('{{ adapter.escape_sql_string(relation.identifier) }}')
      union
      select fks.table_name, reachable.depth + 1
      from fks
      join reachable on lower(fks.referenced_table) = lower(reachable.table_name)
    ),
    deepest as (
      select table_name, max(depth) as depth
      from reachable
      group by table_name
    )
    select deepest.table_name, lower(fks.referenced_table)
    from deepest
    join fks on fks.table_name = deepest.table_name
    order by deepest.depth desc, deepest.table_name, fks.referenced_table
  {% endcall %}
  {%- set references = {} -%}
  {%- for row in load_result('get_foreign_key_dependents').table -%}
    {%- if row[0] not in references -%}
      {%- do references.update({row[0]: []}) -%}
    {%- endif -%}
    {%- do references[row[0]].append(row[1]) -%}
  {%- endfor -%}
  {%- if not references -%}
    {%- do return([]) -%}
  {%- endif -%}

  {# which model builds which table #}
  {%- set builders = {} -%}
  {%- set ids = {relation.identifier | lower: model.unique_id} -%}
  {%- for node in graph.nodes.values() if node.resource_type == 'model'
      and (node.database or '') | lower == (relation.database or '') | lower
      and node.schema | lower == relation.schema | lower -%}
    {%- for table in references if table | lower == (node.alias or node.name) | lower -%}
      {%- do builders.update({table: node}) -%}
      {%- do ids.update({table | lower: node.unique_id}) -%}
    {%- endfor -%}
  {%- endfor -%}

  {%- set problems = [] -%}
  {%- for table, referenced in references.items() -%}
    {%- set node = builders.get(table) -%}
    {%- set parents = [] -%}
    {%- for name in referenced if name in ids and node and ids[name] in node.depends_on.nodes -%}
      {%- do parents.append(name) -%}
    {%- endfor -%}
    {%- if not node -%}
      {%- do problems.append(table ~ " (not built by a dbt model in this project)") -%}
    {%- elif node.unique_id not in selected_resources -%}
      {%- do problems.append(table ~ " (model " ~ node.name ~ " is not selected in this run)") -%}
    {%- elif not parents -%}
      {%- do problems.append(table ~ " (model " ~ node.name ~ " does not ref() the table its foreign key points at, so dbt may not rebuild it afterwards; use `to: ref(...)` in the constraint)") -%}
    {%- else -%}
      {%- set kind = node.config.materialized -%}
      {%- set rebuilt = flags.FULL_REFRESH if node.config.full_refresh is none else node.config.full_refresh -%}
      {%- if kind != 'table' and not (kind == 'incremental' and rebuilt) -%}
        {%- do problems.append(table ~ " (model " ~ node.name ~ " is materialized as " ~ kind ~ " and would lose its data; run with --full-refresh)") -%}
      {%- endif -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if problems -%}
    {%- do exceptions.raise_compiler_error(
      "Cannot replace " ~ relation ~ " because DuckDB does not allow replacing a table that a foreign key "
      ~ "references, and dbt-duckdb can only drop referencing tables that this run will rebuild. "
      ~ "Problem tables: " ~ problems | join("; ")
    ) -%}
  {%- endif -%}

  {%- set dropped = [] -%}
  {%- for table in references -%}
    {%- set dependent = api.Relation.create(database=relation.database, schema=relation.schema, identifier=table, type='table') -%}
    {%- set backup = dependent.incorporate(path={'identifier': table ~ '__dbt_fk_backup'}, type='table') -%}
    {%- do adapter.drop_relation(backup) -%}
    {% call statement('backup_foreign_key_dependent_' ~ loop.index) %}
      create table {{ backup }} as select * from {{ dependent }}
    {% endcall %}
    {%- do log("Dropping " ~ dependent ~ " because it references " ~ relation ~ " through a foreign key; it is rebuilt later in this run", info=True) -%}
    {%- do adapter.drop_relation(dependent) -%}
    {%- do dropped.append({'relation': dependent, 'backup': backup}) -%}
  {%- endfor -%}
  {%- do return(dropped) -%}
{%- endmacro %}

{# the rows come back at once; the constraints when the dependents are rebuilt #}
{% macro restore_foreign_key_dependents(dropped) -%}
  {%- for item in dropped | reverse -%}
    {%- do log("Restoring data for " ~ item['relation'] ~ "; its constraints are rebuilt later in this run", info=True) -%}
    {%- do adapter.rename_relation(item['backup'], item['relation']) -%}
  {%- endfor -%}
{%- endmacro %}

{# the constraint types an enforced contract declares, for the model and for its columns #}
{% macro enforced_constraint_types() -%}
  {%- set types = [] -%}
  {%- set contract = config.get('contract') -%}
  {%- if contract and contract.enforced -%}
    {%- do types.extend(model.get('constraints', []) | map(attribute='type') | list) -%}
    {%- for column in model.get('columns', {}).values() -%}
      {%- do types.extend(column.get('constraints', []) | map(attribute='type') | list) -%}
    {%- endfor -%}
  {%- endif -%}
  {%- do return(types) -%}
{%- endmacro %}

{% macro existing_constraint_types(relation) -%}
  {%- do return(adapter.existing_key_constraint_types(relation) if relation is not none and relation.is_table else []) -%}
{%- endmacro %}

{# Such tables must get their final name at creation: after a rename DuckDB remembers the old one and
   the referenced table could never be dropped again. #}
{% macro has_foreign_key_constraints(relation=none) -%}
  {%- if not adapter.catalog_supports_foreign_keys(this.database) -%}
    {%- do return(false) -%}
  {%- endif -%}
  {%- do return('foreign_key' in enforced_constraint_types() or 'foreign_key' in existing_constraint_types(relation)) -%}
{%- endmacro %}

{# foreign keys point at primary keys and unique constraints, declared now or when the table was built #}
{% macro may_be_foreign_key_target(relation=none) -%}
  {%- if not adapter.catalog_supports_foreign_keys(this.database) -%}
    {%- do return(false) -%}
  {%- endif -%}
  {%- set types = enforced_constraint_types() + existing_constraint_types(relation) -%}
  {%- do return('primary_key' in types or 'unique' in types) -%}
{%- endmacro %}

{# within a transaction, whatever the profile says: a failed build brings everything back #}
{% macro drop_relation_for_rebuild(relation) -%}
  {%- do adapter.ensure_transaction() -%}
  {%- set has_dependents = relation.is_table and may_be_foreign_key_target(relation) -%}
  {%- set dropped = drop_foreign_key_dependents(relation) if has_dependents else [] -%}
  {%- do adapter.drop_relation(relation) -%}
  {%- do return(dropped) -%}
{%- endmacro %}
