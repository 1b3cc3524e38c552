{% macro default__flavour() %}root{% endmacro %}
{% macro helper() %}root helper{% endmacro %}
