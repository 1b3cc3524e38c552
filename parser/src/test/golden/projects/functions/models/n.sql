select {{ function('add_one') }}(id) as id from {{ ref('m') }}
