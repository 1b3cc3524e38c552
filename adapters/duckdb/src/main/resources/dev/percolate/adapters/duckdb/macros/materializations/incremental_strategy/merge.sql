{# DuckDB's MERGE, with clauses from merge_clauses or from the plain merge_* settings. #}

{# ON (...), or USING (...) with the predicates after it #}
{% macro duckdb__merge_join_clause(unique_key, merge_on_using_columns, incremental_predicates) -%}
  {%- set conditions = [] -%}
  {%- if merge_on_using_columns %}
        USING ({{ merge_on_using_columns | join(', ') }})
  {%- elif not unique_key -%}
    {%- do conditions.append('FALSE') -%}
  {%- elif unique_key is sequence and unique_key is not mapping and unique_key is not string -%}
    {%- for key in unique_key -%}
      {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
    {%- endfor -%}
  {%- else -%}
    {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ unique_key ~ ' = DBT_INTERNAL_DEST.' ~ unique_key) -%}
  {%- endif -%}
  {%- do conditions.extend(incremental_predicates or []) -%}
  {%- if conditions %}
        ON ({{ conditions | join(') AND (') }})
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__get_incremental_merge_sql(args_dict) %}
  {%- do return(duckdb__get_merge_sql(
    args_dict['target_relation'],
    args_dict['temp_relation'],
    args_dict['unique_key'],
    args_dict['dest_columns'],
    normalize_incremental_predicates(args_dict.get('incremental_predicates'))
  )) -%}
{% endmacro %}

{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set predicates = normalize_incremental_predicates(incremental_predicates) -%}
  {%- do validate_merge_config(config, target) -%}
  {%- set included = config.get('merge_update_columns', []) -%}
  {%- set excluded = config.get('merge_exclude_columns', []) -%}
  {%- set expressions = config.get('merge_update_set_expressions', {}) -%}
  {%- set defaults = merge_clause_defaults(
    config.get('merge_update_condition', none), config.get('merge_insert_condition', none), included, excluded, expressions
  ) -%}
  {%- set default_update = defaults.when_matched_update_explicit if included or excluded or expressions else defaults.when_matched_update_by_name -%}
  {%- set clauses = config.get('merge_clauses', {}) -%}
  {%- set returning = config.get('merge_returning_columns', []) -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {%- set modes = {'by_name': ' BY NAME', 'by_position': ' BY POSITION'} -%}
  {{ sql_header if sql_header is not none }}

    MERGE INTO {{ target }} AS DBT_INTERNAL_DEST
        USING {{ source }} AS DBT_INTERNAL_SOURCE
        {{- duckdb__merge_join_clause(unique_key, config.get('merge_on_using_columns', []), predicates) }}

  {%- for clause in clauses.get('when_matched', [default_update]) + clauses.get('when_not_matched', [defaults.when_not_matched_insert_by_name]) %}
    {%- set matched = loop.index0 < clauses.get('when_matched', [default_update]) | length -%}
    {%- set action, mode, condition = clause.get('action'), clause.get('mode'), clause.get('condition') %}
    WHEN {{ 'MATCHED' if matched else 'NOT MATCHED' }}
    {%- if clause.get('by') and not matched %} BY {{ clause.get('by') | upper }}{% endif -%}
    {%- if condition %} AND {{ condition if condition is string else '(' ~ condition | join(') AND (') ~ ')' }}{% endif %} THEN
    {%- if action == 'delete' %}
        DELETE
    {%- elif action == 'do_nothing' %}
        DO NOTHING
    {%- elif action == 'error' %}
        ERROR {{ "'" ~ clause.get('error_message') | replace("'", "''") ~ "'" if clause.get('error_message') }}
    {%- elif action == 'update' and matched and mode in modes %}
        UPDATE{{ modes[mode] }}
    {%- elif action == 'update' and matched and mode == 'star' %}
        UPDATE SET *
    {%- elif action == 'update' and (mode == 'explicit' or not matched) %}
      {%- set settings = clause.get('update', {}) if matched else clause -%}
      {%- set assignments = [] -%}
      {%- for column, expression in settings.get('set_expressions', {}).items() -%}
        {%- do assignments.append(column ~ ' = ' ~ expression) -%}
      {%- endfor -%}
      {%- if matched -%}
        {%- for column in get_merge_update_columns(settings.get('include', []), settings.get('exclude', []), dest_columns)
            if column | replace('"', '') | replace("'", '') not in settings.get('set_expressions', {}) -%}
          {%- do assignments.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) -%}
        {%- endfor -%}
      {%- endif %}
        UPDATE SET {{ assignments | join(', ') }}
    {%- elif action == 'insert' and not matched and mode in modes %}
        INSERT{{ modes[mode] }}
    {%- elif action == 'insert' and not matched and mode == 'star' %}
        INSERT *
    {%- elif action == 'insert' and not matched and mode == 'explicit' %}
      {%- set given = clause.get('insert', {}) %}
        INSERT ({{ given.get('columns', []) | join(', ') }}) VALUES ({{ given.get('values', []) | join(', ') }})
    {%- endif %}
  {%- endfor %}
  {%- if returning %}
    RETURNING {{ returning if returning is string else returning | join(', ') }}
  {%- endif %}
{% endmacro %}
