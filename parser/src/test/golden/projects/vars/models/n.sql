{{ config(tags=[var('here')]) }} select 1 as id
