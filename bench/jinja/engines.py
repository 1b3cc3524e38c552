#!/usr/bin/env python3
"""Time Jinja2 or minijinja on the benchmark's templates; run by `run`, in the virtual environment it makes.

    engines.py jinja2|minijinja warm DIR ROW SECONDS ITERATIONS    JSON: CPU seconds of one pass over the row's templates
    engines.py jinja2|minijinja text DIR ROW FILE                  writes the rendered texts
    engines.py jinja2|minijinja cold DIR [SET]                     compiles and renders everything once, prints a checksum
"""
import sys
import time


def read(folder, name):
    with open("%s/%s.txt" % (folder, name), encoding="utf-8", newline="") as file:
        return file.read().split("\n\x1e")



def ref(*names):
    return '"db"."analytics"."%s"' % names[-1]


def source(name, table):
    return '"db"."%s"."%s"' % (name, table)


def config(**_):
    return ""


VARS = {"start_date": "2020-01-01", "raw_rows": 40}


def var(name, default=None):
    return VARS.get(name, default)


def is_incremental():
    return False


FUNCTIONS = {"ref": ref, "source": source, "config": config, "var": var, "is_incremental": is_incremental}
VALUES = {
    "target": {"name": "dev", "schema": "analytics"},
    "this": '"db"."analytics"."this_model"',
    "names": ["alpha", "beta", "gamma", "delta", "alpha"],
    "items": [{"name": "one", "active": True, "n": 3}, {"name": "two", "active": False, "n": 5},
              {"name": "three", "active": True, "n": 11}],
    "number": 42,
    "options": {"schema": "analytics", "table": "orders", "rows": 12},
}
IMPORT = "{% from 'library' import test_not_null, test_unique, test_accepted_values, test_relationships %}"


class Jinja2:
    def __init__(self, library):
        import jinja2
        # no sandbox and no native values, as dbt has them: the fastest set-up Jinja2 knows
        self.environment = jinja2.Environment(extensions=["jinja2.ext.do"])
        self.environment.globals.update(FUNCTIONS)
        self.environment.globals.update(VALUES)
        module = self.environment.from_string(library).module
        self.environment.globals.update({name: value for name, value in vars(module).items() if name.startswith("test_")})
        self.compile = self.environment.from_string

    def source(self, text):
        return text

    def render(self, template):
        return template.render()

    def both(self, text):
        return self.environment.from_string(text).render()


class MiniJinja:
    def __init__(self, library):
        import minijinja
        self.environment = minijinja.Environment(templates={"library": library})
        for name, value in FUNCTIONS.items():
            self.environment.add_function(name, value)
        for name, value in VALUES.items():
            self.environment.add_global(name, value)
        self.count = 0
        self.names = {}
        self.both = self.environment.render_str

    def source(self, text):
        return IMPORT + text if text.startswith("{{ test_") else text

    def compile(self, text):
        # always under one of a few names: the binding has no template values, only an environment of named ones
        name = self.names.get(text)
        if name is None:
            name = self.names[text] = "t%d" % len(self.names)
        self.environment.add_template(name, text)
        return name

    def render(self, template):
        return self.environment.render_template(template)


def passes(task, items):
    def one():
        for item in items:
            task(item)
    return one


def least(one, seconds, iterations):
    """The least CPU time of one pass, over iterations of so many seconds, after two to warm up."""
    best = None
    for i in range(iterations + 2):
        count = 0
        begin = now = time.process_time()
        while now - begin < seconds:
            one()
            count += 1
            now = time.process_time()
        if i >= 2:
            cost = (now - begin) / count
            best = cost if best is None or cost < best else best
    return best


def main():
    engine_name, mode, folder = sys.argv[1:4]
    engine = {"jinja2": Jinja2, "minijinja": MiniJinja}[engine_name](read(folder, "library")[0])
    if mode == "cold":
        length = 0
        for text in read(folder, sys.argv[4] if len(sys.argv) > 4 else "cold"):
            length += len(engine.both(engine.source(text)))
        print(length)
        return
    texts = [engine.source(text) for text in read(folder, sys.argv[4])]
    if mode == "text":
        with open(sys.argv[5], "w", encoding="utf-8", newline="") as file:
            file.write("\n\x1e".join(engine.both(text) for text in texts))
        return
    import json
    seconds, iterations = float(sys.argv[5]), int(sys.argv[6])
    result = {"templates": len(texts)}
    result["compile"] = least(passes(engine.compile, texts), seconds, iterations)
    compiled = [engine.compile(text) for text in texts]
    result["render"] = least(passes(engine.render, compiled), seconds, iterations)
    result["both"] = least(passes(engine.both, texts), seconds, iterations)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
