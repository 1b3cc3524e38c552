"""Compiling nodes by id: the code of `percolate compile`, questions as data, functions of Python in templates."""

from __future__ import annotations

import datetime
import decimal
import pathlib
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

from percolate.compile import Batch, Compilations
from percolate.errors import CompilationError, DbtRuntimeError, PercolateError
from percolate.runner import PercolateRunner


def model(name: str) -> str:
    return f"model.jaffle_shop.{name}"


def write(shop: pathlib.Path, name: str, text: str) -> str:
    (shop / "models" / f"{name}.sql").write_text(text)
    return model(name)


def test_code_is_that_of_the_command(shop: pathlib.Path) -> None:
    assert PercolateRunner().invoke(["build"]).success
    told = PercolateRunner().invoke(["compile"])
    command = {row.unique_id: row.compiled_code for row in told.result if row.compiled_code}  # type: ignore[union-attr]
    with Compilations(shop) as project:
        ids = [one for one in project.ids() if not one.startswith("seed.")]
        assert set(command) <= set(ids)
        batch = project.compile_batch(ids)
        assert not batch.failed and not batch.pending
        assert {node: batch.compiled[node].compiled_code for node in command} == command
        assert batch.statistics.nodes == len(ids)
        whole = project.state()
    with Compilations(shop) as project:
        in_steps = project.compile_batch_pure(ids)
        assert set(in_steps.compiled) | set(in_steps.pending) == set(ids)
        assert project.compile_batch(ids).compiled == whole.compiled


def test_what_asks_waits_with_its_question(shop: pathlib.Path) -> None:
    asks = write(
        shop,
        "asks",
        "select {% for c in adapter.get_columns_in_relation(ref('stg_orders')) %}{{ c.name }},{% endfor %} 1 as n",
    )
    queries = write(shop, "queries", "{% if execute %}select {{ run_query('select 1').columns[0].values()[0] }}{% endif %}")
    with Compilations(shop) as project:
        compiled, pending = project.compile_batch_pure([asks, queries, model("orders")])
        assert set(compiled) == {model("orders")}
        assert pending[asks].question["kind"] == "columns"
        assert pending[asks].question["relation"]["identifier"] == "stg_orders"
        assert pending[asks].sql_so_far == "select "
        assert pending[queries].question == {**pending[queries].question, "kind": "query", "sql": "select 1"}
        state = project.complete_introspection(asks, [{"name": "told", "dtype": "INTEGER"}])
        assert state.compiled[asks].compiled_code == "select told, 1 as n"
        assert not state.compiled[asks].repeatable
        state = project.complete_introspection(queries, {"columns": ["n"], "rows": [[decimal.Decimal("1.50")]]})
        assert state.compiled[queries].compiled_code == "select 1.50"
        with pytest.raises(DbtRuntimeError, match="does not wait"):
            project.complete_introspection(asks, [])
    assert not list(shop.glob("*.duckdb")), "a connection was opened"


def test_refused_question_fails_the_node(shop: pathlib.Path) -> None:
    queries = write(shop, "queries", "{{ run_query('select 1') }}")
    with Compilations(shop) as project:
        assert queries in project.compile_batch_pure([queries]).pending
        failed = project.fail_introspection(queries, "no such thing").failed
        assert "no such thing" in failed[queries]


def test_failures_are_data_and_the_rest_goes_on(shop: pathlib.Path) -> None:
    bad = write(shop, "bad", "{{ exceptions.raise_compiler_error('hm') if execute }}")
    with Compilations(shop) as project:
        batch = project.compile_batch([bad, model("orders")])
        assert batch.failed == {bad: "Compilation Error in model bad (models/bad.sql)\n  hm"}
        assert set(batch.compiled) == {model("orders")} and batch.statistics.failed == 1
        with pytest.raises(TypeError, match="expected a list of texts, not the text 'model.x.y'"):
            project.compile_batch("model.x.y")
        with pytest.raises(DbtRuntimeError, match="There is no node 'model.x.y'"):
            project.compile_batch(["model.x.y"])


def test_what_cannot_be_parsed_is_an_exception(shop: pathlib.Path) -> None:
    write(shop, "bad", "select {{ nope( }}")
    with pytest.raises(CompilationError, match="Compilation Error in model bad"):
        Compilations(shop)


def test_options_and_environment_are_those_of_the_call(shop: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = write(shop, "told", "select '{{ env_var('MY_WORD', 'none') }} {{ var('x', 0) }} {{ flags.FULL_REFRESH }}' as t")
    for word, number in (("one", 1), ("two", 2)):
        monkeypatch.setenv("MY_WORD", word)
        with Compilations(shop, vars={"x": number}, full_refresh=True, target_path=shop / "elsewhere") as project:
            code = project.compile_batch([node]).compiled[node].compiled_code
            assert code == f"select '{word} {number} True' as t"
    assert (shop / "elsewhere" / "compiled").is_dir() and not (shop / "target").exists()


def test_an_option_that_does_not_exist_is_refused(shop: pathlib.Path) -> None:
    with pytest.raises(ValueError, match="there is no option ful_refresh"):
        Compilations(shop, ful_refresh=True)


def test_tells_what_any_command_would_make_again(shop: pathlib.Path) -> None:
    nodes = {
        write(shop, name, text): repeatable
        for name, text, repeatable in (
            ("settled", "select * from {{ ref('orders') }} where '{{ target.name }}' = '{{ var('x', 1) }}'", True),
            ("clock", "select '{{ run_started_at }}' as t", False),
            ("told", "{{ log('hm') }} select 1 as n", False),
            ("flag", "select {{ 1 if flags.WHICH else 2 }} as n", False),
            ("of_all", "select {{ graph.nodes | length }} as n", False),
            ("inner", "{{ config(materialized='ephemeral') }} select '{{ invocation_id }}' as n", False),
            ("outer", "select * from {{ ref('inner') }}", False),
        )
    }
    with Compilations(shop) as project:
        compiled = project.compile_batch_pure(nodes).compiled
        assert {node: compiled[node].repeatable for node in nodes} == nodes
        tests = [one for one in project.ids() if one.startswith("test.")]
        assert all(done.repeatable for done in project.compile_batch_pure(tests).compiled.values())


# ---- functions


def test_functions_get_and_give_plain_values(shop: pathlib.Path) -> None:
    seen: list[Any] = []

    def note(*args: Any, **named: Any) -> Any:
        seen.append((args, named))
        return {"list": [1, decimal.Decimal("2.5"), None, True], "at": datetime.date(2024, 1, 2), 3: "three"}

    node = write(
        shop,
        "hosted",
        "{% set v = note(ref('orders'), 1, 'x', [1.5, none], k={'a': modules.datetime.date(2020, 1, 1)}) %}"
        "select '{{ v.list }} {{ v.at.year }} {{ v[3] }}' as t",
    )
    with Compilations(shop, functions={"note": note}) as project:
        code = project.compile_batch([node]).compiled[node].compiled_code
    assert code == "select '[1, Decimal('2.5'), None, True] 2024 three' as t"
    [((relation, *rest), named)] = seen
    assert relation["identifier"] == "orders" and relation["rendered"].endswith('"orders"')
    assert rest == [1, "x", [1.5, None]] and named == {"k": {"a": datetime.date(2020, 1, 1)}}


def test_calls_that_wait_are_answered_together_and_their_cost_is_told(shop: pathlib.Path) -> None:
    nodes = [write(shop, f"h{i}", f"select {{{{ double({i}) }}}} as n, '{{{{ slow() }}}}' as s") for i in range(40)]
    threads: set[int] = set()

    def double(n: int) -> int:
        threads.add(threading.get_ident())
        return n * 2

    def slow() -> str:
        time.sleep(0.002)
        return "s"

    with Compilations(shop, functions={"double": double, "slow": slow}) as project:
        compiled = project.compile_batch(nodes).compiled
        assert compiled[model("h7")].compiled_code == "select 14 as n, 's' as s"
        doubles, slows = project.function_times["double"], project.function_times["slow"]
    assert threads == {threading.get_ident()}
    assert doubles.calls == slows.calls == 40
    assert doubles.batches < 40 or slows.batches < 40
    assert slows.seconds >= 40 * 0.002 > slows.lock_seconds > 0


def test_exception_of_a_function_fails_the_node(shop: pathlib.Path) -> None:
    def refuse() -> None:
        raise LookupError("not today")

    nodes = [write(shop, "r", "{{ refuse() }}"), write(shop, "odd", "{{ odd() }}"), write(shop, "inside", "{{ inside() }}")]
    with Compilations(shop, functions={"refuse": refuse, "odd": object, "inside": lambda: project.state()}) as project:
        failed = project.compile_batch(nodes).failed
        assert "LookupError: not today" in failed[model("r")]
        assert "TypeError: a object cannot be given to a template" in failed[model("odd")]
        assert "cannot compile nodes of the same project" in failed[model("inside")]


def test_function_can_end_everything(shop: pathlib.Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    node = write(shop, "s", "{{ stop() }}")
    with Compilations(shop, functions={"stop": stop}) as project:
        with pytest.raises(KeyboardInterrupt):
            project.compile_batch([node])


def test_ctrl_c_while_a_template_runs(shop: pathlib.Path) -> None:
    write(shop, "endless", "{% if execute %}{% for i in range(30000) %}{% for j in range(30000) %}{% endfor %}{% endfor %}{% endif %}")
    code = """
import signal, sys
from percolate.compile import Compilations
# what is started in the background of a shell begins with the signal switched off
signal.signal(signal.SIGINT, signal.default_int_handler)
with Compilations(".") as project:
    print("started", file=sys.stderr, flush=True)
    try:
        project.compile_batch(["model.jaffle_shop.endless"])
    except KeyboardInterrupt:
        print("ended", file=sys.stderr, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None and process.stderr.readline() == "started\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == "ended\n"
    finally:
        process.kill()


# ---- one at a time


def test_threads_take_turns(shop: pathlib.Path) -> None:
    results: list[Batch] = []
    with Compilations(shop) as project:
        work = [
            threading.Thread(target=lambda: results.append(project.compile_batch([model("orders")]))) for _ in range(8)
        ]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
    assert len(results) == 8 and len({str(one.compiled) for one in results}) == 1


def test_closed_is_closed(shop: pathlib.Path) -> None:
    project = Compilations(shop)
    project.close()
    project.close()
    with pytest.raises(PercolateError, match="are closed"):
        project.compile_batch([])
