select 1 as id, 2 as old, 3 as kept
