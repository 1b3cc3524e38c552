import pandas

import rates


def model(dbt, session):
    dbt.config(tags=["frame"], scale=7)
    orders = dbt.ref("big_orders").df()
    orders["euros"] = orders["cents"] / rates.PER_EURO
    orders["scaled"] = orders["id"] * dbt.config.get("scale")
    print("rows:", len(orders))
    return pandas.DataFrame(orders.sort_values("id"))
