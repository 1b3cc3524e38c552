{# The code added to a Python model: what `dbt.ref`, `dbt.source`, `dbt.config` and `dbt.this` mean in it. #}

{# relation text for use in Python strings #}
{% macro resolve_model_name(input_model_name) %}
  {%- do return(adapter.dispatch('resolve_model_name', 'dbt')(input_model_name)) -%}
{% endmacro %}

{% macro default__resolve_model_name(input_model_name) -%}
  {{ input_model_name | string }}
{%- endmacro %}

{% macro build_ref_function(model) %}
  {%- set relations = {} -%}
  {%- for reference in model.refs -%}
    {%- set package, version = reference.get('package'), reference.get('version') -%}
    {%- set words = [package, reference['name']] if package else [reference['name']] -%}
    {%- set relation = ref(*words, v=version) -%}
    {# unlimited, whatever --empty or --sample ask for; a project's own ref() may return text #}
    {%- if relation.render is defined and relation.render is callable -%}
      {%- set relation = relation.render() -%}
    {%- endif -%}
    {%- if version -%}
      {%- do words.append('v' ~ version) -%}
    {%- endif -%}
    {%- do relations.update({words | join('.'): resolve_model_name(relation)}) -%}
  {%- endfor -%}

_ref_relations = {{ relations | tojson }}

def ref(*words, v=None, version=None, dbt_load_df_function):
    number = v or version
    name = ".".join(words) + (f".v{number}" if number else "")
    return dbt_load_df_function(_ref_relations[name])
{% endmacro %}

{% macro build_source_function(model) %}
  {%- set relations = {} -%}
  {%- for words in model.sources -%}
    {%- do relations.update({words | join('.'): resolve_model_name(source(*words))}) -%}
  {%- endfor -%}

_source_relations = {{ relations | tojson }}

def source(*words, dbt_load_df_function):
    return dbt_load_df_function(_source_relations[".".join(words)])
{% endmacro %}

{# just the settings the model asks for #}
{% macro build_config_dict(model) %}
  {%- set settings, meta = {}, {} -%}
  {%- for key, default in zip(model.config.config_keys_used, model.config.config_keys_defaults) -%}
    {%- do settings.update({key: model.config.get(key, default)}) -%}
  {%- endfor -%}
  {%- set given = model.config.meta or {} -%}
  {%- for key, default in zip(model.config.meta_keys_used or [], model.config.meta_keys_defaults or []) -%}
    {%- do meta.update({key: given[key] if key in given else default}) -%}
  {%- endfor -%}
config_dict = {{ settings }}
meta_dict = {{ meta }}
{% endmacro %}

{% macro py_script_postfix(model) %}

# ---- end of the model; what follows gives `dbt` its meaning ----
{{ build_ref_function(model) }}
{{ build_source_function(model) }}
{{ build_config_dict(model) }}
class config:
    def __init__(self, *args, **kwargs):
        pass

    get = staticmethod(config_dict.get)
    meta_get = staticmethod(meta_dict.get)


class this:
    """The relation being built; as text: its full name."""
    database, schema, identifier = "{{ this.database }}", "{{ this.schema }}", "{{ this.identifier }}"

    def __repr__(self):
        return '{{ resolve_model_name(this) }}'


class dbtObj:
    def __init__(self, load_df_function):
        self._load = load_df_function
        self.config = config
        self.this = this()
        self.is_incremental = {{ is_incremental() }}

    def ref(self, *words, **version):
        return ref(*words, **version, dbt_load_df_function=self._load)

    def source(self, *words):
        return source(*words, dbt_load_df_function=self._load)

{{ py_script_comment() }}
{% endmacro %}

{# extension point: text after the code, for instance how to run it #}
{% macro py_script_comment() %}
{%- endmacro %}
