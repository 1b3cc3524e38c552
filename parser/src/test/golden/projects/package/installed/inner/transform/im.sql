{{ config(meta={'in': 'sql'}) }} select 1 as id, '{{ flavour() }}' as f
