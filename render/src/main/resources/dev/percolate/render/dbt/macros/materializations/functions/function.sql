{# The adapter says which macro builds the kind of function at hand. #}
{% materialization function, default, supported_languages=['sql', 'python', 'javascript'] %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type=this.Function) -%}

  {%- do run_hooks(pre_hooks) -%}
  {# an alias, because the name is only known at run time #}
  {%- set find = adapter.dispatch -%}
  {%- set build = find(this.get_function_macro_name(this.get_function_config(model)), 'dbt') -%}
  {%- do function_execute_build_sql(build(target_relation), existing, target_relation) -%}
  {%- do run_hooks(post_hooks) -%}
  {%- do return({'relations': [target_relation]}) -%}
{% endmaterialization %}
