{# A view with parameters: `select * from {{ ref('model') }}(1, 'a')`. Bound late, so it follows columns
   added to the tables it reads. `parameters` is one string or a list. #}
{% materialization table_function, adapter='duckdb' %}
  {%- set target_relation = api.Relation.create(identifier=model['alias'], schema=schema, database=database, type='view') -%}
  {%- set parameters = config.get('parameters') or '' -%}
  {%- set is_list = parameters is not string and parameters is not number -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=True) -%}
  {% call statement('main') -%}
    create or replace function {{ target_relation.render() }}({{ parameters | join(', ') if is_list else parameters }}) as table (
      {{ sql }}
    );
  {%- endcall %}
  {%- do run_hooks(post_hooks, inside_transaction=True) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do adapter.commit() -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {%- do return({'relations': [target_relation]}) -%}
{% endmaterialization %}
