{# Counts the failing rows; with store_failures they are kept in a relation first. #}
{% materialization test, default %}
  {%- set relations = [] -%}
  {%- set sql_header = config.get('sql_header') if flags.REQUIRE_SQL_HEADER_IN_TEST_CONFIGS else none -%}
  {%- set failing_sql = get_limit_subquery_sql(sql, config.get('limit')) -%}

  {%- if should_store_failures() -%}
    {%- set store_as = config.get('store_failures_as') -%}
    {%- set store_as = 'table' if store_as is none else store_as -%}
    {%- set existing = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
    {%- if store_as not in ['table', 'view'] -%}
      {%- do exceptions.raise_compiler_error(
        "'" ~ store_as ~ "' is not a valid value for `store_failures_as`. Accepted values are: ['ephemeral', 'table', 'view']"
      ) -%}
    {%- endif -%}
    {%- set target_relation = api.Relation.create(identifier=model['alias'], schema=schema, database=database, type=store_as) -%}
    {%- if existing -%}
      {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
    {% call statement(auto_begin=True) %}
      {{ sql_header if sql_header }}
      {{ get_create_sql(target_relation, failing_sql) }}
    {% endcall %}
    {%- do relations.append(target_relation) -%}
    {%- set failing_sql = "select * from " ~ target_relation -%}
    {%- do adapter.commit() -%}
  {%- endif -%}

  {% call statement('main', fetch_result=True) -%}
    {{ sql_header if sql_header }}
    {{ get_test_sql(failing_sql, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), limit=none) }}
  {%- endcall %}
  {%- do return({'relations': relations}) -%}
{% endmaterialization %}
