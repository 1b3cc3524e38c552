-- depends_on: {{ ref('a') }}
{% set name = 'c' %}
{% for n in ['a', name] %}
select * from {{ ref(n) }}
{% endfor %}
{{ log(this) }} {{ this.schema }} {{ model.name }} {{ config.get('x', 'dflt') }}
