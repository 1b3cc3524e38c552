{{ config(alias=var('here'), meta={'list': var('list'), 'only': var('only'), 'on': var('is_on')}) }} select 1 as id
