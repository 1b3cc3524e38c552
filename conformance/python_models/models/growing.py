def model(dbt, session):
    dbt.config(materialized="incremental", unique_key="id")
    orders = dbt.ref("orders")
    if dbt.is_incremental:
        newest = session.execute(f"select max(id) from {dbt.this}").fetchall()[0][0]
        return orders.filter(f"id = {newest}").project("id, cents + 1 as cents")
    return orders.filter("id < 4").project("id, cents")
