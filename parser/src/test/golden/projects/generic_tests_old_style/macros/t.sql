{% test dbt_utils_like(model, n) %} select {{ n }} from {{ model }} {% endtest %}
