"""What configuration keys may be given: mostly sensible values, now and then others."""
from yaml_text import Raw

TEXTS = ["plain", "it's", 'say "hi"', "with space", "Ünïcödé ☃", "a: b", "# no comment", "", " padded ", "1", "true",
         "two\nlines", "{{ 1 + 1 }}", "tab\there", "back\\slash", "100%", "'quoted'", "null", "emoji 🎉", "x" * 70]
PLAIN_TEXTS = ["plain", "it's", 'say "hi"', "with space", "Ünïcödé", "a: b", "x" * 40, "semi;colon", "100%"]
SCALARS = [Raw(x) for x in ["1", "0", "-3", "1.5", "1.10", "1e3", "1_000", "0x1F", "010", "0b11", "1:30", "yes", "Off", "~",
                            "null", "2024-01-01", "2024-01-01 10:11:12", "2024-01-01T10:11:12Z", ".inf", "y", "'quoted'",
                            '"dou\\tble"', "!!str 5", "1.", "+7", "tRUE", "é", "1.0e+3", "12345678901234567890"]]
TAGS = ["a", "b", "nightly", "Z z", "ünï", "a"]


def text(chance):
    return chance.one(*TEXTS) if chance(0.3) else chance.one(*PLAIN_TEXTS)


def free(chance, depth=2):
    """Any value: what users put into meta."""
    kind = chance.below(6 if depth else 3)
    if kind == 0:
        return chance.one(*SCALARS)
    if kind == 1:
        return text(chance)
    if kind == 2:
        return chance.one(True, False, None, 3, 2.5, 0)
    if kind == 3:
        return [free(chance, depth - 1) for _ in range(chance.below(4))]
    return {chance.one("k", "owner", "a b", "é", "x.y", "deep"): free(chance, depth - 1) for _ in range(chance.below(4))}


def tags(chance):
    return chance.one(chance.one(*TAGS), chance.some(TAGS, 0, 3), chance.some(TAGS, 1, 3), [chance.one(*TAGS), 1] if chance(0.02) else ["only"])


def tag_list(chance):
    """Where dbt takes only a list."""
    return chance.some(TAGS, 0, 3) if chance(0.98) else "word"


def meta(chance):
    return {chance.one("k", "owner", "team", "x", "y"): free(chance) for _ in range(1 + chance.below(3))} if chance(0.95) else {}


def hook(chance):
    one = chance.one("select 1", "{{ log('hi') }}", "grant select on {{ this }} to r", "select '{{ target.name }}'", "",
                     {"sql": "select 2", "transaction": chance.one(True, False)}, {"sql": "select 3"},
                     '{"sql": "select 4", "transaction": false}', "{{ tell('x') }}" if chance(0.3) else "x")
    return one if chance(0.5) else [one, "select 9"][:1 + chance.below(2)]


def grants(chance):
    return {chance.one("select", "insert", "+select", "+insert"): chance.one("r1", ["r1", "r2"], ["r3"], [])
            for _ in range(1 + chance.below(2))}


def freshness(chance):
    """build_after of models"""
    return {"build_after": {"count": chance.one(1, 4, 12), "period": chance.one("hour", "day", "minute"),
                            **({"updates_on": chance.one("any", "all")} if chance(0.4) else {})}}


def threshold(chance):
    given = {}
    for key in ("warn_after", "error_after"):
        if chance(0.6):
            given[key] = chance.one({"count": chance.one(1, 12), "period": chance.one("hour", "day", "minute")}, None,
                                    {"count": 3, "period": "day"}, {} if chance(0.3) else {"count": 2, "period": "hour"},
                                    {"count": 6} if chance(0.2) else {"count": 6, "period": "minute"})
    if chance(0.3):
        given["filter"] = "x > 1"
    return given if chance(0.9) else None


NODE = {
    "enabled": lambda c: c.one(True, True, True, False, "{{ var('flag', true) | as_bool }}", "{{ target.name == 'dev' }}") if c(0.97) else "{{ true }}",
    "alias": lambda c: c.one("other_name", "Al", "{{ 'made' }}", "x_" + str(c.below(1000))) + str(c.below(100)),
    "schema": lambda c: c.one("mart", "{{ target.schema }}_x", "stg", None),
    "database": lambda c: c.one("otherdb", None, "{{ target.database }}"),
    "tags": tags,
    "meta": meta,
    "docs": lambda c: c.one({"show": c.one(True, False)}, {"node_color": c.one("red", "#abc", "#A1B2C3", "gold")}, {"show": True, "node_color": "teal"}),
    "persist_docs": lambda c: {"relation": c.one(True, False), **({"columns": True} if c(0.5) else {})},
    "pre-hook": hook, "post-hook": hook, "pre_hook": hook, "post_hook": hook,
    "quoting": lambda c: {c.one("database", "schema", "identifier"): c.one(True, False)},
    "column_types": lambda c: {c.one("id", "v", "a b"): c.one("int", "varchar(10)")},
    "full_refresh": lambda c: c.one(True, False, None),
    "unique_key": lambda c: c.one("id", ["id", "v"], None, "a || b"),
    "on_schema_change": lambda c: c.one("ignore", "fail", "append_new_columns", "sync_all_columns"),
    "on_configuration_change": lambda c: c.one("apply", "continue", "fail"),
    "grants": grants,
    "packages": lambda c: c.one(["numpy"], "pandas", ["a==1", "b"]),
    "event_time": lambda c: c.one("created_at", "ts"),
    "concurrent_batches": lambda c: c.one(True, False),
    "incremental_strategy": lambda c: c.one("append", "delete+insert", "merge", "weird"),
    "lookback": lambda c: c.one(1, 2, 0),
    "batch_size": lambda c: c.one("day", "hour", "month"),
    "begin": lambda c: c.one("2024-01-01", Raw("2024-01-01"), "2024-01-01 00:00:00"),
    "static_analysis": lambda c: c.one("on", "off", Raw("off"), "strict", True, "baseline"),
    "custom_key": free,
    "sql_header": lambda c: "set x = 1;",
    "indexes": lambda c: [{"columns": ["id"], "unique": True}],
    "contract": lambda c: {"enforced": c.one(False, False, True), **({"alias_types": False} if c(0.3) else {})},
}
MODEL = {
    **NODE,
    "materialized": lambda c: c.one("view", "table", "incremental", "ephemeral", "custom_mat", "materialized_view", "{{ 'table' }}"),
    "access": lambda c: c.one("public", "protected", "protected"),
    "freshness": freshness,
    "on_error": lambda c: c.one("continue", "skip_children"),
    "latest_version_pointer": lambda c: c.one({"enabled": True}, {"enabled": False, "alias": "ptr"}) if c(0.98) else c.one({"enabled": True}, True),
}
SEED = {**NODE, "delimiter": lambda c: c.one(",", ";", "|"), "quote_columns": lambda c: c.one(True, False, None)}
SNAPSHOT = {
    **NODE,
    "target_schema": lambda c: c.one("snaps", "{{ target.schema }}"), "target_database": lambda c: c.one(None, "snapdb"),
    "snapshot_meta_column_names": lambda c: {c.one("dbt_valid_to", "dbt_scd_id"): "vt"},
    "dbt_valid_to_current": lambda c: c.one("'9999-12-31'", "to_date('9999-12-31')"),
    "hard_deletes": lambda c: c.one("ignore", "invalidate", "new_record"),
    "invalidate_hard_deletes": lambda c: c.one(True, False),
}
TEST = {
    "enabled": NODE["enabled"], "tags": tags, "meta": meta, "severity": lambda c: c.one("warn", "error", "WARN", "Error", "{{ 'warn' }}"),
    "where": lambda c: c.one("1 = 1", "x > '{{ var('day', 'd') }}'", 'a = "b"', "it's"),
    "limit": lambda c: c.one(1, 10, "{{ 5 }}"), "fail_calc": lambda c: c.one("count(*)", "sum(x)"),
    "warn_if": lambda c: c.one("> 0", ">= 10", "!=0"), "error_if": lambda c: c.one("> 5", "<1"),
    "store_failures": lambda c: c.one(True, False, None), "store_failures_as": lambda c: c.one("table", "view", "ephemeral"),
    "schema": lambda c: c.one("audit", None), "alias": lambda c: "t_alias" + str(c.below(1000)), "database": lambda c: "testdb",
    "group": lambda c: None, "static_analysis": NODE["static_analysis"], "custom_key": free, "sql_header": lambda c: "set y = 2;",
}
SOURCE = {
    "enabled": NODE["enabled"], "tags": tags, "meta": meta, "event_time": NODE["event_time"], "freshness": threshold,
    "loaded_at_field": lambda c: c.one("loaded", "cast(x as timestamp)"), "loaded_at_query": lambda c: "select max(x) from {{ this }}",
    "static_analysis": NODE["static_analysis"], "custom_key": free, "quoting": NODE["quoting"], "schema": lambda c: "confschema",
}
FUNCTION = {**NODE, "type": lambda c: c.one("scalar", "aggregate", "table", "scalar"), "volatility": lambda c: c.one("deterministic", "stable", "non-deterministic"),
            "runtime_version": lambda c: c.one("3.11", "3.12"), "entry_point": lambda c: "main"}
EXPOSURE = {"enabled": NODE["enabled"], "tags": tags, "meta": meta, "custom_key": free}
SEMANTIC = {"enabled": NODE["enabled"], "meta": meta, "custom_key": free}
SAVED_QUERY = {**SEMANTIC, "export_as": lambda c: c.one("table", "view"), "schema": lambda c: "sq", "cache": lambda c: {"enabled": c.one(True, False)}}
UNIT_TEST = {"enabled": NODE["enabled"], "tags": tags, "meta": meta}
BY_SECTION = {"models": MODEL, "seeds": SEED, "snapshots": SNAPSHOT, "data_tests": TEST, "sources": SOURCE, "functions": FUNCTION,
              "exposures": EXPOSURE, "metrics": SEMANTIC, "semantic-models": SEMANTIC, "saved-queries": SAVED_QUERY,
              "unit_tests": UNIT_TEST, "analyses": NODE}
OFTEN = ["tags", "meta", "enabled", "schema", "docs", "grants"]
CONFLICTS = [("pre-hook", "pre_hook"), ("post-hook", "post_hook"), ("loaded_at_field", "loaded_at_query"), ("enabled", "enabled")]
WRONG = [Raw("1"), "word", ["list"], {"a": "b"}, None, True, Raw("1.5"), ""]


def config(chance, pool, most=3, without=()):
    """Some keys of a pool."""
    given = {}
    for _ in range(chance.below(most + 1)):
        keys = [k for k in OFTEN if k in pool] if chance(0.4) else list(pool)
        key = chance.one(*keys)
        if key in without or key == "enabled" and chance(0.6):
            continue
        given[key] = pool[key](chance)
        if chance(0.004):
            given[key] = chance.one(*WRONG)
    for one, other in CONFLICTS:
        if one != other and one in given and other in given and chance(0.95):
            del given[other]
    return given
