select
    items.order_item_id,
    items.order_id,
    orders.customer_id,
    orders.ordered_on,
    items.product_id,
    products.product_name,
    products.is_food_item,
    products.is_drink_item,
    items.quantity,
    products.price * items.quantity as revenue,
    costs.supply_cost * items.quantity as supply_cost
from {{ ref('stg_order_items') }} as items
inner join {{ ref('stg_orders') }} as orders on orders.order_id = items.order_id
inner join {{ ref('stg_products') }} as products on products.product_id = items.product_id
left join {{ ref('int_supply_costs') }} as costs on costs.product_id = items.product_id
