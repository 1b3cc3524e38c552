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

import jinja2
from dbt_common.clients.jinja import get_environment

KINDS = {
    "TypeError", "ValueError", "KeyError", "IndexError", "AttributeError", "ZeroDivisionError",
    "OverflowError", "LookupError", "RecursionError", "RuntimeError", "UndefinedError",
    "SecurityError", "FilterArgumentError", "TemplateRuntimeError", "TemplateSyntaxError",
    "TemplateAssertionError",
}


def expected(template, variables, env_name):
    environment = get_environment(
        None, capture_macros=env_name == "capture", native=env_name == "native"
    )
    try:
        result = environment.from_string(template).render(variables)
    except jinja2.TemplateSyntaxError as e:
        return f"!! {type(e).__name__} {e.lineno}: {e.message}"
    except Exception as e:
        kind = type(e).__name__
        message = getattr(e, "msg", None) or str(e)
        return f"!! {kind if kind in KINDS else 'Exception'}: {message}"
    return repr(result) if env_name == "native" else result


def rewrite(path):
    with open(path, encoding="utf-8") as f:
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
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out))


for argument in sys.argv[1:]:
    rewrite(argument)
