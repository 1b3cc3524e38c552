"""Records ../golden/events: the events of dbt-core 1.12.6 with dbt-duckdb, as --log-format json writes them.

    PYTHON_OF_DBT record_events.py [NAME ...]

The files are like those of record_runs.py. After a command stand its events in their order: code, name, level, thread and
the fields that are the same each time. What is told of a node stands in full where its status is told first. Events of
connections and statements depend on how the warehouse is asked; those of nodes are listed once each at the end.
"""
import contextlib
import json
import os
import re
import sys
import tempfile

import record_runs

LEFT_OUT = {"FlushEvents", "MainReportArgs", "ResourceReport", "SchemaCreation", "StateCheckVarsHash",
            "ConnectionClosedInCleanup", "ConnectionLeftOpenInCleanup", "FoundStats", "CacheMiss", "ListRelations",
            "SQLCommit", "Rollback", "ConnectionReused", "NewConnection", "ConnectionClosed", "BehaviorChangeEvent",
            "UnableToPartialParse", "LogDebugStackTrace", "MainStackTrace", "MicrobatchExecutionDebug"}
OF_CONNECTIONS = {"ConnectionUsed", "SQLQuery", "NewConnectionOpening", "SQLQueryStatus"}
TIMES = re.compile(r"_at$|^ts$")
SECONDS = {"execution_time", "elapsed", "elapsed_time"}


def stable(key, value):
    if isinstance(value, dict):
        return {k: stable(k, v) for k, v in sorted(value.items()) if k != "sql"}
    if isinstance(value, list):
        return [stable(key, item) for item in value]
    if TIMES.search(key) and value:
        return "T"
    if key in SECONDS:
        return "S"
    if key == "exc_info":
        return ""
    return text(value) if isinstance(value, str) else value


def text(value):
    value = re.sub(r"^cli |(?<=`)cli ", "dbt ", value.replace(os.getcwd() + "/", ""))
    # where in the text an error is depends on the white space of built-in macros
    value = re.sub(r"\s+LINE \d+: .*|(?<=Error running SQL: ).*", "", value, flags=re.DOTALL)
    value = re.sub(r"in \d+ hours \d+ minutes and [\d.]+ seconds( \([\d.]+s\))?", "in X", value)
    value = re.sub(r"\.* \[(RUN|.* in \d+\.\d\ds)\]", lambda m: " [" + re.sub(r"[\d.]+s$", "X", m[1]) + "]", value)
    return re.sub(r"at [\d:.]+ after [\d.]+ seconds", "at T after S", value)


def events(output):
    """The lines of one command."""
    told, connections, lines = set(), [], []
    for line in output.splitlines():
        event = json.loads(line)
        data, info = event["data"], event["info"]
        name, node = info["name"], data.get("node_info")
        if name in LEFT_OUT or name in OF_CONNECTIONS and not node:
            continue
        status = f"{node['unique_id']} {node['node_status']}" if node else ""
        if name in OF_CONNECTIONS:
            entry = f"  {name} {status} {', '.join(sorted(data))}"
            if entry not in connections:
                connections.append(entry)
            continue
        fields = stable("", data)
        if name == "LogTestResult" and node["resource_type"] == "unit_test":
            # that of the query made for the test
            fields["node_info"] = node["unique_id"]
            status = ""
        if status and status in told:
            fields["node_info"] = status
        told.add(status)
        # who handles results says this, whenever it comes to it
        thread, message = info["thread"], text(info["msg"])
        if name == "MarkSkippedChildren":
            # the driver of the JVM does not always tell the line
            thread, message = "", message.rstrip(".")
        entry = f"  {info['code']} {name} {info['level']} {thread} {json.dumps([message, fields])}"
        if name == "MarkSkippedChildren":
            at = [i for i, before in enumerate(lines) if " NodeFinished " in before and data["unique_id"] in before][-1]
            lines.insert(at + 1, entry)
        else:
            lines.append(entry)
    return lines + sorted(connections)


def main():
    for file in sorted(record_runs.GOLDEN.glob("events/*.txt")):
        if sys.argv[1:] and file.stem not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            record_runs.record(file, record_runs.PROFILES, record_runs.query, events)


if __name__ == "__main__":
    main()
