{# a multiple of one unit, so that the number may be any expression #}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) %}
  {% set part = datepart | lower -%}
  {%- if part == 'quarter' -%}
    ({{ from_date_or_timestamp }} + (cast({{ interval }} as bigint) * 3) * interval 1 month)
  {%- elif part == 'week' -%}
    ({{ from_date_or_timestamp }} + (cast({{ interval }} as bigint) * 7) * interval 1 day)
  {%- else -%}
    ({{ from_date_or_timestamp }} + cast({{ interval }} as bigint) * interval 1 {{ part }})
  {%- endif -%}
{% endmacro %}
