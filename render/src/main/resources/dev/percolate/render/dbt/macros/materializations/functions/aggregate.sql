{# Arguments and volatility are written as for scalar functions. #}

{% macro get_aggregate_function_create_replace_signature(target_relation) %}
  {%- do return(adapter.dispatch('get_aggregate_function_create_replace_signature', 'dbt')(target_relation)) -%}
{% endmacro %}

{% macro default__get_aggregate_function_create_replace_signature(target_relation) %}
    CREATE OR REPLACE AGGREGATE FUNCTION {{ target_relation.render() }} ({{ get_formatted_aggregate_function_args() }})
    RETURNS {{ model.returns.data_type }}
    {{ get_function_language_specifier() }}
    {{ get_aggregate_function_volatility_specifier() }}
    {{ get_function_python_options() if model.get('language') == 'python' }}
    AS
{% endmacro %}

{% macro get_formatted_aggregate_function_args() %}
  {%- do return(adapter.dispatch('get_formatted_aggregate_function_args', 'dbt')()) -%}
{% endmacro %}

{% macro default__get_formatted_aggregate_function_args() %}
  {{- formatted_scalar_function_args_sql() -}}
{% endmacro %}

{% macro get_function_language_specifier() %}
  {%- do return(adapter.dispatch('get_function_language_specifier', 'dbt')()) -%}
{% endmacro %}

{# SQL needs no word for itself #}
{% macro default__get_function_language_specifier() %}
  {%- set language = model.get('language') -%}
  {%- if language != 'sql' -%}
    LANGUAGE {{ 'js' if language == 'javascript' else language | upper }}
  {%- endif -%}
{% endmacro %}

{% macro get_aggregate_function_volatility_specifier() %}
  {%- do return(adapter.dispatch('get_aggregate_function_volatility_specifier', 'dbt')()) -%}
{% endmacro %}

{% macro default__get_aggregate_function_volatility_specifier() %}
  {{- scalar_function_volatility_sql() -}}
{% endmacro %}

{% macro get_function_python_options() %}
  {%- do return(adapter.dispatch('get_function_python_options', 'dbt')()) -%}
{% endmacro %}

{% macro default__get_function_python_options() %}
    RUNTIME_VERSION = '{{ model.config.get('runtime_version') }}'
    HANDLER = '{{ model.config.get('entry_point') }}'
    {% set packages = model.config.get('packages', []) -%}
    {{ "PACKAGES = ('" ~ packages | join("','") ~ "')" if packages }}
{% endmacro %}
