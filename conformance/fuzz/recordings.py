"""What real dbt-core made of projects, kept by what it was given, so that a later comparison need not run it."""
import gzip
import hashlib
import json
import lzma
import pathlib

from compare import is_built_in
from engines import ENVIRONMENT, Outcome


def key(files, words):
    """Two questions with one key have one answer."""
    digest = hashlib.sha256(json.dumps([words, ENVIRONMENT]).encode())
    for path, content in sorted(files.items()):
        content = content if isinstance(content, bytes) else content.encode()
        digest.update(f"\0{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:32]


class Answer:
    """Outcome of a command and what stands in the artifacts, without built-in macros and folders of this machine."""

    def __init__(self, outcome, artifacts):
        self.outcome = outcome
        self.artifacts = artifacts

    @classmethod
    def read(cls, outcome, target, folders):
        def plain(text):
            for name, folder in folders.items():
                text = text.replace(str(folder), name)
            return text

        artifacts = {}
        for name in ("manifest.json", "semantic_manifest.json"):
            if outcome.exit == 0 and (target / name).exists():
                artifacts[name] = json.loads(plain((target / name).read_text()))
        for section in ("macros", "docs"):
            entries = artifacts.get("manifest.json", {}).get(section, {})
            for built_in in [entry for entry in entries if is_built_in(entry)]:
                del entries[built_in]
        told = [[*event[:3], plain(event[3])] for event in outcome.told]
        return cls(Outcome(outcome.exit, told, [plain(line) for line in outcome.lines]), artifacts)

    def to_json(self):
        return {"exit": self.outcome.exit, "told": self.outcome.told, "lines": self.outcome.lines, **self.artifacts}

    @classmethod
    def of_json(cls, kept):
        names = [name for name in kept if name.endswith(".json")]
        return cls(Outcome(kept["exit"], kept["told"], kept["lines"]), {name: kept[name] for name in names})


class Cache:
    """A folder with a file for each answer."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, name):
        file = self.folder / f"{name}.json.gz"
        return Answer.of_json(json.loads(gzip.decompress(file.read_bytes()))) if file.exists() else None

    def put(self, name, answer):
        unfinished = self.folder / f"{name}.unfinished"
        unfinished.write_bytes(gzip.compress(json.dumps(answer.to_json(), ensure_ascii=False).encode(), 6))
        unfinished.rename(self.folder / f"{name}.json.gz")


class Nothing:
    """Keeps no answer."""

    def get(self, name):
        return None

    def put(self, name, answer):
        pass


class Recording:
    """Projects and dbt's answers in one file."""

    def __init__(self, file):
        self.file = pathlib.Path(file)
        self.answers = {}
        self.cases = []

    def read(self):
        kept = json.loads(lzma.decompress(self.file.read_bytes()))
        self.cases, self.answers = kept["cases"], kept["answers"]
        return self

    def write(self):
        kept = {"cases": self.cases, "answers": self.answers}
        self.file.write_bytes(lzma.compress(json.dumps(kept, ensure_ascii=False).encode(), preset=9 | lzma.PRESET_EXTREME))

    def add(self, case, ask):
        """Takes in a project and what dbt says of it; projects with bytes that are no text are passed over."""
        if any(isinstance(content, bytes) for content in case.files.values()):
            return
        asked = [["parse", *case.words]]
        answer = ask(case.files, asked[0])
        if case.ls is not None and answer.outcome.exit == 0:
            asked.append(["ls", *case.ls, *case.words])
        self.cases.append(case)
        for words in asked:
            self.answers[key(case.files, words)] = ask(case.files, words).to_json()

    def get(self, name):
        return Answer.of_json(self.answers[name]) if name in self.answers else None

    def put(self, name, answer):
        self.answers[name] = answer.to_json()
