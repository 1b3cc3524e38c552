def model(dbt, session):
    # depends_on: big_orders
    dbt.ref("big_orders")
    everyone = dbt.source("shop", "orders")
    extra = everyone.df().head(1)
    session.register("few", extra)
    session.execute("create temp table picked as select * from few")
    joined = session.sql(
        """
        select e.id, b.cents, p.customer
        from everyone as e
        left join main.big_orders as b using (id)
        left join picked as p using (id)
        order by e.id
        """
    )
    assert session.execute("select count(*) from picked").fetchall() == [(1,)]
    return joined
