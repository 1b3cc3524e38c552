{% snapshot first %}
{{ config(unique_key='id', strategy='timestamp', updated_at='at', target_schema='snaps') }}
select * from {{ ref('m') }}
{% endsnapshot %}
{% snapshot second %}
  {{ config(unique_key=['id', 'at'], strategy='check', check_cols=['at'], schema='other', invalidate_hard_deletes=true) }}
  select 1 as id, 2 as at
{% endsnapshot %}
