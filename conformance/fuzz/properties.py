"""Entries of properties files."""
import values
from values import config, free, meta, tag_list, tags, text
from yaml_text import Raw

TYPES = ["int", "varchar(10)", "timestamp", "text", "numeric(10, 2)"]


def maybe(chance, entry, key, probability, value):
    if chance(probability):
        entry[key] = value()


class Properties:
    """Makes entries; `names` says what there is in the project."""

    def __init__(self, names, chance):
        self.names = names
        self.chance = chance

    def description(self):
        chance = self.chance
        if self.names.docs and chance(0.25):
            name = chance.one(*self.names.docs)
            return chance.one("{{ doc('%s') }}", "before {{ doc('%s') }} after", "{{ doc(\"%s\") }}", "{{doc('" + self.names.project + "', '%s')}}") % name
        return text(chance) if chance(0.97) else chance.one("{{ var('text', 'v') }}", "{{ env_var('FUZZ_TEXT') }}", "{{ target.name }}", None if chance(0.1) else "x")

    def described(self, name):
        chance = self.chance
        entry = {"name": name}
        maybe(chance, entry, "description", 0.5, self.description)
        return entry

    def test(self, column=None):
        """A generic test as an entry of `data_tests`."""
        chance = self.chance
        kind = chance.one("unique", "not_null", "accepted_values", "relationships", "custom", "custom", "pkg.packaged", "dbt.not_null")
        if kind == "pkg.packaged" and "pkg" not in self.names.packages:
            kind = "not_null"
        arguments = {}
        if kind == "accepted_values":
            arguments = {"values": chance.one(["a", "b"], [1, 2], [Raw("1.10"), "x"], [True, None], ["it's", 'q"'], ["v%d" % i for i in range(30)])}
            maybe(chance, arguments, "quote", 0.3, lambda: chance.one(True, False))
        elif kind == "relationships":
            to = chance.one(*self.names.models)[1] if self.names.models else "m"
            arguments = {"to": chance.one(f"ref('{to}')", f'ref("{to}")', "{{ ref('%s') }}" % to, "source('%s', '%s')" % self.names.sources[0] if self.names.sources else f"ref('{to}')"), "field": chance.one("id", "a b")}
        elif kind in ("custom", "pkg.packaged"):
            for key in chance.some(["arg", "other", "zz", "tags_like", "_x"], 0, 3):
                arguments[key] = chance.one(free(chance), f"ref('{self.names.models[0][1]}')" if self.names.models else "x", "{{ var('num', 1) }}", "{{ 'made' }}", "env_var('FUZZ_TEXT')",
                                            "var('text', 'd')", "x = 'y'", [1, [2]], "{{ target.name }}", chance.one(*values.SCALARS), "doc('nope')", "current_date - 3", "{{ dbt.current_timestamp() if false }}")
        if column is None and kind in ("unique", "not_null", "accepted_values", "relationships", "dbt.not_null"):
            arguments["column_name"] = chance.one("id", "a || b", '"Q"')
        if column is None and chance(0.3):
            arguments["column_name"] = chance.one("id", "v")
        if not arguments and chance(0.6):
            return kind
        is_new = chance(0.6) and not self.names.old_arguments
        body = {"arguments": arguments} if is_new else dict(arguments)
        if column is None and "column_name" in arguments and "arguments" in body and chance(0.5):
            body["column_name"] = body["arguments"].pop("column_name")
        given = config(chance, values.TEST, 3)
        if given and chance(0.7):
            body["config"] = given
        else:
            body.update({k: v for k, v in given.items() if k not in ("custom_key", "group", "static_analysis")})
        maybe(chance, body, "name", 0.15, lambda: chance.one("my_test", "named test" if chance(0.03) else "named", "a.b", "t" * 70) + str(chance.below(1000)))
        maybe(chance, body, "description", 0.1, self.description)
        maybe(chance, body, "meta", 0.03, lambda: meta(chance))
        if chance(0.08):
            return {"test_name": kind, **body} if chance(0.5) else {"name": "other_" + str(chance.below(1000)), "test_name": kind, **{k: v for k, v in body.items() if k != "name"}}
        return {kind: body or ({} if chance(0.97) else None)}

    def tests(self, entry, probability=0.5, column=None):
        chance = self.chance
        if chance(probability):
            found, seen = [], set()
            for _ in range(1 + chance.below(3)):
                test = self.test(column)
                kind = test if isinstance(test, str) else test.get("test_name", next(iter(test)))
                if kind not in seen or chance(0.05):
                    seen.add(kind)
                    found.append(test)
            entry["data_tests" if chance(0.7) else "tests"] = found

    def constraint(self, column=True):
        chance = self.chance
        kind = chance.one("not_null", "unique", "primary_key" if not column or chance(0.3) else "unique", "check", "foreign_key", "custom")
        entry = {"type": kind}
        if kind in ("check", "custom"):
            entry["expression"] = chance.one("id > 0", "v in ('a')")
        if kind == "foreign_key":
            if chance(0.5) and self.names.models:
                entry["to"] = f"ref('{chance.one(*self.names.models)[1]}')"
                entry["to_columns"] = ["id"]
            else:
                entry["expression"] = "other (id)"
        if not column and kind != "check":
            entry["columns"] = chance.one(["id"], ["id", "v"])
        maybe(chance, entry, "name", 0.2, lambda: "c_name")
        maybe(chance, entry, "warn_unenforced", 0.2, lambda: chance.one(True, False))
        maybe(chance, entry, "warn_unsupported", 0.2, lambda: chance.one(True, False))
        return entry

    def column(self, name, tests=True):
        chance = self.chance
        entry = self.described(name)
        maybe(chance, entry, "data_type", 0.4, lambda: chance.one(*TYPES))
        maybe(chance, entry, "meta", 0.15, lambda: meta(chance))
        maybe(chance, entry, "tags", 0.15, lambda: tag_list(chance))
        maybe(chance, entry, "quote", 0.15, lambda: chance.one(True, False))
        maybe(chance, entry, "config", 0.15, lambda: config(chance, {"meta": meta, "tags": tags, "custom_key": free}, 2))
        maybe(chance, entry, "constraints", 0.12, lambda: [self.constraint() for _ in range(1 + chance.below(2))])
        maybe(chance, entry, "extra_column_key", 0.07, lambda: free(chance))
        maybe(chance, entry, "granularity", 0.03, lambda: chance.one("day", "month", "hour"))
        if tests:
            self.tests(entry, 0.35, name)
        return entry

    def columns(self, entry, probability=0.6, tests=True):
        chance = self.chance
        if chance(probability):
            entry["columns"] = [self.column(name, tests) for name in chance.some(["id", "v", "ID", "a b", "Ünï", "col_%d" % chance.below(9)], 0, 4)]

    def settings(self, entry, pool, most=3, without=()):
        chance = self.chance
        given = config(chance, pool, most, without)
        if given or chance(0.05):
            entry["config"] = given
        for key in ("meta", "docs", "tags", "access", "group"):
            if key in pool and key not in given and chance(0.05):
                entry[key] = pool[key](chance)

    def model(self, name, versions=()):
        chance = self.chance
        entry = self.described(name)
        self.settings(entry, values.MODEL)
        if self.names.groups and chance(0.2):
            entry.setdefault("config", {})["group"] = chance.one(*self.names.groups)
            if chance(0.1):
                entry["config"]["access"] = "private"
        maybe(chance, entry, "constraints", 0.06, lambda: [self.constraint(False) for _ in range(1 + chance.below(2))])
        maybe(chance, entry, "deprecation_date", 0.06, lambda: chance.one(Raw("2020-01-01"), "2099-12-31", "2020-05-06T07:08:09", Raw("2020-01-01 10:00:00"), "2031-01-01 00:00:00+02:00"))
        maybe(chance, entry, "some_extra_key", 0.04, lambda: free(chance))
        maybe(chance, entry, "quote_columns", 0.04, lambda: True)
        self.columns(entry)
        self.tests(entry, 0.3)
        if versions:
            self.versions(entry, name, versions)
        return entry

    def versions(self, entry, name, versions):
        chance = self.chance
        entry["versions"] = []
        for version in versions:
            one = {"v": version}
            if (name, version) in self.names.defined_in:
                one["defined_in"] = self.names.defined_in[name, version]
            maybe(chance, one, "description", 0.2, self.description)
            maybe(chance, one, "config", 0.3, lambda: config(chance, values.MODEL, 2))
            maybe(chance, one, "deprecation_date", 0.05, lambda: Raw("2020-01-01"))
            if chance(0.5):
                include = {}
                maybe(chance, include, "include", 0.7, lambda: chance.one("*", "all", ["id"], ["id", "v"], []))
                if include.get("include") in ("*", "all") or chance(0.02):
                    maybe(chance, include, "exclude", 0.5, lambda: chance.one(["id"], ["v"], []))
                one["columns"] = ([include] if include else []) + [self.column(c) for c in chance.some(["id", "v", "new"], 0, 2)]
            self.tests(one, 0.2)
            maybe(chance, one, "constraints", 0.05, lambda: [self.constraint(False)])
            entry["versions"].append(one)
        maybe(chance, entry, "latest_version", 0.5, lambda: chance.one(*versions))

    def source(self, name, tables):
        chance = self.chance
        entry = self.described(name)
        maybe(chance, entry, "schema", 0.4, lambda: chance.one("raw", "{{ target.schema }}_raw", "{{ var('text', 's') }}"))
        maybe(chance, entry, "database", 0.2, lambda: chance.one("rawdb", "{{ target.database }}"))
        self.source_keys(entry)
        maybe(chance, entry, "loader", 0.1, lambda: "airbyte")
        entry["tables"] = [self.table(table) for table in tables]
        if chance(0.05):
            entry["schema"] = entry.get("schema", "") or "z"
        return entry

    def source_keys(self, entry):
        chance = self.chance
        maybe(chance, entry, "tags", 0.15, lambda: tag_list(chance))
        maybe(chance, entry, "meta", 0.15, lambda: meta(chance))
        maybe(chance, entry, "freshness", 0.2, lambda: values.threshold(chance))
        maybe(chance, entry, chance.one("loaded_at_field", "loaded_at_query"), 0.15, lambda: "loaded_at")
        maybe(chance, entry, "quoting", 0.1, lambda: values.NODE["quoting"](chance))
        maybe(chance, entry, "config", 0.35, lambda: config(chance, values.SOURCE, 3))

    def table(self, name):
        chance = self.chance
        entry = self.described(name)
        maybe(chance, entry, "identifier", 0.2, lambda: chance.one("Ident", "{{ 'made' }}", "with space"))
        self.source_keys(entry)
        maybe(chance, entry, "external", 0.08, lambda: {"location": "s3://x", "partitions": [{"name": "p", "data_type": "date"}], "more": free(chance)})
        self.columns(entry, 0.4)
        self.tests(entry, 0.25)
        return entry

    def seed(self, name):
        entry = self.described(name)
        self.settings(entry, values.SEED)
        self.columns(entry, 0.4)
        self.tests(entry, 0.2)
        return entry

    def snapshot_settings(self):
        chance = self.chance
        given = chance.one({"strategy": "timestamp", "unique_key": "id", "updated_at": "ts"}, {"strategy": "check", "unique_key": ["id", "v"], "check_cols": "all"},
                           {"strategy": "check", "unique_key": "id", "check_cols": ["v"]}, {"strategy": "own", "unique_key": "id"})
        return {**given, **config(chance, values.SNAPSHOT, 2)}

    def snapshot(self, name, is_yaml):
        chance = self.chance
        entry = self.described(name)
        if is_yaml:
            name = chance.one(*self.names.models)[1] if self.names.models else "none"
            entry["relation"] = chance.one(f"ref('{name}')", f'ref("{name}")', "source('%s', '%s')" % self.names.sources[0] if self.names.sources else f"ref('{name}')")
            entry["config"] = self.snapshot_settings()
        else:
            self.settings(entry, values.SNAPSHOT, 2)
        self.columns(entry, 0.4)
        self.tests(entry, 0.2)
        return entry

    def macro(self, name):
        chance = self.chance
        entry = self.described(name)
        maybe(chance, entry, "arguments", 0.5, lambda: [{"name": a, **({"type": chance.one("string", "int", "list[str]", "relation", "optional[int]", "weird", "dict[str, any]")} if chance(0.6) else {}),
                                                          **({"description": self.description()} if chance(0.5) else {})} for a in chance.some(["x", "y", "a", "b", "zz"], 0, 3)])
        maybe(chance, entry, "meta", 0.2, lambda: meta(chance))
        maybe(chance, entry, "docs", 0.2, lambda: {"show": chance.one(True, False)})
        maybe(chance, entry, "config", 0.2, lambda: config(chance, {"meta": meta, "docs": values.NODE["docs"]}, 2))
        return entry

    def exposure(self, name):
        chance = self.chance
        entry = self.described(name)
        entry["type"] = chance.one("dashboard", "notebook", "analysis", "ml", "application")
        entry["owner"] = chance.one({"name": "N"}, {"email": "a@b.c"}, {"name": "N", "email": "e", "slack": "#x"}, {"email": ["a", "b"]})
        maybe(chance, entry, "label", 0.2, lambda: "A label")
        maybe(chance, entry, "maturity", 0.3, lambda: chance.one("low", "medium", "high"))
        maybe(chance, entry, "url", 0.3, lambda: "https://x.y/z?a=1#b")
        maybe(chance, entry, "tags", 0.2, lambda: tag_list(chance))
        maybe(chance, entry, "meta", 0.2, lambda: meta(chance))
        maybe(chance, entry, "config", 0.3, lambda: config(chance, values.EXPOSURE, 2))
        depends = [f"ref('{m[1]}')" for m in chance.some(self.names.models, 0, 2)]
        depends += ["source('%s', '%s')" % s for s in chance.some(self.names.sources, 0, 1)]
        depends += [f"metric('{m}')" for m in chance.some(self.names.metrics, 0, 1)]
        maybe(chance, entry, "depends_on", 0.8, lambda: chance.shuffled(depends))
        return entry

    def group(self, name):
        chance = self.chance
        entry = {"name": name, "owner": chance.one({"name": "G"}, {"email": "g@h.i", "extra": 1}, {"name": "G", "email": "e"})}
        maybe(chance, entry, "description", 0.3, self.description)
        maybe(chance, entry, "config", 0.2, lambda: {"meta": meta(chance)})
        return entry

    def rows(self, kind):
        chance = self.chance
        if kind == "csv":
            return chance.one("id,v\n1,a\n2,", "id,v\n1,'x'", "id\n1\n\n2\n")
        if kind == "sql":
            return chance.one("select 1 as id", "select 1 as id, {{ 2 }} as v")
        return [{"id": chance.one(1, None, Raw("2024-01-01"), 1.5, "x"), "v": chance.one("a", None, True, "it's")} for _ in range(chance.below(3))]

    def unit_test(self, name, model, inputs):
        chance = self.chance
        entry = {"name": name, "model": model}
        maybe(chance, entry, "description", 0.3, self.description)
        entry["given"] = [self.fixture({"input": i}) for i in inputs]
        if not entry["given"] and chance(0.03):
            del entry["given"]
        entry["expect"] = self.fixture({})
        maybe(chance, entry, "overrides", 0.3, lambda: {chance.one("vars", "macros", "env_vars"): {"num": chance.one(1, "x"), **({"is_incremental": False} if chance(0.3) else {})}})
        maybe(chance, entry, "config", 0.3, lambda: config(chance, values.UNIT_TEST, 2))
        return entry

    def fixture(self, entry):
        chance = self.chance
        kind = chance.one("dict", "dict", "csv", "sql")
        if kind != "dict" or chance(0.3):
            entry["format"] = kind
        if kind != "dict" and self.names.fixtures[kind] and chance(0.4):
            entry["fixture"] = chance.one(*self.names.fixtures[kind])
        else:
            entry["rows"] = self.rows(kind)
        return entry

    def function(self, name):
        chance = self.chance
        entry = self.described(name)
        entry["returns"] = {"data_type": chance.one(*TYPES), **({"description": self.description()} if chance(0.3) else {})}
        maybe(chance, entry, "arguments", 0.8, lambda: [{"name": f"a{i}", "data_type": chance.one(*TYPES), **({"description": "d"} if chance(0.3) else {})} for i in range(chance.below(3))])
        if entry.get("arguments") and chance(0.3):
            entry["arguments"][-1]["default_value"] = chance.one("1", 1, "'x'", None)
        self.settings(entry, values.FUNCTION, 3)
        return entry

    def analysis(self, name):
        entry = self.described(name)
        self.settings(entry, values.NODE, 2, without=("enabled",))
        self.columns(entry, 0.3, tests=False)
        return entry

    def singular_test(self, name):
        entry = self.described(name)
        self.settings(entry, values.TEST, 2)
        return entry
