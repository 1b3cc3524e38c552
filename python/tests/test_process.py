"""The JVM inside a Python process: threads, fork, Ctrl-C, the end of the interpreter, memory. Each in its own process."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest


def python(code: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=timeout)


def test_import_starts_nothing() -> None:
    code = "import percolate, percolate.graph, percolate.manifest, percolate.runner, percolate.jvm as jvm, sys\n"
    done = python(code + "print(jvm.is_started(), 'jpype' in sys.modules)")
    assert done.stdout == "False False\n", done.stderr


def test_interpreter_ends_cleanly() -> None:
    done = python("from percolate.graph import DbtGraph; g = DbtGraph([('a', 'b')]); print(len(g))")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")
    done = python("from percolate.graph import DbtGraph; len(DbtGraph()); raise SystemExit(7)")
    assert (done.returncode, done.stderr) == (7, "")


def test_survives_the_end_of_a_faulthandler_that_was_on_before() -> None:
    done = python(
        "import faulthandler; faulthandler.enable()\n"
        "from percolate import jvm; jvm.start()\n"
        "faulthandler.disable()\n"
        "import jpype\n"
        "nothing = jpype.JObject(None, jpype.JClass('java.util.Collection'))\n"
        "make = jpype.JClass('java.util.ArrayList')\n"
        "for _ in range(30_000):\n"
        "    try: make(nothing)\n"
        "    except jpype.java.lang.NullPointerException: pass\n"
        "print('alive')"
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


def test_interpreter_ends_while_the_thread_that_started_the_jvm_lives_on() -> None:
    done = python(
        """
import threading
from percolate.graph import DbtGraph
started = threading.Event()
def work():
    len(DbtGraph()); len(DbtGraph([("a", "b")])); started.set(); threading.Event().wait()
threading.Thread(target=work, daemon=True).start()
started.wait()
print(len(DbtGraph([("a", "b")])))
""",
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")


def test_only_our_jars_are_seen(tmp_path: pathlib.Path) -> None:
    code = "import percolate.jvm as jvm; jvm.start(); import jpype; print(jpype.java.lang.System.getProperty('java.class.path'))"
    env = {**os.environ, "CLASSPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, timeout=120)
    assert str(tmp_path) not in done.stdout and "percolate.jar" in done.stdout, done.stderr


def test_many_threads() -> None:
    done = python(
        """
import threading
from percolate.graph import DbtGraph
shared = DbtGraph([(f"n{i}", f"n{i + 1}") for i in range(1000)])
failures = []
def work(number):
    try:
        for i in range(50):
            assert len(shared.descendants("n500")) >= 500
            shared.add_edge(f"t{number}", f"t{number}.{i}")
            own = DbtGraph([("a", "b")])
            assert own.successors("a") == ["b"]
    except BaseException as e:
        failures.append(e)
threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
[t.start() for t in threads]; [t.join() for t in threads]
assert not failures, failures
assert len(shared) == 1001 + 16 * 51, len(shared)
# threads that come and go leave nothing behind in the JVM
for _ in range(300):
    t = threading.Thread(target=lambda: len(shared)); t.start(); t.join()
import jpype
print(jpype.java.lang.Thread.activeCount() < 40)
"""
    )
    assert done.stdout == "True\n", done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_fork_after_use_is_told_and_the_child_ends() -> None:
    done = python(
        """
import os, sys
from percolate.graph import DbtGraph
graph = DbtGraph([("a", "b")]); len(graph)
child = os.fork()
if child == 0:
    for ask in (lambda: len(graph), lambda: DbtGraph()):
        try:
            ask()
        except Exception as e:
            print(type(e).__name__, flush=True)
    sys.exit(5)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(graph))
"""
    )
    assert done.stdout == "ForkedProcessError\nForkedProcessError\n5 2\n", done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_fork_before_use_works() -> None:
    done = python(
        """
import os, sys
from percolate.graph import DbtGraph
child = os.fork()
if child == 0:
    print(len(DbtGraph([("a", "b")])), flush=True)
    sys.exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(DbtGraph([("a", "b"), ("b", "c")])))
"""
    )
    assert done.stdout == "2\n0 3\n", done.stderr


@pytest.mark.parametrize("delay", [0.0, 0.2, 0.5, 3.0])
def test_ctrl_c_ends_a_command_in_order(shop: pathlib.Path, delay: float) -> None:
    (shop / "models" / "slow.sql").write_text(
        "{{ config(materialized='table') }} select count(*) as n from range(100000000000) a, range(1000) b where a.range % 7 = b.range"
    )
    code = """
import signal, sys
from percolate.runner import PercolateRunner
# what is started in the background of a shell begins with the signal switched off
signal.signal(signal.SIGINT, signal.default_int_handler)
def told(event):
    if event.info.name == "LogStartLine":
        print("started", file=sys.stderr, flush=True)
done = PercolateRunner(callbacks=[told]).invoke(["run", "-s", "slow"])
print("ended", type(done.exception).__name__, done.success, file=sys.stderr, flush=True)
again = PercolateRunner().invoke(["ls", "-s", "orders"])
print("again", again.success, file=sys.stderr)
"""
    with open(shop / "said", "w+") as said:
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=said)
        try:
            deadline = time.monotonic() + 60
            while "started" not in (shop / "said").read_text():
                assert process.poll() is None and time.monotonic() < deadline, (shop / "said").read_text()
                time.sleep(0.1)
            # before the statement has reached the warehouse, and after
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 0, (shop / "said").read_text()
        finally:
            process.kill()
    assert "ended KeyboardInterrupt False\nagain True\n" in (shop / "said").read_text()


def test_loading_ten_thousand_times_takes_no_memory() -> None:
    done = python(
        """
import json, gc, resource
from percolate import jvm
jvm.start("-Xmx96m")
from percolate.manifest import Manifest, load_manifest, unload_manifest
from percolate.graph import DbtGraph
node = lambda i: dict(resource_type="model", name=f"m{i}", unique_id=f"model.p.m{i}", package_name="p", path="m.sql",
    original_file_path="m.sql", database="d", schema="s", alias="m", fqn=["p", "m"], checksum=dict(name="none", checksum=""),
    raw_code="x" * 500, depends_on=dict(macros=[], nodes=[f"model.p.m{i - 1}"] if i else []))
text = json.dumps(dict(metadata={}, nodes={f"model.p.m{i}": node(i) for i in range(20)})).encode()
def cycle(times):
    for _ in range(times):
        load_manifest(text).build_graph().descendants("model.p.m3")
        DbtGraph([("a", "b")]).nodes()
        unload_manifest()
def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * resource.getpagesize()
cycle(4000)
gc.collect(); before = resident()
cycle(6000)
gc.collect(); grown = resident() - before
print(grown < 12 << 20, grown)
""",
        timeout=300,
    )
    assert done.stdout.startswith("True"), done.stdout + done.stderr
