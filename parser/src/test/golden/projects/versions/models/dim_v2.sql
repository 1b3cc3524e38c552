select 1 as id, 3 as kept, 4 as fresh
