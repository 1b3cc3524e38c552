{%- set x = 1 %} select * from {{ source('raw', 'first') }} join {{ source('raw', 'third') }} using (id)
