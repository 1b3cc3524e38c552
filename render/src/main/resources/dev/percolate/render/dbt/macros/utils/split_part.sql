{% macro split_part(string_text, delimiter_text, part_number) %}
  {%- do return(adapter.dispatch('split_part', 'dbt')(string_text, delimiter_text, part_number)) -%}
{% endmacro %}

{% macro default__split_part(string_text, delimiter_text, part_number) %}
    split_part(
        {{ string_text }},
        {{ delimiter_text }},
        {{ part_number }}
    )
{% endmacro %}

{# counted from the end, for warehouses whose split_part takes positive numbers only #}
{% macro _split_part_negative(string_text, delimiter_text, part_number) %}
    split_part(
        {{ string_text }},
        {{ delimiter_text }},
        length({{ string_text }})
        - length(
            replace({{ string_text }},  {{ delimiter_text }}, '')
        ) + 2 + {{ part_number }}
    )
{% endmacro %}
