{{ config(alias='a_' ~ var('here')) }} select '{{ var("here") }}' as x, {{ var('absent', 5) }} as y
{% if var('size') == 'big' %} from {{ ref('n') }} {% endif %}
