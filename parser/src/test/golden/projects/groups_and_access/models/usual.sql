{{ config(group='sales') }}
select * from {{ ref('shown') }}
