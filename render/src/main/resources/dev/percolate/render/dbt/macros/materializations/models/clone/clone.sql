{# Copies a relation of the deferred state into this target: a table where the warehouse clones
   tables without copying, otherwise a view that reads the original. #}
{% materialization clone, default %}
  {%- if not defer_relation -%}
    {%- do log("No relation found in state manifest for " ~ model.unique_id, info=True) -%}
    {%- do return({'relations': []}) -%}
  {%- endif -%}

  {%- set existing = load_cached_relation(this) -%}
  {%- if existing and not flags.FULL_REFRESH -%}
    {%- do log("Relation " ~ existing ~ " already exists", info=True) -%}
    {%- do return({'relations': []}) -%}
  {%- endif -%}

  {%- set original = load_cached_relation(defer_relation) -%}
  {%- set cloneable = can_clone_table() -%}
  {%- if not (original and original.type == 'table' and cloneable) -%}
    {%- set specific = 'materialization_view_' ~ adapter.type() -%}
    {%- set build_view = context[specific if specific in context else 'materialization_view_default'] -%}
    {%- do return(build_view()) -%}
  {%- endif -%}

  {%- set target_relation = this.incorporate(type='table') -%}
  {%- if existing is not none and not existing.is_table -%}
    {%- do log("Dropping relation " ~ existing.render() ~ " because it is of type " ~ existing.type) -%}
    {%- do drop_relation_if_exists(existing) -%}
  {%- endif -%}
  {%- if target_relation.database == defer_relation.database
      and target_relation.schema == defer_relation.schema
      and target_relation.identifier == defer_relation.identifier -%}
    {%- do log("Target relation and defer relation are the same, skipping clone for relation: " ~ target_relation.render()) -%}
  {%- else -%}
    {% call statement('main') %}
      {{ create_or_replace_clone(target_relation, defer_relation) }}
    {% endcall %}
  {%- endif -%}
  {%- do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing, full_refresh_mode=True)) -%}
  {%- do persist_docs(target_relation, model) -%}
  {%- do return({'relations': [target_relation]}) -%}
{% endmaterialization %}
