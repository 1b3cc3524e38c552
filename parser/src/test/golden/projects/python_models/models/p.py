import pandas as pd

def model(dbt, session):
    dbt.config(materialized="table", packages=["pandas==1.5", "numpy"], tags=['py'], meta={"a": [1, 2]})
    limit = dbt.config.get("limit")
    other = dbt.config.get("other", 5)
    up = dbt.ref("m")
    old = dbt.ref("v", v=1)
    raw = dbt.source("raw", "t")
    return up
