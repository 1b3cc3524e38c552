{{ config(materialized="ephemeral", enabled=var("training_enabled", true)) }}
select * from {{ ref("training") }} where {{ dbt.dateadd("day", 1, "made_on") }} is not null
