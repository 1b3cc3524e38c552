"""Records ../golden/console: what the command of dbt-core 1.12.6 with dbt-duckdb prints and logs, byte by byte.

    PYTHON_OF_DBT record_console.py [NAME ...]

A file holds environment variables (% NAME=VALUE), files (== path, with the lines that follow; also between commands),
command lines ($, quoted as in a shell), files to delete (- path) and leaves of parts of written JSON (< path and a key,
"*": of each item of that list or map). A command line that begins with @FOLDER is called in that folder. What follows a command line is recorded: its exit code, then the lines of standard
output (|), standard error (!) and of the log file (>, those of level debug left out). Times are X, the escape
character is ^, the folder is ROOT. The command words make use of an earlier parse, as a user's do. Python's stack traces,
and lines that tell of them, are left out.
"""
import contextlib
import json
import multiprocessing
import os
import pathlib
import re
import shlex
import sys
import tempfile

import dbt.adapters.duckdb  # noqa: F401
import dbt.parser.search
from dbt.cli.main import cli

CONSOLE = pathlib.Path(__file__).resolve().parent.parent / "golden" / "console"
PROJECT = "name: tiny\nprofile: tiny\n"
PROFILES = "tiny: {target: dev, outputs: {dev: {type: duckdb, path: tiny.duckdb, schema: main, threads: 1}}}\n"
ALWAYS = {"DO_NOT_TRACK": "1", "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DBT_ENGINE_HINTS_ENABLED": "0",
          "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
LEFT_OUT = re.compile(r"Error uploading artifacts|(python|java) (version|path): |os info: ")
TRACE = re.compile(r"^.*Traceback \(most recent call last\):\n(?: .*\n)*.*\n+", re.M)
listed = dbt.parser.search.find_matching
dbt.parser.search.find_matching = lambda *args: sorted(listed(*args), key=lambda file: file["relative_path"])


def plain(text):
    text = re.sub(r"\d\d:\d\d:\d\d\.\d{6}", "X", text)
    text = re.sub(r"^(\x1b\[0m)?\d\d:\d\d:\d\d  ", r"\1X  ", text, flags=re.M)
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
    text = re.sub(r"in \d+ hours \d+ minutes and [\d.]+ seconds \([\d.]+s\)", "in X", text)
    text = re.sub(r" in \d+\.\d\ds\]", " in X]", text)
    text = re.sub(r"\[Thread-\d+[^\]]*\]", "[Thread-N]", text)
    text = re.sub(r"\n? *\n *LINE \d+: .*\n[ ^]*", "", text)
    text = re.sub(r"\d+ macros", "N macros", text)
    text = re.sub(r'"pid": \d+', '"pid": 1', text)
    text = re.sub(r"\d{4}-\d\d-\d\dTXZ", "XZ", text)
    return text.replace(os.getcwd(), "ROOT").replace("\x1b", "^")


def lines(sign, text):
    return [f"  {sign} {line}".rstrip() for line in plain(text).splitlines() if not LEFT_OUT.search(line)]


def events(text):
    """The events of a log file, without those of level debug."""
    found = []
    for line in text.splitlines():
        if re.match(r"(\x1b\[0m)?\d\d:\d\d:\d\d\.\d{6} \[|====", line) or not found:
            found.append(line)
        else:
            found[-1] += "\n" + line
    return "\n".join(event for event in found if " [debug] " not in event)


def invoke(words, env, folder, place):
    os.chdir(place)
    for number, name in (0, "/dev/null"), (1, "out.txt"), (2, "err.txt"):
        os.dup2(os.open(os.path.join(folder, name), os.O_RDWR | (os.O_CREAT | os.O_TRUNC if number else 0), 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0, "r"), os.fdopen(1, "w"), os.fdopen(2, "w")
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["dbt", *words]
    try:
        cli(prog_name="dbt")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def run(command, env):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path("logs/dbt.log")
        log.unlink(missing_ok=True)
        words = shlex.split(command)
        place = words.pop(0)[1:] if command.startswith("@") else "."
        process = multiprocessing.Process(
            target=invoke, args=(words, {**ALWAYS, "HOME": os.getcwd() + "/home", **env}, folder, place))
        process.start()
        process.join()
        out, err = (TRACE.sub("", pathlib.Path(folder, name).read_text()) for name in ("out.txt", "err.txt"))
        logged = TRACE.sub("", events(log.read_text()) + "\n") if log.exists() else ""
        return [f"  exit {process.exitcode}", *lines("|", out), *lines("!", err), *lines(">", logged)]


def leaves(value, place):
    if isinstance(value, dict) and value:
        return [line for key in sorted(value) for line in leaves(value[key], f"{place}.{key}")]
    if isinstance(value, list) and value:
        return [line for at, item in enumerate(value) for line in leaves(item, f"{place}.{at}")]
    return [f"  {place}: {plain(json.dumps(value))}"]


def show(words):
    name, *keys = words.split()
    found = [("", json.loads(pathlib.Path(name).read_text()))]
    for key in keys:
        found = [
            (f"{place}.{one}".strip("."), value[one])
            for place, value in found
            for one in (value if isinstance(value, dict) else range(len(value)) if key == "*" else [])
            if key in ("*", one)
        ]
    return [line for place, value in found for line in leaves(value, place)]


def record(file):
    out, files, path, env = [], {"dbt_project.yml": PROJECT, "profiles.yml": PROFILES}, None, {}

    def written():
        for name, text in files.items():
            pathlib.Path(name).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(name).write_text(text)
        files.clear()

    for line in file.read_text().splitlines():
        rest = line[2:]
        if line.startswith(("$ ", "< ", "- ")):
            written()
            path = None
            out.append(line)
            if line[0] == "-":
                pathlib.Path(rest).unlink()
            else:
                out += run(rest, env) if line[0] == "$" else show(rest)
        elif line.startswith("% "):
            out.append(line)
            env.update([rest.split("=", 1)])
        elif line.startswith("== "):
            out.append(line)
            path = line[3:]
            files[path] = ""
        elif path is not None:
            out.append(line)
            files[path] += line + "\n"
    file.write_text("\n".join(out) + "\n")


def main():
    for file in sorted(CONSOLE.glob("*.txt")):
        if not sys.argv[1:] or file.stem in sys.argv[1:]:
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                record(file)


if __name__ == "__main__":
    main()
