{# Model contracts: the column list of the DDL, and the check of the query against the declared columns. #}

{% macro get_table_columns_and_constraints() -%}
  {%- do return(adapter.dispatch('get_table_columns_and_constraints', 'dbt')()) -%}
{%- endmacro %}

{% macro default__get_table_columns_and_constraints() -%}
  {%- do return(table_columns_and_constraints()) -%}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
  {%- set columns = adapter.render_raw_columns_constraints(raw_columns=model['columns']) -%}
  {%- set constraints = adapter.render_raw_model_constraints(raw_constraints=model['constraints']) %}
    (
      {{ (columns + constraints) | join(',\n      ') }}
    )
{% endmacro %}

{% macro get_assert_columns_equivalent(sql) -%}
  {%- do return(adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql)) -%}
{%- endmacro %}

{% macro default__get_assert_columns_equivalent(sql) -%}
  {%- do return(assert_columns_equivalent(sql)) -%}
{%- endmacro %}

{# raises the table of differences unless names and types agree, in any order #}
{% macro assert_columns_equivalent(sql) %}
  {%- set declared = model['columns'] -%}
  {%- if not declared -%}
    {%- do exceptions.raise_contract_error([], []) -%}
  {%- endif -%}
  {%- set query_schema = get_column_schema_from_query(sql, config.get('sql_header', none)) -%}
  {%- set yaml_schema = get_column_schema_from_query(get_empty_schema_sql(declared)) -%}
  {%- set actual = format_columns(query_schema) -%}
  {%- set expected = format_columns(yaml_schema) -%}
  {%- set differs = actual | length != expected | length -%}
  {%- set wanted = {} -%}
  {%- for column in expected | reverse -%}
    {%- do wanted.update({column['name']: column['formatted']}) -%}
  {%- endfor -%}
  {%- for column in actual if differs or wanted.get(column['name']) != column['formatted'] -%}
    {%- do exceptions.raise_contract_error(expected, actual) -%}
  {%- endfor -%}
{% endmacro %}

{% macro format_columns(columns) %}
  {%- set formatted = [] -%}
  {%- for column in columns -%}
    {%- do formatted.append(adapter.dispatch('format_column', 'dbt')(column)) -%}
  {%- endfor -%}
  {%- do return(formatted) -%}
{% endmacro %}

{% macro default__format_column(column) -%}
  {%- do return({
    'name': column.name,
    'data_type': column.dtype,
    'formatted': column.column.lower() ~ " " ~ column.dtype
  }) -%}
{%- endmacro %}
