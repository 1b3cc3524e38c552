{# Tables and indexes #}

{# under a contract the table is created with its constraints first and filled then #}
{% macro postgres__create_table_as(temporary, relation, sql) -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {%- set kind = 'temporary' if temporary else ('unlogged' if config.get('unlogged', default=false) else '') -%}
  {%- set contracted = config.get('contract').enforced -%}
  {{ sql_header if sql_header is not none }}
  {%- if contracted -%}
    {%- do get_assert_columns_equivalent(sql) -%}
  {%- endif %}

  create {{ kind }} table {{ relation }}
  {%- if contracted and not temporary %}
    {{ get_table_columns_and_constraints() }};
    insert into {{ relation }} ({{ adapter.dispatch('get_column_names', 'dbt')() }}) (
      {{ get_select_subquery(sql) }}
    );
  {%- else %}
  as (
    {{ sql }}
  );
  {%- endif %}
{%- endmacro %}

{% macro postgres__get_create_index_sql(relation, index_dict) -%}
  {%- set index = adapter.parse_index(index_dict) -%}
  create {{ 'unique' if index.unique }} index if not exists "{{ index.render(relation) }}"
  on {{ relation }} {{ 'using ' ~ index.type if index.type }} ({{ index.columns | join(', ') }})
{%- endmacro %}

{% macro postgres__get_show_indexes_sql(relation) %}
    select
        index_class.relname as name,
        pg_am.amname as method,
        pg_index.indisunique as "unique",
        array_to_string(array_agg(pg_attribute.attname), ',') as column_names
    from pg_index
    join pg_class as index_class on index_class.oid = pg_index.indexrelid
    join pg_am on pg_am.oid = index_class.relam
    join pg_class as table_class on table_class.oid = pg_index.indrelid
    join pg_namespace on pg_namespace.oid = table_class.relnamespace
    join pg_attribute
        on pg_attribute.attrelid = table_class.oid
        and pg_attribute.attnum = any(pg_index.indkey)
    where table_class.relname = '{{ relation.identifier }}'
      and pg_namespace.nspname = '{{ relation.schema }}'
      and table_class.relkind in ('r', 'm')
    group by 1, 2, 3
    order by 1, 2, 3
{% endmacro %}

{% macro postgres__get_drop_index_sql(relation, index_name) -%}
    drop index if exists "{{ relation.schema }}"."{{ index_name }}"
{%- endmacro %}

{# Schemas. A connection sees one database only: any other name is an error. #}

{% macro postgres__create_schema(relation) -%}
  {%- if relation.database -%}
    {%- do adapter.verify_database(relation.database) -%}
  {%- endif -%}
  {% call statement('create_schema') -%}
    create schema if not exists {{ relation.without_identifier().include(database=False) }}
  {%- endcall %}
{% endmacro %}

{% macro postgres__drop_schema(relation) -%}
  {%- if relation.database -%}
    {%- do adapter.verify_database(relation.database) -%}
  {%- endif -%}
  {% call statement('drop_schema') -%}
    drop schema if exists {{ relation.without_identifier().include(database=False) }} cascade
  {%- endcall %}
{% endmacro %}

{% macro postgres__information_schema_name(database) -%}
  information_schema
{%- endmacro %}

{% macro postgres__list_schemas(database) %}
  {%- if database -%}
    {%- do adapter.verify_database(database) -%}
  {%- endif -%}
  {% call statement('list_schemas', fetch_result=True, auto_begin=False) %}
    select distinct nspname from pg_namespace
  {% endcall %}
  {%- do return(load_result('list_schemas').table) -%}
{% endmacro %}

{% macro postgres__check_schema_exists(information_schema, schema) -%}
  {%- if information_schema.database -%}
    {%- do adapter.verify_database(information_schema.database) -%}
  {%- endif -%}
  {% call statement('check_schema_exists', fetch_result=True, auto_begin=False) %}
    select count(*) from pg_namespace where nspname = '{{ schema }}'
  {% endcall %}
  {%- do return(load_result('check_schema_exists').table) -%}
{% endmacro %}

{# What is there #}

{% macro postgres__get_columns_in_relation(relation) -%}
  {% call statement('get_columns_in_relation', fetch_result=True) %}
    select
        column_name,
        data_type,
        character_maximum_length,
        numeric_precision,
        numeric_scale
    from {{ relation.information_schema('columns') }}
    where table_name = '{{ relation.identifier }}'
      {{ "and table_schema = '" ~ relation.schema ~ "'" if relation.schema }}
    order by ordinal_position
  {% endcall %}
  {%- do return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) -%}
{% endmacro %}

{% macro postgres__list_relations_without_caching(schema_relation) %}
  {% call statement('list_relations_without_caching', fetch_result=True) -%}
    select '{{ schema_relation.database }}' as database, name, schema, type
    from (
      select tablename as name, schemaname as schema, 'table' as type from pg_tables
      union all
      select viewname, schemaname, 'view' from pg_views
      union all
      select matviewname, schemaname, 'materialized_view' from pg_matviews
      union all
      select distinct proname, nspname, 'function'
      from pg_proc
      join pg_namespace on pg_namespace.oid = pronamespace
    ) as relations
    where schema ilike '{{ schema_relation.schema }}'
  {%- endcall %}
  {%- do return(load_result('list_relations_without_caching').table) -%}
{% endmacro %}

{# Names. Postgres cuts longer names silently: the name gives way so that the suffix survives. #}

{% macro postgres__make_relation_with_suffix(base_relation, suffix, dstring) %}
  {%- set suffix = suffix ~ (modules.datetime.datetime.now().strftime("%H%M%S%f") if dstring else '') -%}
  {%- set longest = base_relation.relation_max_name_length() -%}
  {%- set room = longest - suffix | length -%}
  {%- if room < 0 -%}
    {%- do exceptions.raise_compiler_error('Relation suffix is too long (' ~ suffix | length ~ ' characters). Maximum length is ' ~ longest ~ ' characters.') -%}
  {%- endif -%}
  {%- do return(base_relation.incorporate(path={"identifier": base_relation.identifier[:room] ~ suffix})) -%}
{% endmacro %}

{% macro postgres__make_intermediate_relation(base_relation, suffix) %}
  {%- do return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=False)) -%}
{% endmacro %}

{# temporary tables have a schema of their own #}
{% macro postgres__make_temp_relation(base_relation, suffix) %}
  {%- set relation = postgres__make_relation_with_suffix(base_relation, suffix, dstring=True) -%}
  {%- do return(relation.incorporate(path={"schema": none, "database": none})) -%}
{% endmacro %}

{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {%- set relation = postgres__make_relation_with_suffix(base_relation, suffix, dstring=False) -%}
  {%- do return(relation.incorporate(type=backup_relation_type)) -%}
{% endmacro %}

{# Comments #}

{# a comment between dollar quotes; everything is allowed in it but that quote itself #}
{% macro postgres_escape_comment(comment) -%}
  {%- set quote = '$dbt_comment_literal_block$' -%}
  {%- if comment is not string -%}
    {%- do exceptions.raise_compiler_error('cannot escape a non-string: ' ~ comment) -%}
  {%- elif quote in comment -%}
    {%- do exceptions.raise_compiler_error('The string ' ~ quote ~ ' is not allowed in comments.') -%}
  {%- endif -%}
  {{ quote }}{{ comment }}{{ quote }}
{%- endmacro %}

{% macro postgres__alter_relation_comment(relation, comment) %}
  {%- set kind = 'materialized view' if relation.type == 'materialized_view' else relation.type %}
  comment on {{ kind }} {{ relation }} is {{ postgres_escape_comment(comment) }};
{% endmacro %}

{% macro postgres__alter_column_comment(relation, column_dict) %}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute="name") | list -%}
  {%- for name, column in column_dict.items() if name in existing %}
  comment on column {{ relation }}.{{ adapter.quote(name) if column['quote'] else name }} is {{ postgres_escape_comment(column['description']) }};
  {%- endfor %}
{% endmacro %}

{# Grants #}

{% macro postgres__get_show_grant_sql(relation) -%}
    select grantee, privilege_type
    from {{ relation.information_schema('role_table_grants') }}
    where grantor = current_role
      and grantee != current_role
      and table_schema = '{{ relation.schema }}'
      and table_name = '{{ relation.identifier }}'
{%- endmacro %}

{% macro postgres__copy_grants() %}
  {%- do return(False) -%}
{% endmacro %}
