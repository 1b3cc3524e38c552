{{ config(materialized='incremental') }} {%- set static = false %}
select a.id, {{ var('plus', 1) }} as plus from {{ ref('a') }} as a join {{ source('raw', 't') }} using (id)
{% if is_incremental() %} where a.id > (select max(id) from {{ this }}) {% endif %}
