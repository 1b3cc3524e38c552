"""PercolateRunner in the shape of dbt's dbtRunner. Types and texts of exceptions were seen in dbt-core 1.12.6."""

from __future__ import annotations

import os
import pathlib
import threading

import pytest

from percolate.errors import CompilationError, DbtRuntimeError, DbtUsageException
from percolate.manifest import Manifest
from percolate.runner import EventMsg, ExecutionResult, PercolateRunner


def test_builds_and_tells(shop: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    events: list[EventMsg] = []
    done = PercolateRunner(callbacks=[events.append]).invoke(["build"])
    assert done.success and done.exception is None
    assert isinstance(done.result, ExecutionResult)
    assert {row.status for row in done.result} <= {"success", "pass", "no-op"}
    rows = {row.unique_id: row for row in done.result.results}
    orders = rows["model.jaffle_shop.orders"]
    assert orders.node is not None and orders.node.config.materialized == "table"
    assert "select" in orders.node.compiled_code
    assert orders.execution_time > 0 and orders.thread_id.startswith("Thread-")
    assert len(done.result) == len(rows) and done.result.elapsed_time > 0
    names = {event.info.name for event in events}
    assert {"MainReportVersion", "LogModelResult", "LogTestResult", "CommandCompleted"} <= names
    assert events[0].info.name == "MainReportVersion" and events[-1].info.name == "CommandCompleted"
    assert {event.info.invocation_id for event in events} == {done.result.metadata.invocation_id}
    assert "Completed successfully" in capsys.readouterr().out


def test_results_by_command(shop: pathlib.Path) -> None:
    runner = PercolateRunner()
    listed = runner.invoke(["ls"], select=["+orders"], resource_type="model", quiet=True).result
    assert isinstance(listed, list) and "jaffle_shop.marts.orders" in listed
    assert isinstance(runner.invoke(["parse"]).result, Manifest)
    assert runner.invoke(["debug"]).result is True
    for command in (["seed"], ["compile", "-s", "orders"], ["source", "freshness"]):
        assert isinstance(runner.invoke(command).result, ExecutionResult), command
    catalog = runner.invoke(["docs", "generate"]).result
    assert catalog.nodes["seed.jaffle_shop.raw_orders"].metadata.type  # type: ignore[union-attr]
    for command in (["deps"], ["clean"], ["--version"]):
        done = runner.invoke(command)
        assert done.success and done.result is None, command


def test_failed_nodes_are_a_result_without_exception(shop: pathlib.Path) -> None:
    (shop / "models" / "bad.sql").write_text("select * from nowhere")
    done = PercolateRunner().invoke(["run", "-s", "bad"])
    assert not done.success and done.exception is None
    assert isinstance(done.result, ExecutionResult)
    assert done.result[0].status == "error" and "nowhere" in done.result[0].message


def test_what_cannot_run_is_an_exception(shop: pathlib.Path) -> None:
    (shop / "models" / "bad.sql").write_text("select {{ nope( }}")
    done = PercolateRunner().invoke(["run"])
    assert not done.success and done.result is None
    assert isinstance(done.exception, CompilationError)
    assert str(done.exception).startswith("Compilation Error in model bad (models/bad.sql)\n  unexpected '}', expected ')'")
    (shop / "models" / "bad.sql").unlink()
    (shop / "profiles.yml").write_text("other: 1\n")
    missing = PercolateRunner().invoke(["run"]).exception
    assert isinstance(missing, DbtRuntimeError)
    assert str(missing).endswith("Could not find profile named 'jaffle_shop'")


@pytest.mark.parametrize(
    ("args", "text"),
    [(["run", "--bogus"], "No such option '--bogus'."), (["bogus"], "No such command 'bogus'.")],
)
def test_wrong_command_lines(args: list[str], text: str) -> None:
    done = PercolateRunner().invoke(args)
    assert isinstance(done.exception, DbtUsageException) and str(done.exception) == text


def test_a_text_is_no_list_of_words() -> None:
    done = PercolateRunner().invoke("parse")
    assert isinstance(done.exception, TypeError) and "expected a list of words" in str(done.exception)


def test_environment_and_working_directory_are_those_of_the_call(
    shop: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop / "analyses" / "env.sql").write_text("select '{{ env_var('MY_WORD') }}' as word")
    for word in ("one", "two"):
        monkeypatch.setenv("MY_WORD", word)
        done = PercolateRunner().invoke(["compile", "-s", "env"])
        assert word in done.result[0].compiled_code  # type: ignore[index]
    os.chdir(tmp_path)
    assert not PercolateRunner().invoke(["parse"]).success
    monkeypatch.chdir("shop")
    assert PercolateRunner().invoke(["parse"]).success


def test_error_of_a_callback_ends_the_command(shop: pathlib.Path) -> None:
    def refuse(event: EventMsg) -> None:
        raise LookupError(event.info.name)

    done = PercolateRunner(callbacks=[refuse]).invoke(["parse"])
    assert isinstance(done.exception, LookupError) and not done.success


def test_several_threads_at_once(shop: pathlib.Path) -> None:
    results: list[bool] = []

    def work(number: int) -> None:
        args = ["--quiet", "compile", "--target-path", f"target{number}", "--log-path", f"logs{number}"]
        results.append(PercolateRunner().invoke(args).success)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 4


def test_works_on_a_given_manifest_instead_of_parsing(shop: pathlib.Path) -> None:
    parsed = PercolateRunner().invoke(["parse"]).result
    assert isinstance(parsed, Manifest)
    # what the files say now does not matter
    (shop / "models" / "marts" / "orders.sql").unlink()
    file = shop / "target" / "manifest.json"
    for manifest in (parsed, parsed.to_dict(), file.read_bytes(), file.read_text(), file):
        done = PercolateRunner(manifest=manifest).invoke(["ls", "-s", "orders", "--resource-type", "model"])
        assert done.exception is None and done.result == ["jaffle_shop.marts.orders"]
    runner = PercolateRunner(manifest=parsed)
    built = runner.invoke(["build", "-s", "+orders", "--resource-type", "model", "--resource-type", "seed"])
    assert built.success, built.exception or built.result
    assert isinstance(built.result, ExecutionResult)
    assert "model.jaffle_shop.orders" in {row.unique_id for row in built.result}
    assert runner.invoke(["parse"]).result is not None
    query = runner.invoke(["compile", "--inline", "select * from {{ ref('orders') }}"])
    assert isinstance(query.result, ExecutionResult), query.exception
    assert query.result[0].node.compiled_code == 'select * from "jaffle_shop"."main"."orders"'
