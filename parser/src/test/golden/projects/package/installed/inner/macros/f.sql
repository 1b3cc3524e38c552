{% macro flavour() %}{{ return(adapter.dispatch('flavour', 'inner')()) }}{% endmacro %}
{% macro default__flavour() %}inner{% endmacro %}
{% macro helper() %}inner helper{% endmacro %}
{% test odd(model, column_name) %} select {{ helper() }} {% endtest %}
