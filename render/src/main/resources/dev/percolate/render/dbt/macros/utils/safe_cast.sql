{# null instead of an error for bad values, where the warehouse can do that #}
{% macro safe_cast(field, type) %}
  {%- do return(adapter.dispatch('safe_cast', 'dbt')(field, type)) -%}
{% endmacro %}

{% macro default__safe_cast(field, type) %}
    cast({{ field }} as {{ type }})
{% endmacro %}
