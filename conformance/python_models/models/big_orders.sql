select * from {{ ref('orders') }} where cents > 900
