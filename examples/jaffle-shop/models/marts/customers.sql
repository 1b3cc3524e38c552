with orders as (

    select
        customer_id,
        min(ordered_on) as first_ordered_on,
        max(ordered_on) as last_ordered_on,
        count(*) as order_count,
        sum(amount) as lifetime_spend
    from {{ ref('orders') }}
    where status <> 'returned'
    group by customer_id

)

select
    customers.customer_id,
    customers.full_name,
    customers.city,
    orders.first_ordered_on,
    orders.last_ordered_on,
    coalesce(orders.order_count, 0) as order_count,
    coalesce(orders.lifetime_spend, 0) as lifetime_spend,
    case
        when orders.order_count > 1 then 'returning'
        when orders.order_count = 1 then 'new'
        else 'prospect'
    end as customer_type
from {{ ref('stg_customers') }} as customers
left join orders on orders.customer_id = customers.customer_id
