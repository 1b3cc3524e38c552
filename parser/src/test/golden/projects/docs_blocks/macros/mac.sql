{% macro mac(a) %}{{ a }}{% endmacro %}
