"""Records ../golden/cases: what dbt-core 1.12.6 with dbt-duckdb prints, writes and builds.

    PYTHON_OF_DBT record_cases.py [NAME ... | --new]

A file holds one case, or several that begin with "==== title"; each has a folder of its own. Its lines are

    == path             a file, with the lines that follow
    == path crlf        the same with ends of lines as on Windows
    == path -> target   a link
    =j path "text"      a file whose text is a JSON string
    % NAME=value        an environment variable
    $ command line      recorded: exit code and console lines, without times
    ? query             recorded: rows of the finished database, as JSON
    @ key key ...       recorded: what stands there in target/manifest.json ("*": the keys), as JSON
    < path              recorded: lines of a file

This script rewrites the indented lines after those that are recorded (with --new only of cases that lack them). Files
are taken in the order of their names, those of a folder before its subfolders, as Percolate does; dbt itself follows
the operating system's listing.
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
import dbt.adapters.duckdb  # noqa: E402, F401
import dbt.parser.search  # noqa: E402
import duckdb  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402

RUNS = pathlib.Path(__file__).resolve().parent.parent / "golden" / "cases"
PROJECT = "name: tiny\nprofile: tiny\n"
PROFILES = "tiny: {target: dev, outputs: {dev: {type: duckdb, path: tiny.duckdb, schema: main, threads: 1}}}\n"
NOISE = re.compile(
    r"Running with dbt|\[HINT\]|Registered adapter|Unable to do partial parse|Found \d|CANCEL query|Performance info"
    r"|\[ERROR\]: Error uploading"
)
FOLDERS = ["models", "seeds", "snapshots", "analyses", "macros", "tests", "functions"]
listed = dbt.parser.search.find_matching


def ordered(file):
    *parents, name = file["relative_path"].split("/")
    folder = file["searched_path"]
    place = FOLDERS.index(folder) if folder in FOLDERS else -1
    return place, [(1, parent) for parent in parents] + [(0, name)]


dbt.parser.search.find_matching = lambda *args: sorted(listed(*args), key=ordered)


def console(text):
    lines = []
    text = re.sub(r"\x1b\[\d+m", "", text)
    text = re.sub(r"modification_time=[\d.]+", "modification_time=X", text)
    for line in text.splitlines():
        line = re.sub(r"^\d\d:\d\d:\d\d  ", "", line)
        line = re.sub(r"in \d+ hours \d+ minutes and [\d.]+ seconds \([\d.]+s\)", "in X", line)
        line = re.sub(r" in \d+\.\d\ds\]", " in X]", line)
        line = line.replace(os.getcwd() + "/", "").replace(os.getcwd(), "ROOT")
        if not NOISE.match(line) and line.strip():
            lines.append("  " + line.rstrip())
    return lines


def invoke(command, env, queue):
    os.environ.update(env)
    out = os.open("out.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout = os.fdopen(1, "w")
    sys.stderr = os.fdopen(2, "w")
    code = 0
    try:
        result = dbtRunner().invoke(command.split() + ["--no-partial-parse", "--no-use-colors"])
        code = 0 if result.success else 2 if result.exception else 1
        sys.stdout.flush()
        if type(result.exception).__name__ == "DbtUsageException":
            if str(result.exception) not in pathlib.Path("out.txt").read_text():
                print("Error:", result.exception)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        queue.put(code)


def without_traces(text):
    """Python's stack traces, which say nothing of a project, are left out."""
    return re.sub(r"^.*Traceback \(most recent call last\):\n(?: .*\n)*.*\n", "", text, flags=re.M)


def run(command, env):
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=invoke, args=(command, env, queue))
    process.start()
    code = queue.get()
    process.join()
    return [f"  exit {code}"] + console(without_traces(pathlib.Path("out.txt").read_text()))


def query(sql):
    with duckdb.connect("tiny.duckdb") as connection:
        try:
            rows = connection.execute(f"select columns(*)::varchar from ({sql})").fetchall()
        except duckdb.Error:
            return ["  no result"]
    return ["  " + json.dumps(row) for row in rows]


def look(path):
    manifest = pathlib.Path("target/manifest.json")
    if not manifest.exists():
        return ["  no manifest"]
    value = json.loads(manifest.read_text().replace(os.getcwd(), "ROOT"))
    for key in path.split():
        if key == "*":
            value = list(value)
        elif isinstance(value, list):
            value = value[int(key)] if int(key) < len(value) else "nothing"
        else:
            value = value.get(key, "nothing") if isinstance(value, dict) else "nothing"
    if isinstance(value, dict):
        return [f"  {key}: {json.dumps(one)}" for key, one in value.items() if key != "created_at"]
    return ["  " + json.dumps(value)]


def show(path):
    if not pathlib.Path(path).exists():
        return ["  no file"]
    return ["  " + line for line in pathlib.Path(path).read_text().splitlines()]


def write(name, text):
    name, _, target = name.partition(" -> ")
    path = pathlib.Path(name.removesuffix(" crlf"))
    path.parent.mkdir(parents=True, exist_ok=True)
    if target:
        path.symlink_to(target)
    else:
        path.write_bytes((text.replace("\n", "\r\n") if name.endswith(" crlf") else text).encode())


def record(lines):
    out = []
    env = {}
    path, text = None, ""
    write("dbt_project.yml", PROJECT)
    write("profiles.yml", PROFILES)
    found = {"$ ": lambda rest: run(rest, env), "? ": query, "@ ": look, "< ": show}
    for line in [*lines, "% "]:
        sign, rest = line[:2], line[2:]
        if path and sign in (*found, "% ", "==", "=j"):
            write(path, text)
            path = None
        if line == "% ":
            pass
        elif sign in found:
            out += [line, *found[sign](rest)]
        elif sign in ("% ", "==", "=j"):
            out.append(line)
            if sign == "==":
                path, text = rest.strip(), ""
            elif sign == "=j":
                name, quoted = rest.strip().split(" ", 1)
                write(name, json.loads(quoted))
            else:
                env.__setitem__(*rest.split("=", 1))
        elif path:
            out.append(line)
            text += line + "\n"
    return out


def main():
    for file in sorted(RUNS.glob("*.txt")):
        if sys.argv[1:] and file.stem not in sys.argv[1:] and "--new" not in sys.argv:
            continue
        parts = re.split(r"^(?===== )", file.read_text(), flags=re.M)
        for i, part in enumerate(parts):
            lines = part.splitlines()
            if "--new" in sys.argv and not re.search(r"^\$ .*\n(?!  exit)", part, flags=re.M):
                continue
            title = [lines.pop(0)] if lines and lines[0].startswith("==== ") else []
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                parts[i] = "".join(line + "\n" for line in title + record(lines))
            file.write_text("".join(parts))


main()
