{# One column per value: the sum of `amount` where `column_name` has that value. #}
{% macro sum_by_value(column_name, values, amount) -%}
    {%- for value in values -%}
        sum(case when {{ column_name }} = '{{ value }}' then {{ amount }} else 0 end) as {{ value }}_amount
        {%- if not loop.last %},
        {% endif -%}
    {%- endfor -%}
{%- endmacro %}
