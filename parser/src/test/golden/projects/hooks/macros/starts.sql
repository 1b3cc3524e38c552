{% macro starts() %}{% do log('x') %}select * from {{ ref('m') }}{% endmacro %}
