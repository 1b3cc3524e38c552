{# Cents as a number of euros with two decimals. #}
{% macro cents_to_euros(column_name) -%}
    ({{ column_name }} / 100.0)::decimal(16, 2)
{%- endmacro %}
