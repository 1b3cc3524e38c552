with payments as (

    select
        order_id,
        {{ sum_by_value('payment_method', var('payment_methods'), 'amount') }},
        sum(amount) as amount
    from {{ ref('stg_payments') }}
    group by order_id

),

items as (

    select
        order_id,
        sum(revenue) as revenue,
        sum(supply_cost) as supply_cost,
        count(*) as item_count
    from {{ ref('order_items') }}
    group by order_id

)

select
    orders.order_id,
    orders.customer_id,
    orders.store_id,
    stores.store_name,
    orders.ordered_at,
    orders.ordered_on,
    orders.status,
    {%- for method in var('payment_methods') %}
    payments.{{ method }}_amount,
    {%- endfor %}
    payments.amount,
    items.revenue,
    items.supply_cost,
    items.item_count,
    payments.amount * 100 >= {{ var('large_order_cents') }} as is_large_order,
    row_number() over (
        partition by orders.customer_id
        order by orders.ordered_at, orders.order_id
    ) as customer_order_number
from {{ ref('stg_orders') }} as orders
left join payments on payments.order_id = orders.order_id
left join items on items.order_id = orders.order_id
left join {{ ref('stg_stores') }} as stores on stores.store_id = orders.store_id
