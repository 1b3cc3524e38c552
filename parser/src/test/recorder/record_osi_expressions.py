"""Records ../golden/osi/expressions.jsonl: what MetricFlow 0.213 with sqlglot 30 makes of the SQL of metrics.

    PYTHON_OF_DBT record_osi_expressions.py

One line is [expression, [aggregation, column, percentile] or null, [numerator, denominator] or null, what is aggregated].
"""
import json
import pathlib

from metricflow.converters.expression_utils import _extract_agg_info, _get_raw_inner_col, _try_parse_ratio

OUT = pathlib.Path(__file__).resolve().parent.parent / "golden" / "osi" / "expressions.jsonl"
INNER = """a¦o.a¦x.o.a¦"A b"¦o."A b"¦"a""b"¦Größe¦1¦1.50¦.5¦5.¦'it''s'¦true¦NULL¦-a¦- -a¦+a¦a - -1¦a*b¦a  +b¦a/b¦a%b¦a||b||c¦(a+b)/c
a - (b - c)¦a<>b¦a!=b¦a==b¦a >= 1¦a is null¦a is not null¦a is not true¦a in (1,2)¦a not in ('x')¦a between 1 and 2¦a not between 1 and 2
a like 'x%'¦a not like 'x'¦a not ilike 'x'¦not a¦not (a or b) and c¦a and b or c¦case when a then b end¦case a when 1 then 2 else 3 end
case when a then 1 else 0 end¦case when o.a > 1 and b is not null then 1 else 0 end¦case x when 1 then 1 else 0 end¦case when a then '1' else '0' end
case when a then 1.0 else 0 end¦case when a then 1 when b then 1 else 0 end¦cast(a as int)¦cast(a as Double Precision)¦a::numeric(10,2)¦-a::text¦o.a::date
cast(a as varchar(3))¦coalesce(a, 0.0)¦nvl(a,0)¦ifnull(a, b)¦len(a)¦substr(a,1,2)¦pow(a, 2)¦round( a , 2)¦Nullif(a,0)¦my_udf(a)¦greatest(a, b, c)
lower(upper(o.a))¦abs(-a)¦count_if(a)¦ucase(a)¦try_cast(a as bigint)¦left(a, 2)¦length(a) > 1""".replace("\n", "¦").split("¦")
WHOLE = """count(*)¦count(1)¦COUNT(o.a)¦count(a, b)¦count(distinct o.a)¦count(distinct(a))¦count(distinct a, b)¦count(distinct case when a then b end)
sum(distinct a)¦avg(distinct o.a)¦max(distinct a)¦sum(all a)¦sum (a)¦sum(a, b)¦sum()¦min(a, b)¦max(a,o.b)¦median(a)¦stddev(a)¦my_udf(a)¦a¦1¦o.a
percentile_cont(0.5) within group (order by a)¦Percentile_Cont(.9) WITHIN GROUP (ORDER BY o.a desc)¦percentile_disc(0.5) within group (order by a asc, b)
percentile_cont(p) within group (order by a)¦sum(a) within group (order by b)¦sum(a) over (partition by b)¦sum(a) filter (where b > 1)¦sum(a) as x¦sum(a);
sum(a)/sum(b)¦(sum(a)) / (count(*))¦((sum(a)))/((b))¦(sum(a)/sum(b))¦sum(a)/nullif(sum(b),0)¦sum(a)/b/c¦100.0 * sum(a) / count(*)¦sum(a)/count(*)*100
sum(a)/sum(b) + 1¦a||b/c¦-a/b¦not a/b¦a/b = c¦sum(a)::float/count(b)¦case when a then 1 else 0 end / 3¦percentile_cont(0.5) within group (order by a)/2
count(distinct a, b)/2¦sum(a) - sum(b)¦(sum(a))¦max(a)::int¦not sum(a)¦sum(a) = 1¦sum(a) and b""".replace("\n", "¦").split("¦")


def main():
    lines = []
    inner = [part for part in INNER if part]
    for expression in [f"sum({part})" for part in inner] + [f"max({part}) / (min({part}))" for part in inner] + WHOLE:
        found = _extract_agg_info(expression)
        made = found and [found[0].value, *found[1:]]
        ratio = None if found else _try_parse_ratio(expression)
        raw = _get_raw_inner_col(expression) if found else None
        lines.append(json.dumps([expression, made, ratio, raw], ensure_ascii=False))
    OUT.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
