# fails on purpose


def pick(frame):
    return frame["no such column"]


def model(dbt, session):
    return pick(dbt.ref("orders").df())
