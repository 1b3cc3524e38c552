{% macro generate_schema_name(custom_schema_name, node) -%}
  {{ node.resource_type }}_{{ custom_schema_name or target.schema }}_{{ node.name | length }}
{%- endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {{ 'x_' ~ (custom_alias_name or node.name) ~ ('_v' ~ node.version if node.version else '') }}
{%- endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) -%}
  {{ (custom_database_name or target.database) | upper }}
{%- endmacro %}
