{# The catalog of `dbt docs generate`: permanent and unlogged tables, views, materialized views,
   partitioned and foreign tables with their live columns. #}
{% macro postgres__get_catalog_relations(information_schema, relations) -%}
  {%- do adapter.verify_database(information_schema.database) -%}
  {%- set tests = [] -%}
  {%- for relation in relations -%}
    {%- set named = " and upper(pg_class.relname) = upper('" ~ relation.identifier ~ "')" if relation.identifier else '' -%}
    {%- do tests.append("(upper(pg_namespace.nspname) = upper('" ~ relation.schema ~ "')" ~ named ~ ")") -%}
  {%- endfor -%}
  {% call statement('catalog', fetch_result=True) -%}
    select
        '{{ information_schema.database }}' as table_database,
        pg_namespace.nspname as table_schema,
        pg_class.relname as table_name,
        case pg_class.relkind
            when 'v' then 'VIEW'
            when 'm' then 'MATERIALIZED VIEW'
            else 'BASE TABLE'
        end as table_type,
        table_text.description as table_comment,
        pg_attribute.attname as column_name,
        pg_attribute.attnum as column_index,
        pg_catalog.format_type(pg_attribute.atttypid, pg_attribute.atttypmod) as column_type,
        column_text.description as column_comment,
        pg_get_userbyid(pg_class.relowner) as table_owner
    from pg_catalog.pg_namespace
    join pg_catalog.pg_class on pg_class.relnamespace = pg_namespace.oid
    join pg_catalog.pg_attribute on pg_attribute.attrelid = pg_class.oid
    left join pg_catalog.pg_description as table_text
        on table_text.objoid = pg_class.oid and table_text.objsubid = 0
    left join pg_catalog.pg_description as column_text
        on column_text.objoid = pg_class.oid and column_text.objsubid = pg_attribute.attnum
    where ({{ tests | join(' or ') }})
      and not pg_is_other_temp_schema(pg_namespace.oid)
      and pg_class.relpersistence in ('p', 'u')
      and pg_class.relkind in ('r', 'v', 'f', 'p', 'm')
      and pg_attribute.attnum > 0
      and not pg_attribute.attisdropped
    order by pg_namespace.nspname, pg_class.relname, pg_attribute.attnum
  {%- endcall %}
  {%- do return(load_result('catalog').table) -%}
{%- endmacro %}

{% macro postgres__get_catalog(information_schema, schemas) -%}
  {%- set whole = [] -%}
  {%- for schema in schemas -%}
    {%- do whole.append({'schema': schema}) -%}
  {%- endfor -%}
  {%- do return(postgres__get_catalog_relations(information_schema, whole)) -%}
{%- endmacro %}
