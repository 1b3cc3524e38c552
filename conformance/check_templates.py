#!/usr/bin/env python3
"""Compare how our template engine and Jinja2 read every SQL file of the corpus.

    check_templates.py [--reference DIR]

Run with an interpreter that has dbt-core. Each file must be accepted, or refused with the same error at the same
line, and give the same macros: names, arguments and, where they are literals, default values. The corpus lies
outside this repository, in the folder `shared` beside it (or --reference, or PERCOLATE_REFERENCE).

Exit code 1 on any difference.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jinja2
from dbt_common.clients.jinja import get_environment

ROOT = pathlib.Path(__file__).resolve().parent.parent


def literal(node):
    """The repr of a default that is a constant, else null."""
    try:
        return repr(node.as_const())
    except Exception:
        return None


def signature(macro):
    required = len(macro.args) - len(macro.defaults)
    defaults = [None] * required + [[literal(node)] for node in macro.defaults]
    return {"name": macro.name, "arguments": [[a.name, d] for a, d in zip(macro.args, defaults)]}


def reading(text):
    """What Jinja2, set up as dbt does, makes of a file."""
    environment = get_environment(None)
    try:
        environment.compile(text)
        macros = environment.parse(text).find_all(jinja2.nodes.Macro)
        return {"macros": [signature(macro) for macro in macros]}
    except jinja2.TemplateSyntaxError as e:
        return {"error": f"{type(e).__name__} {e.lineno}: {e.message}"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", default=os.environ.get("PERCOLATE_REFERENCE", ROOT.parent / "shared"))
    corpus = pathlib.Path(parser.parse_args().reference) / "corpus"
    files = sorted(corpus.rglob("*.sql"))
    if not files:
        print(f"no corpus at {corpus}: give --reference or set PERCOLATE_REFERENCE", file=sys.stderr)
        return 2
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        recorded = pathlib.Path(scratch) / "corpus.jsonl"
        with recorded.open("w") as out:
            for file in files:
                text = file.read_bytes().decode("utf-8")
                read = reading(text)
                counts["macros"] += len(read.get("macros", []))
                counts["arguments"] += sum(len(m["arguments"]) for m in read.get("macros", []))
                counts["refused"] += "error" in read
                print(json.dumps({"path": str(file.relative_to(corpus)), "text": text, **read}), file=out)
        test = ["-Dquick", "-q", "test", "-pl", "jinja", "-am", "-Dtest=CorpusTemplatesTest"]
        command = [str(ROOT / "mvnw"), *test, "-Dsurefire.failIfNoSpecifiedTests=false", f"-DcorpusTemplates={recorded}"]
        done = subprocess.run(command, cwd=ROOT)
    print(
        f"{len(files)} files, {counts['refused']} refused by Jinja2, {counts['macros']} macros with "
        f"{counts['arguments']} arguments: {'all equal' if done.returncode == 0 else 'they differ'}"
    )
    return done.returncode and 1


if __name__ == "__main__":
    sys.exit(main())
