{{ config(tags=['a']) }}
select * from {{ ref('m') }} join {{ source('raw', 't') }} using (id)
