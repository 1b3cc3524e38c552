{# <external root>/<identifier>.<format>; a folder without suffix for partitioned files #}
{% macro external_location(relation, config) -%}
  {{- adapter.external_root() }}/{{ relation.identifier }}
  {%- if config.get('options', {}).get('partition_by') is none -%}
    .{{ config.get('format', 'parquet') }}
  {%- endif -%}
{%- endmacro %}
