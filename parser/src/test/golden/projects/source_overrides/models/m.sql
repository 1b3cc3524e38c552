select * from {{ source('raw', 'one') }}
