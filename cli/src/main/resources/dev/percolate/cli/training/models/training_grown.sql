{{ config(materialized='incremental', unique_key='id', on_schema_change='append_new_columns') }}
select id, amount from {{ ref('training') }}
{% if is_incremental() %} where id >= (select max(id) from {{ this }}) {% endif %}
