"""Records ../golden/runs and runs-postgres: what dbt-core 1.12.6 prints and builds with dbt-duckdb, with dbt-postgres.

    PYTHON_OF_DBT record_runs.py [NAME ...]

The server for the latter, version 15, is told by PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE; without PGHOST only
DuckDB's are recorded. The schema tiny is dropped, the roles dbt_reader and dbt_writer are made.

A file holds environment variables (% NAME=VALUE), a project (== path, == path crlf for ends of lines as on Windows,
== path -> target for a link), then command lines ($), queries (?) of the finished database, and parts of written JSON
(< path, a key and, to see no other, the name of a field); this script rewrites what follows each of those: exit code, console lines without times, rows as JSON,
each leaf of the part with its place.
"""
import contextlib
import json
import multiprocessing
import os
import pathlib
import re
import sys
import tempfile

os.environ.update(DO_NOT_TRACK="1", DBT_SEND_ANONYMOUS_USAGE_STATS="false", DBT_USE_COLORS="false")
import duckdb  # noqa: E402
import psycopg2  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
PROJECT = "name: tiny\nprofile: tiny\n"
PROFILES = "tiny: {target: dev, outputs: {dev: {type: duckdb, path: tiny.duckdb, schema: main, threads: 1}}}\n"
POSTGRES = ("tiny: {target: dev, outputs: {dev: {type: postgres, host: \"{{ env_var('PGHOST') }}\", "
            "port: \"{{ env_var('PGPORT') | as_number }}\", user: \"{{ env_var('PGUSER') }}\", "
            "password: \"{{ env_var('PGPASSWORD') }}\", dbname: \"{{ env_var('PGDATABASE') }}\", schema: tiny, "
            "threads: 1}}}\n")
ROLES = """do $$ begin
  if not exists (select from pg_roles where rolname = 'dbt_reader') then
    create role dbt_reader; create role dbt_writer;
  end if;
end $$; drop schema if exists tiny cascade"""
NOISE = re.compile(r"Running with dbt|\[HINT\]|Registered adapter|Unable to do partial parse|Found \d|CANCEL query")


def console(text):
    lines = []
    for line in text.splitlines():
        line = re.sub(r"^\d\d:\d\d:\d\d  ", "", line)
        line = re.sub(r"in \d+ hours \d+ minutes and [\d.]+ seconds \([\d.]+s\)", "in X", line)
        line = re.sub(r" in \d+\.\d\ds\]", " in X]", line)
        line = line.replace(os.getcwd() + "/", "")
        # where in the text depends on the white space of built-in macros
        line = re.sub(r"LINE \d+: +", "LINE n: ", line)
        if not NOISE.match(line) and line.strip(" ^"):
            lines.append("  " + line.rstrip())
    return lines


def invoke(command, env, queue):
    os.environ.update(env)
    os.dup2(os.open("out.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    sys.stdout = os.fdopen(1, "w")
    result = dbtRunner().invoke(command.split() + ["--no-partial-parse", "--no-use-colors"])
    sys.stdout.flush()
    queue.put(0 if result.success else 2 if result.exception else 1)


def run(command, env, show=console):
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=invoke, args=(command, env, queue))
    process.start()
    code = queue.get()
    process.join()
    return [f"  exit {code}"] + show(pathlib.Path("out.txt").read_text())


def query(sql):
    with duckdb.connect("tiny.duckdb") as connection:
        rows = connection.sql(f"select columns(*)::varchar from ({sql})").fetchall()
    return ["  " + json.dumps(row) for row in rows]


def leaves(value, place):
    if isinstance(value, dict) and value:
        return [line for key in sorted(value) for line in leaves(value[key], f"{place}.{key}")]
    if isinstance(value, list) and value:
        return [line for at, item in enumerate(value) for line in leaves(item, f"{place}.{at}")]
    return [f"  {place}: {json.dumps(value)}"]


def show(words):
    name, key, *field = words.split()
    lines = leaves(json.loads(pathlib.Path(name).read_text())[key], key)
    return [line for line in lines if not field or line.partition(": ")[0].endswith("." + field[0])]


def write(name, text):
    name, _, target = name.partition(" -> ")
    path = pathlib.Path(name.removesuffix(" crlf"))
    path.parent.mkdir(parents=True, exist_ok=True)
    if target:
        path.symlink_to(target)
    else:
        path.write_text(text, newline="\r\n" if name.endswith(" crlf") else None)


def query_postgres(sql):
    with psycopg2.connect("") as connection, connection.cursor() as cursor:
        cursor.execute(f"select q::text from ({sql}) q")
        return ["  " + json.dumps(list(row)) for row in cursor.fetchall()]


def empty_postgres():
    with psycopg2.connect("") as connection, connection.cursor() as cursor:
        cursor.execute(ROLES)


def record(file, profiles, query, shown=console):
    out = []
    path = None
    env = {}
    files = {"dbt_project.yml": PROJECT, "profiles.yml": profiles}
    written = False
    for line in file.read_text().splitlines():
        if line.startswith(("$ ", "? ", "< ")):
            if not written:
                for name, text in files.items():
                    write(name, text)
                written = True
            out.append(line)
            rest = line[2:]
            out += run(rest, env, shown) if line[0] == "$" else query(rest) if line[0] == "?" else show(rest)
        elif not written:
            out.append(line)
            if line.startswith("% "):
                env.update([line[2:].split("=", 1)])
            elif line.startswith("== "):
                path = line[3:]
                files[path] = ""
            else:
                files[path] += line + "\n"
    file.write_text("\n".join(out) + "\n")


def main():
    for file in sorted(GOLDEN.glob("runs*/*.txt")):
        is_postgres = file.parent.name == "runs-postgres"
        if is_postgres and "PGHOST" not in os.environ or sys.argv[1:] and file.stem not in sys.argv[1:]:
            continue
        if is_postgres:
            empty_postgres()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            record(file, POSTGRES if is_postgres else PROFILES, query_postgres if is_postgres else query)


if __name__ == "__main__":
    main()
