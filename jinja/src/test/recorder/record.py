"""Records what Jinja2 3.1.6, set up as dbt 1.12 does, makes of the golden templates.

Run with an interpreter that has dbt-core: python record.py ../golden/*.txt
Rewrites the expected part of every case in place. A case is

    # name
    > vars: {'x': 1}      a Python literal; optional
    > env: native         text (default), native or capture; optional
    template
    ----
    expected output (of a native template: its repr), or !! Kind line: message
    ====
"""

import ast
import sys

from rendering import expected


def rewrite(path):
    with open(path, encoding="utf-8", newline="") as f:
        cases = f.read().split("\n====\n")
    out = []
    for case in cases:
        if not case.strip():
            continue
        given = case.split("\n----\n")[0].removesuffix("\n----").lstrip("\n")
        lines = given.split("\n")
        variables, env_name = {}, "text"
        body = 1
        while body < len(lines) and lines[body].startswith("> "):
            key, value = lines[body][2:].split(": ", 1)
            if key == "vars":
                variables = ast.literal_eval(value)
            else:
                env_name = value.strip()
            body += 1
        template = "\n".join(lines[body:])
        out.append(given + "\n----\n" + expected(template, variables, env_name) + "\n====\n")
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("\n".join(out))


for argument in sys.argv[1:]:
    rewrite(argument)
