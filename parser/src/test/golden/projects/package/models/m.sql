select '{{ inner.flavour() }}' as f, '{{ helper() }}' as h from {{ ref('inner', 'im') }} join {{ ref('same') }} using (id)
