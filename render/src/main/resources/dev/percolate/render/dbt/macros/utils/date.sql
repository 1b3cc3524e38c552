{% macro date(year, month, day) %}
  {%- do return(adapter.dispatch('date', 'dbt')(year, month, day)) -%}
{% endmacro %}

{% macro default__date(year, month, day) -%}
    to_date('{{ modules.datetime.date(year, month, day).strftime('%Y-%m-%d') }}', 'YYYY-MM-DD')
{%- endmacro %}
