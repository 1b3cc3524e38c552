"""Records ../golden/setup: what `dbt deps` and `dbt init` of dbt-core 1.12.6 print and write.

    PYTHON_OF_DBT record_setup.py [NAME ...]

A file holds environment variables (% NAME=VALUE), files (== path, - path for none), then steps. Files below root/ are the project,
below hub/ they are served over HTTP, each folder tars/NAME is served as NAME.tar.gz, and each folder repos/NAME@TAG
becomes one commit, with that tag, of the git repository repos/NAME. Steps are command lines ($, after << what
the user types, | for each end of a line), new files (+ path, with
the indented text that follows), files to show (> path) and folders to list (>> path); this script rewrites what
follows each of those but +. {HUB} and {TEMP} stand for the server and the folder of it all.
"""
import contextlib
import functools
import gzip
import http.server
import io
import multiprocessing
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading

os.environ.update(DO_NOT_TRACK="1", DBT_SEND_ANONYMOUS_USAGE_STATS="false", DBT_USE_COLORS="false")
SETUP = pathlib.Path(__file__).resolve().parent.parent / "golden" / "setup"
PROJECT = "name: shop\nversion: '1.0'\n"
NOISE = re.compile(r"^Running with dbt|\[HINT\]|Unable to parse logging event")
COMMIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a",
    "GIT_AUTHOR_DATE": "2024-01-01T00:00:00+0000", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00+0000",
}


class Served(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


os.chdir(tempfile.mkdtemp())
server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Served, directory=os.path.join(os.getcwd(), "hub")))
HUB = f"http://127.0.0.1:{server.server_port}"
os.environ["DBT_PACKAGE_HUB_URL"] = HUB + "/"
TEMP = os.getcwd()
threading.Thread(target=server.serve_forever, daemon=True).start()
from dbt.cli.main import dbtRunner  # noqa: E402


def filled(text):
    return text.replace("{HUB}", HUB).replace("{TEMP}", TEMP)


def plain(text):
    return text.replace(HUB, "{HUB}").replace(TEMP, "{TEMP}")


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **COMMIT})


def build(files):
    for name in os.listdir("."):
        shutil.rmtree(name) if os.path.isdir(name) and not os.path.islink(name) else os.remove(name)
    for name, text in files.items():
        pathlib.Path(name).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(name).write_text(filled(text))
    pathlib.Path("hub").mkdir(exist_ok=True)
    for folder in sorted(pathlib.Path("tars").glob("*")):
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w") as tar:
            for child in sorted(folder.iterdir()):
                tar.add(child, arcname=child.name)
        pathlib.Path("hub", folder.name + ".tar.gz").write_bytes(gzip.compress(data.getvalue()))
    for folder in sorted(pathlib.Path("repos").glob("*@*")):
        repository, tag = folder.name.split("@")
        path = pathlib.Path("repos", repository)
        if not path.exists():
            path.mkdir()
            git(path, "init", "-b", "main")
        for old in path.iterdir():
            if old.name != ".git":
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(folder, path, dirs_exist_ok=True)
        git(path, "add", "-A")
        git(path, "commit", "-m", tag)
        git(path, "tag", tag)
        git(path, "config", "uploadpack.allowFilter", "true")
        git(path, "config", "uploadpack.allowAnySHA1InWant", "true")


def invoke(command, env, typed, queue):
    pathlib.Path(TEMP, "in.txt").write_text(typed)
    os.dup2(os.open(os.path.join(TEMP, "in.txt"), os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, "r")
    os.dup2(os.open(os.path.join(TEMP, "out.txt"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    sys.stdout = os.fdopen(1, "w")
    sys.stderr = sys.stdout
    os.environ.update(env)
    os.chdir("root")
    result = dbtRunner().invoke(command.split())
    if result.exception is not None and type(result.exception).__name__ == "DbtUsageException":
        print("USAGE " + str(result.exception))
    sys.stdout.flush()
    queue.put(0 if result.success else 2 if result.exception else 1)


def run(line, env):
    command, _, typed = line.partition(" << ")
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=invoke, args=(filled(command), {**env, "HOME": TEMP + "/home"}, typed.replace("|", "\n"), queue))
    process.start()
    code = queue.get()
    process.join()
    lines = []
    text = pathlib.Path("out.txt").read_text()
    # without a terminal a password cannot be hidden, which Python complains of
    text = re.sub(r"[^ ]*getpass[^\n]*\n[^\n]*\n[^\n]*\n(pass [^\n]*)\n", r"\1", text)
    for line in text.splitlines():
        line = plain(re.sub(r"^\d\d:\d\d:\d\d  ", "", line)).rstrip()
        line = re.sub(r'"[^"]*/dbt-downloads-[^/"]*', '"{DOWNLOADS}', line)
        line = re.sub(r"\b[0-9a-f]{32}\b", "{FOLDER}", line)
        # dbt's order of these keys changes from run to run
        line = re.sub(r"removing: (\{.*\})", lambda m: f"removing: {dict(sorted(eval(m[1]).items()))}", line)
        # dbt names the folder twice
        line = re.sub(r"^(Initialized new project in .*)/(\w+)/\2$", r"\1/\2", line)
        line = re.sub(r"\d\d:\d\d:\d\d  ", "", line)
        if line.startswith("Traceback"):
            break
        if line.strip() and not NOISE.search(line):
            lines.append("  " + line)
    return [f"  exit {code}"] + lines


def show(path, is_masked):
    path = pathlib.Path(path)
    if not path.exists():
        return ["  (none)"]
    text = plain(path.read_text())
    if is_masked:
        text = re.sub(r"sha1_hash: [0-9a-f]{40}", "sha1_hash: *", text)
    return ["  " + line for line in text.splitlines()]


def listing(path):
    found = []
    for folder, folders, files in os.walk(path):
        for name in folders + files:
            child = os.path.join(folder, name)
            if os.path.islink(child):
                found.append("  " + os.path.relpath(child, path) + " -> " + plain(os.readlink(child)))
            elif name in files and "/.git/" not in child + "/":
                found.append("  " + os.path.relpath(child, path))
    return sorted(found)


def record(file):
    out, path, built = [], None, False
    files = {"root/dbt_project.yml": PROJECT}
    env = {}
    lines = file.read_text().splitlines()
    is_masked = False
    added = None
    for line in lines + ["."]:
        if added is not None:
            if line.startswith("  "):
                added[1].append(line[2:])
                out.append(line)
                continue
            pathlib.Path(added[0]).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(added[0]).write_text(filled("\n".join(added[1]) + "\n"))
            added = None
        if line.startswith(("$ ", "> ", ">> ", "+ ")):
            if not built:
                build(files)
                is_masked = "{" in files.get("root/packages.yml", "") + files.get("root/dependencies.yml", "")
                built = True
            out.append(line)
            word, rest = line.split(" ", 1)
            if word == "$":
                out += run(rest, env)
            elif word == ">":
                out += show(rest, is_masked)
            elif word == ">>":
                out += listing(rest)
            else:
                added = (rest, [])
        elif not built:
            out.append(line)
            if line.startswith("% "):
                name, value = line[2:].split("=", 1)
                env[name] = filled(value)
            elif line.startswith("- "):
                del files[line[2:]]
            elif line.startswith("== "):
                path = line[3:]
                files[path] = ""
            elif path is not None:
                files[path] += line + "\n"
    file.write_text("\n".join(out) + "\n")


for file in sorted(SETUP.glob("*.txt")):
    if not sys.argv[1:] or file.stem in sys.argv[1:]:
        record(file)
        print(file.name)
