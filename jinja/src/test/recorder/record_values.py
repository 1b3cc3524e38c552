"""Records what Python 3.11 and Jinja2's sandbox give for the expressions listed here.

Run with a Python that has dbt-core installed, from the repository's root:

    python jinja/src/test/recorder/record_values.py

Each file under jinja/src/test/golden/values holds one area: an expression after ">>> ", then its
repr, or the class and text of the exception after "!". Attributes go through the sandbox.
"""

import ast
import datetime
import decimal
import itertools
import json
import os
import pathlib
import re
import time

import jinja2
import pytz
from dbt_common.clients.jinja import create_undefined
from jinja2.sandbox import SandboxedEnvironment

os.environ["TZ"] = "UTC"
time.tzset()

ENV = SandboxedEnvironment()
CAPTURE = SandboxedEnvironment(undefined=create_undefined())
OUT = pathlib.Path("jinja/src/test/golden/values")


def after(obj, change):
    change(obj)
    return obj


def f0():
    return ()


def f1(x):
    return (x,)


def f2(x, y=1):
    return (x, y)


def f3(x, y, z):
    return (x, y, z)


def fv(x, *args, **kw):
    return (x, args, kw)


def fk(x, *, k, m=2):
    return (x, k, m)


def fp(x, /, y=3):
    return (x, y)


SCOPE = {
    "f0": f0, "f1": f1, "f2": f2, "f3": f3, "fv": fv, "fk": fk, "fp": fp,
    "datetime": datetime, "itertools": itertools, "pytz": pytz, "re": re,
    "str": str, "repr": repr, "bool": bool, "len": len, "Decimal": decimal.Decimal,
    "inf": lambda: float("inf"), "nan": lambda: float("nan"),
    "loads": json.loads, "dumps": json.dumps,
    "U": lambda name: jinja2.Undefined(name=name), "C": lambda name: CAPTURE.undefined(name=name),
    "capture": CAPTURE.getattr, "item": ENV.getitem,
    "format": format, "after": after,
    "list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "sorted": sorted,
    "dict": dict, "range": range, "__attr": ENV.getattr,
}


class Sandbox(ast.NodeTransformer):
    def visit_Attribute(self, node):
        self.generic_visit(node)
        call = ast.Call(ast.Name("__attr", ast.Load()), [node.value, ast.Constant(node.attr)], [])
        return ast.copy_location(call, node)


def class_name(kind):
    """The class itself or, where templates cannot tell the difference, its base class."""
    for base in (UnicodeError, ZeroDivisionError, KeyError):
        if issubclass(kind, base):
            return base.__name__
    return kind.__name__


def evaluate(expression):
    tree = ast.fix_missing_locations(Sandbox().visit(ast.parse(expression, mode="eval")))
    try:
        value = repr(eval(compile(tree, "<case>", "eval"), dict(SCOPE)))
    except Exception as e:
        value = "!" + class_name(type(e)) + ": " + str(e).replace("\n", "\\n")
    return value


AREAS = {}


def area(name, text):
    lines = [line.strip() for line in text.strip().split("\n")]
    AREAS[name] = [line for line in lines if line and not line.startswith("#")]


from cases_values import define  # noqa: E402

define(area)

if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name, expressions in AREAS.items():
        lines = ["# Python 3.11, Jinja2 3.1.6, dbt-core 1.12.6"]
        for expression in expressions:
            lines += [">>> " + expression, evaluate(expression)]
        OUT.joinpath(name + ".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
