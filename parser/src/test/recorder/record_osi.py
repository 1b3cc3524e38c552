"""Records ../golden/osi/documents.jsonl.gz: the OSI documents MetricFlow 0.213 makes of semantic manifests.

    PYTHON_OF_DBT record_osi.py [MANIFEST ...]

The semantic manifests are random ones from a small grammar, and those of the files that are named. One line
is [semantic_manifest.json, osi_document.json or null, issues, error or null].
"""
import gzip
import json
import pathlib
import random
import sys

from metricflow.converters.msi_to_osi import MSIToOSIConverter
from metricflow_semantic_interfaces.implementations.semantic_manifest import PydanticSemanticManifest

OUT = pathlib.Path(__file__).resolve().parent.parent / "golden" / "osi" / "documents.jsonl.gz"
COLUMNS = ["amount", "id", "a + b", "1", "coalesce(x, 0)", None, "Größe"]
FILTERS = [
    "{{ Dimension('order__status') }} = 'a'",
    "{{ Dimension('status', entity_path=['order', 'user']).grain('MONTH') }} > 1\n",
    "{{ TimeDimension('order__ds', 'DAY') }} >= '2024-01-01' or {{ TimeDimension('metric_time') }} is null",
    "{{ TimeDimension('ds').date_part('year').descending(True) }} = 2024",
    "{{ Entity('user') }} is not null and {{ Metric('revenue', group_by=['user']) }} > 10",
    " ",
    "x = 1",
]
AGGREGATIONS = ["sum", "min", "max", "count", "count_distinct", "average", "sum_boolean", "median", "percentile"]
WRONG = ["{{ Nothing('x') }}", "{{ Entity('x').grain('day') }}", "{{ Dimension( }}"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def maybe(self, value, share=0.5):
        return value() if self.random.random() < share else None

    def of(self, values):
        return self.random.choice(values)

    def filter(self, share=0.3):
        if self.random.random() >= share:
            return None
        texts = self.random.sample(FILTERS, self.random.choice([1, 1, 2]))
        if self.random.random() < 0.02:
            texts.append(self.of(WRONG))
        return {"where_filters": [{"where_sql_template": text} for text in texts]}

    def params(self, aggregation):
        if aggregation == "percentile":
            return {"percentile": self.of([0.5, 0.95, 0.00001, None]), "use_discrete_percentile": self.of([True, False])}
        if aggregation == "median" and self.random.random() < 0.3:
            return {"percentile": self.of([0.5, 0.4, None]), "use_discrete_percentile": self.random.random() < 0.1}
        return None

    def measure(self, name):
        aggregation = self.of(AGGREGATIONS)
        expr = self.of(COLUMNS)
        if aggregation == "count" and expr is None and self.random.random() < 0.9:
            expr = "id"
        return {"name": name, "agg": aggregation, "expr": expr, "agg_params": self.params(aggregation),
                "create_metric": self.random.random() < 0.2, "description": self.maybe(lambda: "about " + name),
                "label": self.maybe(lambda: name.title(), 0.2), "agg_time_dimension": self.of([None, "ds"]),
                "non_additive_dimension": self.maybe(lambda: {"name": "ds", "window_choice": "min", "window_groupings": []}, 0.1)}

    def model(self, name, measures):
        kinds = ["primary", "unique", "foreign", "natural"]
        return {
            "name": name, "description": self.of([None, "", "of " + name]), "defaults": {"agg_time_dimension": "ds"},
            "node_relation": {"alias": name, "schema_name": "main", "database": self.of([None, "db"]),
                              "relation_name": f'"db"."main"."{name}"'},
            "entities": [{"name": entity, "type": self.of(kinds), "expr": self.of([None, entity + "_id"]),
                          "description": self.of([None, "e"]), "label": self.of([None, "E"])}
                         for entity in self.random.sample(["order", "User", "item"], self.of([0, 1, 2, 3]))],
            "dimensions": [{"name": "Ds", "type": "time", "type_params": {"time_granularity": "day"},
                            "datatype": self.of([None, "date", "datetime_tz"])},
                           {"name": "status", "type": "categorical", "expr": self.of([None, "lower(status)"]),
                            "label": self.of([None, "S"])}][:self.of([0, 1, 2])],
            "measures": [self.measure(measure) for measure in measures],
        }

    def input_measure(self, measures):
        return {"name": self.of(measures), "filter": self.filter(0.2), "alias": self.of([None, "other"]),
                "join_to_timespine": self.random.random() < 0.2, "fill_nulls_with": self.of([None, None, 0, -3])}

    def input_metric(self, metrics):
        return {"name": self.of(metrics), "filter": self.filter(0.2), "alias": self.of([None, None, "x", "total_2"])}

    def metric(self, name, measures, metrics, models):
        kind = self.of(["simple", "simple", "simple", "cumulative", "ratio", "derived", "conversion"])
        if kind in ("ratio", "derived") and not metrics:
            kind = "simple"
        params = {"is_private": self.of([None, False, False, True])}
        if kind == "simple" and (not measures or self.random.random() < 0.4):
            aggregation = self.of(AGGREGATIONS)
            params |= {"expr": self.of(COLUMNS), "metric_aggregation_params": {
                "semantic_model": self.of(models), "agg": aggregation, "agg_params": self.params(aggregation)}}
            if aggregation == "count" and params["expr"] is None and self.random.random() < 0.9:
                params["expr"] = "id"
        elif kind == "simple":
            params |= {"measure": self.input_measure(measures), "expr": self.of([None, None, "mine"]),
                       "join_to_timespine": self.of([True, False]), "fill_nulls_with": self.of([None, 0])}
        elif kind == "cumulative":
            params["cumulative_type_params"] = {"window": {"count": 7, "granularity": "days"}}
            if metrics and (not measures or self.random.random() < 0.4):
                params["cumulative_type_params"]["metric"] = self.input_metric(metrics)
            elif measures:
                params["measure"] = self.input_measure(measures)
        elif kind == "ratio":
            params |= {"numerator": self.input_metric(metrics), "denominator": self.input_metric(metrics)}
        elif kind == "derived":
            inputs = [self.input_metric(metrics) for _ in range(self.of([1, 2, 3]))]
            words = [one["alias"] or one["name"] for one in inputs]
            params |= {"metrics": inputs, "expr": self.of([" - ", "/", " * 2 + "]).join(words) + self.of(["", " x totals"])}
        elif kind == "conversion":
            params["conversion_type_params"] = {"entity": "user"}
            for side in ("base", "conversion"):
                if measures and self.random.random() < 0.6:
                    params["conversion_type_params"][side + "_measure"] = self.input_measure(measures)
                elif metrics:
                    params["conversion_type_params"][side + "_metric"] = self.input_metric(metrics)
        return {"name": name, "type": kind, "description": self.of([None, "", "m"]), "type_params": params,
                "filter": self.filter(), "label": name, "datatype": self.of([None, "decimal"]),
                "time_granularity": self.of([None, None, "month"])}

    def manifest(self):
        models, measures = [], []
        for i in range(self.of([0, 1, 2, 3])):
            mine = [f"{self.of(['total', 'n', 'Big'])}_{i}{j}" for j in range(self.of([0, 1, 3]))]
            measures += [name.lower() for name in mine]
            models.append(self.model(f"{self.of(['orders', 'Users'])}_{i}", mine))
        metrics = []
        names = ["total", "revenue", "total_00", "n_01", "rate", "total_2", "total_1"]
        for name in names[: self.of([0, 2, 4, 7])] if models else []:
            metrics.append(self.metric(name, measures, [one["name"] for one in metrics], [one["name"] for one in models]))
        return {"semantic_models": models, "metrics": metrics, "project_configuration": {"time_spines": []}}


def record(given):
    # dbt puts inputs it finds into the manifest
    manifest = PydanticSemanticManifest.parse_obj(given)
    text = manifest.json()
    try:
        result = MSIToOSIConverter().convert(manifest)
        issues = [[one.issue_type.value, one.element_name] for one in result.issues]
        return [text, result.output.to_osi_json(), issues, None]
    except Exception as e:
        return [text, None, [], f"{type(e).__name__}: {e}"]


lines = [record(json.loads(pathlib.Path(name).read_text())) for name in sys.argv[1:]]
lines += [record(Maker(seed).manifest()) for seed in range(150)]
OUT.parent.mkdir(parents=True, exist_ok=True)
with gzip.GzipFile(OUT, "wb", mtime=0) as file:
    file.write("".join(json.dumps(line) + "\n" for line in lines).encode())
