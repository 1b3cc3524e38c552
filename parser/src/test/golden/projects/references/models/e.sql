{% raw %}{{ ref('ghost') }}{% endraw %}
{# {{ ref('ghost') }} #}
select 1 as id
