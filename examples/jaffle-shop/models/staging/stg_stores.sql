-- depends_on: {{ ref('raw_stores') }}
select
    id as store_id,
    name as store_name,
    opened_on,
    tax_rate
from {{ source('till', 'raw_stores') }}
