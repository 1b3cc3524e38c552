{%- set q %} select * from {{ ref('references', 'a') }} {% endset -%}
{{ q }} union {{ wrapped('b') }} {{ ref('a').identifier }}
{% call(x) each([1]) %} {{ ref('c') }} {{ x }} {% endcall %}
