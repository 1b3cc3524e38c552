{# Compares the model over its fixtures with the expected rows. An empty temporary table of the
   model gives the column types of the expected literals. #}
{% materialization unit, default %}
  {%- set sql_header = config.get('sql_header') if flags.REQUIRE_SQL_HEADER_IN_TEST_CONFIGS else none -%}
  {%- set expected_rows = config.get('expected_rows') -%}
  {%- set expected_sql = config.get('expected_sql') -%}
  {%- set tested = expected_rows[0].keys() if expected_rows | length > 0 else get_columns_in_query(sql) -%}

  {%- set temp = make_temp_relation(this.incorporate(type='table')) -%}
  {%- do run_query(get_create_table_as_sql(True, temp, get_empty_subquery_sql(sql))) -%}
  {%- set types, quoted = {}, {} -%}
  {%- for column in adapter.get_columns_in_relation(temp) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
  {%- set tested_quoted = [] -%}
  {%- for name in tested -%}
    {%- do tested_quoted.append(quoted[name | lower]) -%}
  {%- endfor -%}

  {%- set expected_sql = expected_sql or get_expected_sql(expected_rows, types, quoted) -%}
  {%- set unit_test_sql = get_unit_test_sql(sql, expected_sql, tested_quoted) -%}
  {% call statement('main', fetch_result=True) -%}
    {{ sql_header if sql_header }}
    {{ unit_test_sql }}
  {%- endcall %}
  {%- do adapter.drop_relation(temp) -%}
  {%- do return({'relations': []}) -%}
{% endmaterialization %}
