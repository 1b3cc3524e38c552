"""Writes random templates with what Jinja2 makes of them, one JSON object a line.

    python generate_random.py --seed 1 --count 2000 > ../golden/random/seed1.jsonl

Run with an interpreter that has dbt-core. t is the template, v its variables as a Python literal, e the
environment unless it is text, and r the result as in record.py. RandomTemplatesTest compares. The same seed
and count give the same file.
"""

import argparse
import json
import os
import random
import re
import resource
import signal
import sys
import warnings

if os.environ.get("PYTHONHASHSEED") != "0":
    os.environ["PYTHONHASHSEED"] = "0"
    os.execv(sys.executable, [sys.executable, *sys.argv])

import pytz
from random_grammar import Grammar
from rendering import expected

# addresses, sets of several elements, complex numbers, and what depends on memory or Python's own limits
UNSTABLE = re.compile(
    r"(?i)0x[0-9a-f]{6}|[0-9a-f]{6}x0|<locals>|complex|\dj\)|!! Exception: $|<generator|\{'[^':{}]*', |\{-?\d[^:{}]*, -?\d[^:]*\}|RecursionError|MemoryError|Exceeds the limit"
    r"|!! Exception: (Timeout|.*<unknown>|.*\(<template>)"
)


class Timeout(Exception):
    """A template takes too long. Told, because libraries swallow exceptions."""

    happened = False


def stop(signum, frame):
    Timeout.happened = True
    raise Timeout()


def result(template, variables, environment):
    Timeout.happened = False
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        got = expected(template, variables, environment)
        return None if Timeout.happened else got
    except MemoryError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def case(chooser):
    grammar = Grammar(chooser)
    template = grammar.template()
    literal = repr(grammar.context())
    environment = chooser.choice(["text", "text", "text", "native", "capture"])
    if len(template) > 900:
        return None
    got = result(template, eval(literal), environment)
    if got is None or len(got) > 3000 or UNSTABLE.search(got):
        return None
    made = {"t": template}
    if literal != "{}":
        made["v"] = literal
    if environment != "text":
        made["e"] = environment
    made["r"] = got
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    len(pytz.all_timezones), [pytz.timezone(zone) for zone in ("Europe/Berlin", "US/Eastern")]  # loaded lazily
    chooser = random.Random(options.seed)
    written = 0
    while written < options.count:
        made = case(chooser)
        if made is not None:
            print(json.dumps(made))
            written += 1


if __name__ == "__main__":
    main()
