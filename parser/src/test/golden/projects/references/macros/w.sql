{% macro wrapped(n) %}{{ ref(n) }}{% endmacro %}
{% macro each(l) %}{% for i in l %}{{ caller(i) }}{% endfor %}{% endmacro %}
