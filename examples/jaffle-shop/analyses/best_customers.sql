select full_name, lifetime_spend
from {{ ref('customers') }}
order by lifetime_spend desc
limit 10
