"""What is timed: the command line of each case, what must have been done before it, and what is changed for it."""
import dataclasses
import pathlib
import shutil


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    words: tuple
    says: str
    wipe: str = ""  # "target" or "database" is removed before each run
    first: tuple = ()  # command lines run once, untimed, before the first run
    change: str = ""  # the kind of file that gets a comment more before each run
    makes: str = ""  # what must be there afterwards: the Rust engine says "not supported" with exit code 0


PARSE = ("parse",)
BUILD = ("build",)
CASES = [
    Case("version", ("--version",), "`--version`"),
    Case("parse_cold", ("parse", "--no-partial-parse"), "parse, from nothing", wipe="target"),
    Case("parse_same", PARSE, "parse, nothing changed", first=(PARSE,)),
    Case("parse_sql", PARSE, "parse, one .sql changed", first=(PARSE,), change="sql"),
    Case("parse_yml", PARSE, "parse, one .yml changed", first=(PARSE,), change="yml"),
    Case("parse_macro", PARSE, "parse, one macro changed", first=(PARSE,), change="macro"),
    Case("ls", ("ls",), "ls", first=(PARSE,)),
    Case("ls_select", ("ls", "--select", "+{last}"), "ls of one model and its ancestors", first=(PARSE,)),
    Case("compile", ("compile", "--no-introspect"), "compile all, no database", first=(PARSE,)),
    Case("compile_one", ("compile", "--no-introspect", "--select", "{last}"), "compile one model", first=(PARSE,)),
    Case("build", BUILD, "build", wipe="database", first=(PARSE,)),
    Case("run", ("run",), "run", first=(BUILD,)),
    Case("test", ("test",), "test", first=(BUILD,)),
    Case("docs", ("docs", "generate"), "docs generate", first=(BUILD,), makes="target/catalog.json"),
]
BY_NAME = {case.name: case for case in CASES}
COMMENT = {"sql": "\n-- changed {}\n", "yml": "\n# changed {}\n", "macro": "\n{{# changed {} #}}\n"}


class Project:
    """A generated project of one engine: its files are changed for a run and put back after it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        models = sorted((self.folder / "models").rglob("*.sql"))
        self.last = models[-1].stem
        self.targets = {
            "sql": models[-1],
            "yml": sorted((self.folder / "models").rglob("*.yml"))[-1],
            "macro": sorted((self.folder / "macros").rglob("*.sql"))[0],
        }

    def words(self, case):
        return [word.format(last=self.last) for word in case.words]

    def prepare(self, case, number):
        """Makes ready for one run. A changed file stays changed, so that the next run sees one change only."""
        if case.wipe == "target":
            shutil.rmtree(self.folder / "target", ignore_errors=True)
        if case.wipe == "database":
            for file in self.folder.glob("*.duckdb*"):
                file.unlink()
        if case.makes:
            (self.folder / case.makes).unlink(missing_ok=True)
        if case.change:
            file = self.targets[case.change]
            with file.open("a", encoding="utf-8") as text:
                text.write(COMMENT[case.change].format(number))

    def has(self, case):
        """Whether the last run made what it had to."""
        return not case.makes or (self.folder / case.makes).exists()
