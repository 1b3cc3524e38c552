{# any value will do: the smallest #}
{% macro postgres__any_value(expression) -%}
    min({{ expression }})
{%- endmacro %}
