"""The two engines, each in one long-lived process: real dbt-core in this one, Percolate in a JVM of its own."""
import gc
import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENVIRONMENT = {"DO_NOT_TRACK": "1", "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DBT_USE_COLORS": "false",
               "DBT_ENV_CUSTOM_ENV_PLACE": "here", "DBT_ENV_SECRET_WORD": "hushhush",
               "FUZZ_TEXT": "from env", "FUZZ_NUMBER": "7", "FUZZ_FLAG": "true"}
TOLD = {"warn", "error"}


class Outcome:
    """exit: 0, 1 or 2; told: warnings and errors as [level, code, name, text]; lines: what `ls` gave."""

    def __init__(self, exit_code, told, lines):
        self.exit = exit_code
        self.told = told
        self.lines = lines


def list_in_order():
    """Folders as a project names them; files in the order of their names, those of a folder before its subfolders, as Percolate takes them."""
    import dbt.config.project
    import dbt.parser.search
    listed = dbt.parser.search.find_matching

    def sorted_files(root, folders, *more):
        def place(found):
            *parents, name = found["relative_path"].split("/")
            return folders.index(found["searched_path"]), [(1, parent) for parent in parents] + [(0, name)]

        return sorted(listed(root, folders, *more), key=place)

    dbt.parser.search.find_matching = sorted_files
    dbt.config.project._all_source_paths = lambda *paths: list(dict.fromkeys(path.rstrip("/") for part in paths for path in part))


def keep_macro_trees():
    """Lets the loading of macros parse each text once per process: most of the time goes into dbt's own macros."""
    from dbt.parser.manifest import ManifestLoader
    from dbt_common.clients.jinja import MacroFuzzEnvironment
    parse, load, trees, loading = MacroFuzzEnvironment._parse, ManifestLoader.load_and_parse_macros, {}, []

    def parse_once(self, source, name, filename):
        if not loading:
            return parse(self, source, name, filename)
        key = type(self), source, name, filename
        if key not in trees:
            trees[key] = parse(self, source, name, filename)
        return trees[key]

    def load_macros(self, *arguments):
        loading.append(True)
        try:
            return load(self, *arguments)
        finally:
            loading.clear()

    MacroFuzzEnvironment._parse, ManifestLoader.load_and_parse_macros = parse_once, load_macros


def keep_blocks_and_calls():
    """The same for the blocks of a macro file, told warnings included, and for the calls that a macro makes."""
    import dbt.clients.jinja_static
    import dbt.parser.macros
    jinja, kept = dbt.parser.macros.jinja, {}
    extract = jinja.extract_toplevel_blocks

    def extract_once(text, allowed_blocks=None, collect_raw_data=True, warning_callback=None):
        key = text, tuple(sorted(allowed_blocks or ())), collect_raw_data, warning_callback is None
        if key not in kept:
            warnings = []
            try:
                kept[key] = extract(text, allowed_blocks, collect_raw_data, warning_callback and warnings.append), warnings
            finally:
                if key not in kept:  # what was told before it failed
                    for warning in warnings:
                        warning_callback(warning)
        blocks, warnings = kept[key]
        for warning in warnings:
            warning_callback(warning)
        return list(blocks)

    jinja.extract_toplevel_blocks = extract_once
    dbt.clients.jinja_static.test_caching_enabled = lambda: True


def write_no_built_in_macros():
    """They are half of a small project's manifest, and not compared."""
    from compare import is_built_in
    from dbt.contracts.graph.manifest import Manifest
    writable = Manifest.writable_manifest

    def without(self):
        made = writable(self)
        made.macros = {name: macro for name, macro in made.macros.items() if not is_built_in(name)}
        return made

    Manifest.writable_manifest = without


def make_no_contexts_for_built_in_macros():
    """A context for each is made to render its description, and they have none."""
    import dbt.parser.manifest
    from compare import BUILT_IN
    generate = dbt.parser.manifest.generate_runtime_docs_context

    def only_where_needed(config, target, *more):
        bare = getattr(target, "macro_sql", None) is not None and target.package_name in BUILT_IN and not target.description
        return {} if bare and not any(a.description for a in target.arguments) else generate(config, target, *more)

    dbt.parser.manifest.generate_runtime_docs_context = only_where_needed


class DbtCore:
    def __init__(self):
        gc.set_threshold(200_000, 50, 50)
        os.environ.update(ENVIRONMENT)
        import dbt.config.runtime
        import dbt.deprecations
        from dbt.cli.main import dbtRunner
        from dbt_common.events.event_manager_client import cleanup_event_logger
        self.runner, self.deprecations, self.cleanup = dbtRunner, dbt.deprecations, cleanup_event_logger
        list_in_order()
        keep_macro_trees()
        keep_blocks_and_calls()
        make_no_contexts_for_built_in_macros()
        write_no_built_in_macros()
        config = dbt.config.runtime.RuntimeConfig
        directories = config._get_project_directories
        config._get_project_directories = lambda self: iter(sorted(directories(self)))

    def run(self, project, words):
        """One command in the folder of a project."""
        told = []

        def note(event):
            if event.info.level in TOLD:
                told.append([event.info.level, event.info.code, event.info.name, event.info.msg])

        self.deprecations.active_deprecations.clear()
        self.deprecations.buffered_deprecations.clear()
        before = os.getcwd()
        os.chdir(project)
        try:
            result = self.runner(callbacks=[note]).invoke(words)
        finally:
            os.chdir(before)
            self.cleanup()
        code = 0 if result.success else 1 if result.exception is None else 2
        lines = [str(line) for line in result.result] if isinstance(result.result, list) else []
        return Outcome(code, told, lines)


def java(dist=ROOT / "build" / "dist"):
    """That of JAVA_HOME, else the one the product was built with."""
    stamp = dist / "stamp"
    home = os.environ.get("JAVA_HOME") or (stamp.read_text().split("\n")[1] if stamp.exists() else None)
    return str(pathlib.Path(home) / "bin" / "java") if home else "java"


class Percolate:
    def __init__(self, program=None, dist=os.environ.get("FUZZ_DIST")):
        dist = pathlib.Path(dist or ROOT / "build" / "dist")
        path = f"{dist / 'percolate.jar'}:{dist / 'lib'}/*"
        command = [program or java(dist), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m", "-Xmx1g", "-Dpercolate.command=dbt",
                   "-cp", path, str(HERE / "ParseLoop.java")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, **ENVIRONMENT})

    def run(self, project, words):
        self.process.stdin.write(("\t".join([*words, "--log-format", "json"]) + "\n").encode())
        self.process.stdin.flush()
        code, size = map(int, self.process.stdout.readline().split())
        text = self.process.stdout.read(size).decode()
        told, lines = [], []
        for line in text.split("\n"):
            try:
                info = json.loads(line)["info"]
            except (ValueError, KeyError, TypeError):
                if line.strip():
                    told.append(["error", "", "", line])
                continue
            if info["level"] in TOLD:
                told.append([info["level"], info["code"], info["name"], info["msg"]])
            elif info["name"] == "PrintEvent" or info["code"] == "Z052":
                lines.append(info["msg"])
        return Outcome(code, told, lines)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
