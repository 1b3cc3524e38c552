{{ config(pre_hook=before_begin("select {{ ref('m') }}")) }}
select 1 as id
