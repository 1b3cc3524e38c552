def model(dbt, session):
    orders = dbt.ref("orders")
    return orders.aggregate("customer, count(*) as orders, sum(cents) as cents, avg(cents) as mean").order("customer")
