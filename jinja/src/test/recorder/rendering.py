"""What Jinja2 3.1.6, set up as dbt 1.12 does, makes of a template.

Every template also sees `modules`, as in dbt: pytz, datetime, re and itertools.
"""

import datetime
import itertools
import os
import re
import time

import jinja2
import pytz
from dbt_common.clients.jinja import get_environment
from dbt_common.exceptions import DbtRuntimeError

os.environ["TZ"] = "UTC"
time.tzset()

KINDS = {
    "TypeError", "ValueError", "KeyError", "IndexError", "AttributeError", "ZeroDivisionError",
    "OverflowError", "LookupError", "RecursionError", "RuntimeError", "UndefinedError",
    "SecurityError", "FilterArgumentError", "TemplateRuntimeError", "TemplateSyntaxError",
    "TemplateAssertionError", "error", "UnicodeError", "JSONDecodeError", "StopIteration",
    "NotImplementedError", "InvalidOperation",
}

ITERTOOLS = (
    "count cycle repeat accumulate chain compress islice starmap tee zip_longest product permutations "
    "combinations combinations_with_replacement"
).split()

MODULES = {
    "pytz": {name: getattr(pytz, name) for name in pytz.__all__},
    "datetime": {
        name: getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta", "tzinfo")
    },
    "re": {name: getattr(re, name) for name in re.__all__},
    "itertools": {name: getattr(itertools, name) for name in ITERTOOLS},
}

ENVIRONMENTS = {
    "text": lambda: get_environment(None),
    "native": lambda: get_environment(None, native=True),
    "capture": lambda: get_environment(None, capture_macros=True),
}


def expected(template, variables, env_name):
    """The text (of a native template: its repr), or !! and the error's kind, line and message."""
    environment = ENVIRONMENTS[env_name]()
    try:
        result = environment.from_string(template).render({"modules": MODULES, **variables})
        return repr(result) if env_name == "native" else result
    except jinja2.TemplateSyntaxError as e:
        return f"!! {type(e).__name__} {e.lineno}: {e.message}"
    except DbtRuntimeError as e:
        return f"!! Exception: {e.msg}"
    except Exception as e:
        kind = next((c.__name__ for c in type(e).__mro__ if c.__name__ in KINDS), "Exception")
        return f"!! {kind}: {e}"
