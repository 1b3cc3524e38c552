{{ config(materialized='incremental', tags='sql', meta={'level': 'sql'}, grants={'+select': ['b']}, incremental_strategy='append', on_schema_change='fail', unique_key=['id', 'k']) }}
{{ config(tags=['second'], custom_in_sql='x') }}
select '{{ config.get("materialized") }}' as a, '{{ config.get("meta").level }}' as b, '{{ config.require("tags") | join(",") }}' as c
