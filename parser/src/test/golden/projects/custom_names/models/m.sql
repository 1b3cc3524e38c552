{{ config(schema='s', alias='al', database='db') }} select 1 as id
