select * from {{ ref('im') }} where '{{ helper() }}' <> '{{ inner.helper() }}'
