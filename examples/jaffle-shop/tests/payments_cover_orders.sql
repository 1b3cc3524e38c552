-- What was paid is what the items cost.
select
    order_id,
    amount,
    revenue
from {{ ref('orders') }}
where abs(amount - revenue) > 0.01
