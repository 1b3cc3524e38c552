select
    product_id,
    sum(cost) as supply_cost
from {{ ref('stg_supplies') }}
group by product_id
