-- `ref` names another model, which is then built first.
select id
from {{ ref('my_first_dbt_model') }}
where id = 1
