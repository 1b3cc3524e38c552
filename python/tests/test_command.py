"""The installed commands: found beside the package, started without Java on the machine, faster the second time."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import time

import pytest

BIN = pathlib.Path(sys.executable).parent
# a machine without Java, as a new user has it
BARE = {"PATH": "/usr/bin:/bin", "PERCOLATE_CACHE": os.environ["PERCOLATE_CACHE"]}


def run(command: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env={**BARE, **env}, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("name", ["percolate", "dbt"])
def test_tells_its_version(name: str) -> None:
    done = run([str(BIN / name), "--version"])
    assert done.returncode == 0, done.stderr
    assert "installed: 1.12" in done.stdout


def test_module_is_the_same_command() -> None:
    done = run([sys.executable, "-m", "percolate", "--version"])
    assert done.returncode == 0, done.stderr
    assert "installed: 1.12" in done.stdout


def test_help_names_the_command_as_called() -> None:
    assert "Usage: percolate" in run([str(BIN / "percolate"), "--help"]).stdout
    assert "Usage: dbt" in run([str(BIN / "dbt"), "--help"]).stdout


def test_wrong_option_ends_with_2() -> None:
    done = run([str(BIN / "percolate"), "run", "--no-such-option"])
    assert done.returncode == 2
    assert "No such option" in done.stderr


def test_called_through_a_link_and_by_a_relative_path(tmp_path: pathlib.Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(BIN / "percolate")
    assert run([str(link), "--version"]).returncode == 0
    done = subprocess.run(["./percolate", "--version"], cwd=BIN, env=BARE, capture_output=True, timeout=120)
    assert done.returncode == 0


def test_unusable_java_home_is_passed_over(tmp_path: pathlib.Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text("#!/bin/sh\nexit 9\n")
    (tmp_path / "bin" / "java").chmod(0o755)
    (tmp_path / "release").write_text('JAVA_VERSION="21.0.4"\n')
    assert run([str(BIN / "percolate"), "--version"], JAVA_HOME=str(tmp_path)).returncode == 0


def test_java_home_of_25_is_used(tmp_path: pathlib.Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text("#!/bin/sh\necho this one\n")
    (tmp_path / "bin" / "java").chmod(0o755)
    (tmp_path / "release").write_text('JAVA_VERSION="25.0.1"\n')
    assert run([str(BIN / "percolate"), "--version"], JAVA_HOME=str(tmp_path)).stdout == "this one\n"


def test_script_without_its_package_says_so(tmp_path: pathlib.Path) -> None:
    lonely = tmp_path / "bin" / "percolate"
    lonely.parent.mkdir()
    shutil.copy(BIN / "percolate", lonely)
    done = run([str(lonely), "--version"])
    assert done.returncode == 2
    assert "is not installed beside it" in done.stderr


def test_makes_class_caches_and_takes_them_or_leaves_them_in_silence(tmp_path: pathlib.Path) -> None:
    caches = tmp_path / "odd name" / "caches"
    first, second = (run([str(BIN / "percolate"), "--version"], PERCOLATE_CACHE=str(caches)) for _ in range(2))
    assert first.returncode == second.returncode == 0
    deadline = time.monotonic() + 400
    while len(list(caches.glob("*.aot"))) < 2 or list(caches.glob("*.lock")):
        assert time.monotonic() < deadline, "no class caches were made"
        time.sleep(0.1)
    commands, cache = sorted(caches.iterdir())
    assert commands.name.startswith("commands-") and cache.name.startswith("start-")
    whole = cache.read_bytes()
    for content in (whole, b"", b"no cache at all", whole[:100_000]):
        cache.write_bytes(content)
        done = run([str(BIN / "percolate"), "--version"], PERCOLATE_CACHE=str(caches))
        assert (done.returncode, done.stdout, done.stderr) == (0, first.stdout, "")


def test_example_builds(tmp_path: pathlib.Path) -> None:
    root = pathlib.Path(os.environ["PERCOLATE_ROOT"])
    shop = tmp_path / "shop"
    shutil.copytree(root / "examples" / "jaffle-shop", shop,
                    ignore=shutil.ignore_patterns("target", "logs", "*.duckdb"))
    done = run([str(BIN / "percolate"), "build", "--project-dir", str(shop), "--profiles-dir", str(shop)])
    assert done.returncode == 0, done.stdout
    assert "ERROR=0" in done.stdout
