{# order_by_clause starts with "order by"; limit_num keeps the first elements only #}
{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) -%}
  {%- do return(adapter.dispatch('listagg', 'dbt')(measure, delimiter_text, order_by_clause, limit_num)) -%}
{%- endmacro %}

{% macro default__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    {%- set within_group = 'within group (' ~ order_by_clause ~ ')' if order_by_clause else '' -%}
    {%- if limit_num -%}
    array_to_string(
        array_slice(
            array_agg(
                {{ measure }}
            ){{ within_group }}
            ,0
            ,{{ limit_num }}
        ),
        {{ delimiter_text }}
    )
    {%- else %}
    listagg(
        {{ measure }},
        {{ delimiter_text }}
    )
    {{ within_group }}
    {%- endif -%}
{%- endmacro %}
