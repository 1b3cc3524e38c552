{{ config(pre_hook=["select 'mine'", after_commit("select 'later'")], post_hook={"sql": "select 2", "transaction": False}) }}
select 1 as id
