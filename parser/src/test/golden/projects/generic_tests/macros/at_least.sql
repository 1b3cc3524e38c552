{% test at_least(model, column_name='none', n=0, m=none) %}
{{ config(severity='warn', tags=['inside']) }}
select * from {{ model }} where {{ n }} > 1
{% endtest %}
