select
    {{ dbt.concat(['id', "'-'", 'sku']) }} as supply_key,
    id as supply_id,
    sku as product_id,
    name as supply_name,
    {{ cents_to_euros('cost_cents') }} as cost,
    perishable as is_perishable
from {{ ref('raw_supplies') }}
