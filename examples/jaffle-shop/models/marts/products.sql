select
    products.product_id,
    products.product_name,
    products.product_type,
    products.price,
    costs.supply_cost,
    products.price - costs.supply_cost as margin
from {{ ref('stg_products') }} as products
left join {{ ref('int_supply_costs') }} as costs on costs.product_id = products.product_id
