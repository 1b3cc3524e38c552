{{ config(severity='warn', tags=['t'], store_failures=true, meta={'k': 'sql'}) }}
select 1 where false
