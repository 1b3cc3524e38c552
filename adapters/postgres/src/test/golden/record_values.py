#!/usr/bin/env python3
"""Record what dbt-postgres 1.11.0 makes of PostgreSQL's values: record_values.py HOST PORT USER PASSWORD DATABASE

Run with an interpreter that has dbt-postgres. Reads expressions.txt, writes values.tsv: expression, the name dbt gives
to the column's type, the type of the column in the query's table, the table as JSON.
"""
import io
import pathlib
import sys

import psycopg2
from dbt.adapters.postgres.connections import PostgresConnectionManager as Manager
from dbt_common.clients.agate_helper import table_from_data_flat

HERE = pathlib.Path(__file__).parent
host, port, user, password, database = sys.argv[1:]
connection = psycopg2.connect(host=host, port=port, user=user, password=password, dbname=database)
connection.autocommit = True
with open(HERE / "values.tsv", "w") as out:
    for expression in (HERE / "expressions.txt").read_text().splitlines():
        cursor = connection.cursor()
        cursor.execute(f"select {expression} as v")
        name = Manager.data_type_code_to_name(cursor.description[0].type_code)
        rows = Manager.process_results(["v"], cursor.fetchall())
        table = table_from_data_flat(list(rows), ["v"])
        text = io.StringIO()
        table.to_json(text)
        kind = type(table.columns[0].data_type).__name__
        print(expression, name, kind, text.getvalue(), sep="\t", file=out)
