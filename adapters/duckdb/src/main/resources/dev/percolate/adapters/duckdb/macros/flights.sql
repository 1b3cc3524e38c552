{# The name of the MotherDuck flight that runs a Python model. Flights share one name space per user:
   override duckdb__flight_name when targets would collide. #}

{% macro flight_name(parsed_model) -%}
  {%- do return(adapter.dispatch('flight_name', 'dbt')(parsed_model)) -%}
{%- endmacro %}

{% macro default__flight_name(parsed_model) -%}
  {%- do return(duckdb__flight_name(parsed_model)) -%}
{%- endmacro %}

{# dbt-<package>-<database>-<schema>-<alias or name>, without the parts that are empty #}
{% macro duckdb__flight_name(parsed_model) -%}
  {%- set words = [
    'dbt',
    parsed_model.get('package_name'),
    parsed_model.get('database'),
    parsed_model.get('schema'),
    parsed_model.get('alias') or parsed_model.get('name')
  ] -%}
  {%- do return(words | select | join('-')) -%}
{%- endmacro %}
