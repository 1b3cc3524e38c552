def model(dbt, session):
    return dbt.ref("by_relation").to_arrow_table()
