{# arguments may have defaults #}
{% macro postgres__formatted_scalar_function_args_sql() %}
  {%- for arg in model.arguments -%}
    {%- set default = arg.get('default_value', none) -%}
    {{ arg.name }} {{ arg.data_type }}{{ ' DEFAULT ' ~ default if default is not none }}{{ ', ' if not loop.last }}
  {%- endfor -%}
{% endmacro %}
