{# Which relation reads which, for knowing what a cascade takes along. A view depends on its rewrite
   rule (the "internal" row of pg_depend), and the rule on every column it reads: hence distinct. #}
{% macro postgres__get_relations() -%}
  {% call statement('relations', fetch_result=True) -%}
    select distinct
        view_schema.nspname as dependent_schema,
        view_class.relname as dependent_name,
        read_schema.nspname as referenced_schema,
        read_class.relname as referenced_name
    from pg_class as view_class
    join pg_namespace as view_schema on view_schema.oid = view_class.relnamespace
    join pg_depend as of_rule
        on of_rule.refobjid = view_class.oid
        and of_rule.classid = 'pg_rewrite'::regclass
        and of_rule.refclassid = 'pg_class'::regclass
        and of_rule.deptype = 'i'
    join pg_depend as of_column
        on of_column.objid = of_rule.objid
        and of_column.classid = 'pg_rewrite'::regclass
        and of_column.refclassid = 'pg_class'::regclass
        and of_column.refobjid != of_rule.refobjid
    join pg_class as read_class on read_class.oid = of_column.refobjid
    join pg_namespace as read_schema
        on read_schema.oid = read_class.relnamespace
        and read_schema.nspname != 'information_schema'
        and read_schema.nspname not like 'pg\_%'
    order by dependent_schema, dependent_name, referenced_schema, referenced_name;
  {%- endcall %}
  {%- do return(load_result('relations').table) -%}
{% endmacro %}

{# the name the adapter asks for #}
{% macro postgres_get_relations() %}
  {%- do return(postgres__get_relations()) -%}
{% endmacro %}
