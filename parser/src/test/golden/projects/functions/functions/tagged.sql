select max(id) from {{ ref('m') }}
