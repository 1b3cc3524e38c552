def model(dbt, session):
    return session.sql("select * from nowhere")
