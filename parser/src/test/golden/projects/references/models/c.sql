{{ config(materialized='ephemeral') }}
select * from {{ source('raw', 't') }} {% if execute %} join {{ ref('never') }} {% endif %}
