{{
    config(
        materialized='incremental',
        unique_key='ordered_on',
        incremental_strategy='delete+insert',
    )
}}

select
    ordered_on,
    count(*) as order_count,
    sum(revenue) as revenue
from {{ ref('orders') }}
{% if is_incremental() %}
where ordered_on >= (select max(ordered_on) from {{ this }})
{% endif %}
group by ordered_on
