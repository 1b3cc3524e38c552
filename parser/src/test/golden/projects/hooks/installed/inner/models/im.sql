{{ config(post_hook="select 'im'") }} select 1 as id
