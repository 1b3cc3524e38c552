{# Override generate_alias_name to decide the name of a relation in the warehouse. #}

{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {%- do return(adapter.dispatch('generate_alias_name', 'dbt')(custom_alias_name, node)) -%}
{%- endmacro %}

{% macro default__generate_alias_name(custom_alias_name=none, node=none) -%}
  {%- if custom_alias_name -%}
    {%- do return(custom_alias_name | trim) -%}
  {%- elif node.version -%}
    {%- do return(node.name ~ "_v" ~ node.version | replace(".", "_")) -%}
  {%- endif -%}
  {{ node.name }}
{%- endmacro %}
