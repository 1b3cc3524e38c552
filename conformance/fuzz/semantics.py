"""Semantic models, metrics and saved queries, of both generations."""
import values
from properties import maybe
from values import config, meta, tag_list, tags


def spine(names):
    """A time spine and the model below it."""
    return {"name": "spine", "time_spine": {"standard_granularity_column": "date_day"}, "columns": [{"name": "date_day", "granularity": "day"}]}


class Semantics:
    def __init__(self, names, chance, properties):
        self.names, self.chance, self.properties = names, chance, properties

    def described(self, name):
        chance = self.chance
        entry = self.properties.described(name)
        maybe(chance, entry, "label", 0.2, lambda: "Lab el")
        return entry

    def semantic_model(self, name, model, measures):
        chance = self.chance
        entry = self.described(name)
        entry["model"] = chance.one(f"ref('{model}')", f'ref("{model}")')
        entry["defaults"] = {"agg_time_dimension": "ds"}
        entry["entities"] = [{"name": name + "_id", "type": "primary", "expr": "id"}]
        maybe(chance, entry, "config", 0.3, lambda: config(chance, values.SEMANTIC, 2, without=("enabled",)))
        if chance(0.3):
            entry["entities"].append({**self.described("other_key"), "type": chance.one("foreign", "unique", "natural"), "expr": "k", **({"config": {"meta": meta(chance)}} if chance(0.4) else {})})
        entry["dimensions"] = [{"name": "ds", "type": "time", "type_params": {"time_granularity": chance.one("day", "month", "day")}, **({"expr": "created"} if chance(0.3) else {})}]
        if chance(0.6):
            entry["dimensions"].append({**self.described("kind"), "type": chance.one("categorical", "CATEGORICAL"), **({"expr": "k"} if chance(0.4) else {}), **({"config": {"meta": meta(chance)}} if chance(0.3) else {}), **({"is_partition": True} if chance(0.2) else {})})
        entry["measures"] = [self.measure(m) for m in measures]
        return entry

    def measure(self, name):
        chance = self.chance
        entry = {**self.described(name), "agg": chance.one("sum", "min", "max", "count_distinct", "average", "count", "SUM", "sum_boolean", "median")}
        maybe(chance, entry, "expr", 0.5, lambda: chance.one("v", 1, "v * 2"))
        if entry["agg"] == "count":
            entry["expr"] = "id"
        maybe(chance, entry, "create_metric", 0.25, lambda: chance.one(True, False))
        maybe(chance, entry, "agg_time_dimension", 0.2, lambda: "ds")
        maybe(chance, entry, "config", 0.15, lambda: {"meta": meta(chance)})
        if chance(0.1):
            entry.update(agg="percentile", agg_params={"percentile": chance.one(0.5, 0.99), "use_discrete_percentile": chance.one(True, False)})
        if chance(0.1):
            entry["non_additive_dimension"] = {"name": "ds", "window_choice": chance.one("min", "max")}
        return entry

    def filter(self):
        return self.chance.one("{{ Dimension('sem__kind') }} = 'a'", ["{{ Dimension('sem__kind') }} = 'a'", "{{ TimeDimension('sem__ds', 'day') }} > '2024-01-01'"], "1 = 1")

    def metric(self, name, measures, metrics):
        chance = self.chance
        entry = self.described(name)
        entry.setdefault("label", name.upper())
        if not metrics:
            kind = "simple"
        else:
            kind = chance.one("simple", "simple", "ratio", "derived", "cumulative", "conversion")
        entry["type"] = kind if chance(0.95) else kind.upper()
        measure = lambda: chance.one(chance.one(*measures), {"name": chance.one(*measures), **({"filter": self.filter()} if chance(0.4) else {}), **({"alias": "al" + str(chance.below(99))} if chance(0.2) else {}), **({"fill_nulls_with": 0, "join_to_timespine": True} if chance(0.3) else {})})
        metric = lambda: chance.one(chance.one(*metrics), {"name": chance.one(*metrics), **({"filter": self.filter()} if chance(0.4) else {}), **({"alias": "m_al"} if chance(0.3) else {})})
        if kind == "simple":
            entry["type_params"] = {"measure": measure()}
        elif kind == "ratio":
            entry["type_params"] = {"numerator": metric(), "denominator": metric()}
        elif kind == "derived":
            one = {"name": chance.one(*metrics), "alias": "a1", **({"offset_window": chance.one("7 days", "1 month", "2 WEEKS")} if chance(0.4) else {"offset_to_grain": "month"} if chance(0.2) else {})}
            entry["type_params"] = {"expr": "a1 * 2", "metrics": [one]}
        elif kind == "cumulative":
            entry["type_params"] = {"measure": measure(), "cumulative_type_params": {chance.one("window", "grain_to_date"): "month"} if chance(0.3) else {"window": chance.one("7 days", "1 month"), "period_agg": chance.one("first", "last", "average")}}
            if entry["type_params"]["cumulative_type_params"].get("window") == "month":
                entry["type_params"]["cumulative_type_params"]["window"] = "1 month"
        else:
            entry["type_params"] = {"conversion_type_params": {"entity": "sem_id", "base_measure": measure(), "conversion_measure": measure(), "calculation": chance.one("conversion_rate", "conversions"), **({"window": "7 days"} if chance(0.5) else {})}}
        maybe(chance, entry, "filter", 0.25, self.filter)
        maybe(chance, entry, "time_granularity", 0.1, lambda: chance.one("day", "month"))
        maybe(chance, entry, "meta", 0.1, lambda: meta(chance))
        maybe(chance, entry, "tags", 0.1, lambda: tag_list(chance))
        maybe(chance, entry, "config", 0.2, lambda: config(chance, values.SEMANTIC, 2, without=("enabled",)))
        return entry

    def saved_query(self, name, metrics):
        chance = self.chance
        entry = self.described(name)
        params = {"metrics": chance.some(metrics, 1, 2)}
        maybe(chance, params, "group_by", 0.6, lambda: chance.one(["Dimension('sem__kind')"], ["TimeDimension('sem__ds', 'day')", "Entity('sem_id')"] if chance(0.5) else ["Dimension('sem_id__kind')"], ["TimeDimension('metric_time', 'month')"]))
        maybe(chance, params, "where", 0.4, self.filter)
        maybe(chance, params, "limit", 0.2, lambda: 10)
        maybe(chance, params, "order_by", 0.1, lambda: ["Metric('%s').descending(True)" % params["metrics"][0]])
        entry["query_params"] = params
        maybe(chance, entry, "exports", 0.6, lambda: [{"name": f"ex{i}", "config": {"export_as": chance.one("table", "view"), **({"schema": "exs"} if chance(0.4) else {}), **({"alias": "exa"} if chance(0.3) else {})}} for i in range(chance.below(3))])
        maybe(chance, entry, "tags", 0.2, lambda: tags(chance))
        maybe(chance, entry, "config", 0.3, lambda: config(chance, values.SAVED_QUERY, 2, without=("enabled",)))
        return entry

    def inline(self, entry):
        """The second generation: everything under a model."""
        chance = self.chance
        name = entry["name"]
        entry["semantic_model"] = chance.one(True, {"name": name + "_sm", "enabled": True}, {"name": name + "_sm", "config": {"meta": meta(chance)}}, {"enabled": True})
        entry["agg_time_dimension"] = "ds"
        columns = [{"name": "id", "entity": chance.one({"name": name + "_id", "type": "primary"}, {"type": "primary", "name": name + "_id", "description": "d", "label": "L"})},
                   {"name": "ds", "granularity": "day", "dimension": chance.one({"type": "time"}, {"type": "time", "name": "ds", "label": "L"})},
                   {"name": "kind", "dimension": chance.one("categorical", {"type": "categorical", "name": "kind"}, {"type": "categorical", "is_partition": True, "description": "dd"})}]
        entry["columns"] = columns
        entry["metrics"] = [{**self.described(f"{name}_m{i}"), "type": "simple", "agg": chance.one("sum", "count", "average", "count_distinct"), "expr": chance.one("v", "id"),
                             **({"filter": self.filter().replace("sem__", name + "_id__") if False else "1 = 1"} if chance(0.2) else {}), **({"hidden": True} if chance(0.1) else {}), **({"config": {"meta": meta(chance)}} if chance(0.2) else {}),
                             **({"fill_nulls_with": 0} if chance(0.2) else {})} for i in range(1 + chance.below(2))]
        if chance(0.3):
            entry["metrics"].append({"name": name + "_ratio", "type": "ratio", "numerator": entry["metrics"][0]["name"], "denominator": {"name": entry["metrics"][0]["name"]}})
        if chance(0.3):
            entry["metrics"].append({"name": name + "_derived", "type": "derived", "expr": "x + 1", "input_metrics": [{"name": entry["metrics"][0]["name"], "alias": "x"}]})
        if chance(0.2):
            entry["metrics"].append({"name": name + "_cumul", "type": "cumulative", "input_metric": entry["metrics"][0]["name"], "window": "7 days"})
        if chance(0.3):
            entry["derived_semantics"] = {"dimensions": [{"name": "derived_kind", "type": "categorical", "expr": "upper(kind)"}]}
