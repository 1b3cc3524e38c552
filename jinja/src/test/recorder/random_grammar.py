"""A grammar of templates for dbt's Jinja2, from which random.Random picks.

Expressions are made by kind (int, num, str, list, dict, bool, ...), so that most of them mean something; now and
then a wrong kind is taken on purpose. What could print addresses, the order of sets or the time is left out, and
numbers stay small, so that no output explodes.
"""

import re
import string

# name of a variable -> the kind of its value; a template's used names become its context
VARIABLES = {
    "n": "int", "m": "int", "f": "num", "s": "str", "t": "str", "l": "ints", "ls": "strs", "lm": "mixed",
    "d": "dict", "ld": "dicts", "tp": "tuple", "b": "bool", "z": "none", "big": "big", "deep": "deep", "u": None,
    "st": "set", "q": None,
}
BY_KIND = {
    "int": ["n", "m", "big"], "num": ["f", "n", "m"], "str": ["s", "t"], "list": ["l", "ls", "lm", "tp"],
    "dict": ["d", "deep"], "dicts": ["ld"], "bool": ["b"], "any": list(VARIABLES),
}
WORDS = [
    "", "a", "b", "abc", "Hello World", "foo bar baz", "x<y&z", "it's", 'say "hi"', "a,b,c", "é", "日本", "tab\there",
    "line\nbreak", "  pad  ", "ABC", "aB", "%s", "{}", "{0}", "%d%%", "1", "42", "-7", "3.5", "1e3", "0x1f", "True",
    "none", "a_b", "a-b-c", "ß", "\U0001f600x", "select", "https://x.io/a?b=1", "www.example.com", "\\d+", "back\\slash",
    "x" * 30, "the quick brown fox jumps over the lazy dog", "[1, 2]", "a\r\nb", "\u00a0nbsp", "Éa", "ǆ", "0", "_",
]
INTS = [0, 1, 2, 3, 4, 5, 7, 10, -1, -2, -3, -10, 12, 60, 99, 100, 255, 1000, 1234567]
BIGS = [2**31, 2**63 - 1, 2**63, -(2**63), 10**20, 2**100, -(10**25)]
FLOATS = [0.0, 0.5, 1.0, 1.5, 2.5, -0.5, -1.5, 3.14159, 0.1, 1e-7, 1e16, 123456.789, 1e22, 2.675, -0.0, 99.995]
REPLACEMENTS = ["X", "<\\1>", "", "\\g<0>!", "\\2"]
KEYS = ["a", "b", "c", "k", "name", "x y", "items", "n", "keys", "_p"]


class Grammar:
    def __init__(self, random):
        self.random = random
        self.used = set()
        self.locals = []
        self.macros = []
        self.loops = 0

    # ---- choices

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def pick(self, options):
        return self.random.choice(options)

    def some(self, make, least=0, most=3):
        return [make() for _ in range(self.random.randint(least, most))]

    # ---- values of variables

    def value(self, kind, depth=2):
        r = self.random
        if kind == "int":
            return self.pick(INTS)
        if kind == "num":
            return self.pick(FLOATS) if self.chance(70) else self.pick(INTS)
        if kind == "big":
            return self.pick(BIGS)
        if kind == "str":
            return self.pick(WORDS)
        if kind == "bool":
            return self.chance(50)
        if kind == "none":
            return None
        if kind == "ints":
            return [self.pick(INTS[:12]) for _ in range(r.randint(0, 5))]
        if kind == "strs":
            return [self.pick(WORDS) for _ in range(r.randint(0, 4))]
        if kind == "set":
            return {self.value(self.pick(["int", "str"]))}
        if kind == "tuple":
            return tuple(self.value(self.pick(["int", "str", "num"])) for _ in range(r.randint(0, 3)))
        if kind == "mixed":
            kinds = ["int", "str", "num", "bool", "none"] + (["mixed", "dict", "tuple"] if depth else [])
            return [self.value(self.pick(kinds), depth - 1) for _ in range(r.randint(0, 4))]
        if kind == "dict":
            kinds = ["int", "str", "num", "bool", "none"] + (["ints", "dict"] if depth else [])
            keys = r.sample(KEYS, r.randint(0, 3))
            if self.chance(10):
                keys.append(self.pick([1, None, True, 1.5, (1, "a"), 0]))
            return {key: self.value(self.pick(kinds), depth - 1) for key in keys}
        if kind == "dicts":
            keys = r.sample(["a", "b", "n", "name", "k"], 2)
            kinds = [self.pick(["int", "str", "bool"]), self.pick(["int", "str"])]
            return [dict(zip(keys, map(self.value, kinds))) for _ in range(r.randint(0, 4))]
        return {"a": {"b": [self.value("int"), {"c": self.value("str")}]}, "n": self.value("ints")}

    def context(self):
        return {
            name: self.value(VARIABLES[name]) for name in sorted(self.used) if VARIABLES[name] and not self.chance(3)
        }

    # ---- expressions

    def name(self, kind):
        if self.locals and self.chance(25):
            return self.pick(self.locals)
        name = self.pick(BY_KIND.get(kind, BY_KIND["any"]))
        self.used.add(name)
        return name

    def expr(self, kind="any", depth=3):
        if kind == "any":
            kind = self.pick(["int", "num", "str", "str", "list", "list", "dict", "bool", "call", "call"])
        elif self.chance(5):
            kind = self.pick(["int", "str", "list", "dict", "bool", "none", "undefined", "markup"])
        if depth <= 0:
            return self.atom(kind)
        make = getattr(self, "make_" + kind, None)
        return self.atom(kind) if make is None or self.chance(20) else make(depth - 1)

    def atom(self, kind):
        if kind not in ("undefined", "none", "markup") and self.chance(40):
            return self.name(kind)
        if kind == "int":
            return self.int_literal()
        if kind == "num":
            return self.pick([repr(abs(self.pick(FLOATS))), "1e3", "2.5e-3", "1_0.5", self.int_literal()])
        if kind == "str":
            return self.string()
        if kind in ("list", "ints"):
            return self.pick(["[]", "[1, 2, 3]", "['b', 'a']", "(1, 'x')", "()", "[none, 1]", "(2,)", "range(3)", "'ab'"])
        if kind in ("dict", "dicts"):
            return self.pick(["{}", "{'a': 1}", "{'b': 'x', 'a': none}", "{1: 2, 'k': [1]}", "dict(a=1, b='y')"])
        if kind == "bool":
            return self.pick(["true", "false", "True", "False", "1", "0", "none"])
        if kind == "none":
            return self.pick(["none", "None"])
        if kind == "markup":
            return f"({self.string()}|{self.pick(['e', 'escape', 'safe', 'forceescape', 'tojson'])})"
        if kind == "undefined":
            return self.pick(["u", "q", "u.x", "d.zzz", "''.nope", "l[99]", "('x' if false)"])
        return self.name("any")

    def int_literal(self):
        if self.chance(85):
            return str(abs(self.pick(INTS[:14])))
        return self.pick(["0x1F", "0o17", "0b101", "1_000", "9223372036854775807", "9223372036854775808", "-3", "007"])

    def string(self, text=None):
        text = self.pick(WORDS) if text is None else text
        quote = self.pick("'\"") if "'" not in text else '"'
        if quote in text:
            quote = "'"
        body = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
        if self.chance(60):
            body = body.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
        return quote + body + quote

    def make_int(self, depth):
        return self.pick([
            lambda: f"{self.expr('int', depth)} {self.pick(['+', '-', '*', '//', '%'])} {self.expr('int', depth)}",
            lambda: f"({self.expr('int', depth)} {self.pick(['+', '-', '*', '//', '%'])} {self.expr('int', depth)})",
            lambda: f"{abs(self.pick(INTS[:14]))} ** {self.pick(['0', '1', '2', '3', '-1', '0.5', 'f'])}",
            lambda: f"{self.pick('-+')}{self.expr('int', depth)}",
            lambda: f"{self.expr('list', depth)}|{self.pick(['length', 'count', 'sum', 'max', 'min', 'first', 'last'])}",
            lambda: f"{self.expr('any', depth)}|int{self.args(['int'], ['default', 'base'], depth, 40)}",
            lambda: f"{self.expr('num', depth)}|round|int",
            lambda: f"{self.expr('int', depth)}|abs",
            lambda: f"{self.paren('str', depth)}.{self.pick(['find', 'count', 'index', 'rfind', 'rindex'])}({self.expr('str', 0)})",
            lambda: f"{self.paren('list', depth)}.{self.pick(['count', 'index'])}({self.expr('any', 0)})",
            lambda: f"{self.paren('list', depth)}[{self.expr('int', 0)}]",
            lambda: f"{self.conditional('int', depth)}",
            lambda: f"{self.expr('str', depth)}|wordcount",
            lambda: f"({self.expr('int', depth)}).{self.pick(['bit_length()', 'real', 'numerator', 'bit_count()', 'imag'])}",
            lambda: self.loop_attribute(),
        ])()

    def make_num(self, depth):
        return self.pick([
            lambda: f"{self.expr('num', depth)} {self.pick(['+', '-', '*', '/', '//', '%'])} {self.expr('num', depth)}",
            lambda: f"({self.expr('num', depth)} {self.pick(['+', '-', '*', '/', '//', '%'])} {self.expr('num', depth)})",
            lambda: f"{self.expr('any', depth)}|float{self.args(['num'], ['default'], depth, 30)}",
            lambda: f"{self.paren('num', depth)}|round({self.pick(['', '1', '2', '-1', '0', 'precision=2', '1, ' + repr('floor'), 'method=' + repr('ceil'), '2, ' + repr('ceil'), '1, ' + repr('bad')])})",
            lambda: f"-{self.expr('num', depth)}",
            lambda: f"{self.paren('num', depth)}|abs",
            lambda: self.make_int(depth),
        ])()

    def make_str(self, depth):
        return self.pick([
            lambda: f"{self.expr('any', depth)} ~ {self.expr('any', depth)}",
            lambda: f"{self.expr('str', depth)} + {self.expr('str', depth)}",
            lambda: f"{self.paren('str', depth)} * {self.pick(['0', '1', '2', '3', '-1', 'n'])}" if self.chance(40)
            else f"{self.string()} {self.string()}",
            lambda: self.percent(depth),
            lambda: self.format_call(depth),
            lambda: self.text_filter(depth), lambda: self.text_filter(depth), lambda: self.text_filter(depth),
            lambda: self.text_method(depth), lambda: self.text_method(depth), lambda: self.text_method(depth),
            lambda: f"{self.paren('str', depth)}{self.slice(depth)}",
            lambda: f"{self.paren('str', depth)}[{self.expr('int', 0)}]",
            lambda: self.conditional("str", depth),
            lambda: f"{self.expr('list', depth)}|join{self.args(['str', 'key'], ['d', 'attribute'], depth, 70)}",
            lambda: f"{self.paren('str', 0)}.join({self.expr('list', depth)})",
            lambda: f"{self.expr('any', depth)}|{self.pick(['string', 'pprint', 'tojson', 'e', 'safe', 'escape', 'forceescape', 'striptags', 'urlencode', 'urlize'])}",
            lambda: f"{self.expr('dict', depth)}|{self.pick(['xmlattr', 'xmlattr(false)', 'tojson(2)', 'tojson(indent=1)', 'pprint'])}",
            lambda: self.module_call(depth),
            lambda: f"{self.expr('num', depth)}|filesizeformat{self.args(['bool'], ['binary'], 0, 40)}",
        ])()

    def make_list(self, depth):
        return self.pick([
            lambda: "[" + ", ".join(self.some(lambda: self.expr("any", depth))) + self.pick(["", "", ","]) + "]",
            lambda: "(" + ", ".join(self.some(lambda: self.expr("any", depth), 2, 3)) + ")",
            lambda: f"{self.expr('list', depth)} + {self.expr('list', depth)}",
            lambda: f"{self.paren('list', depth)} * {self.pick(['0', '1', '2', '-1'])}",
            lambda: f"{self.paren('list', depth)}{self.slice(depth)}",
            lambda: f"{self.paren('str', depth)}.{self.pick(['split()', 'splitlines()', 'splitlines(true)', 'rsplit()', 'partition(' + self.string() + ')', 'rpartition(' + repr(' ') + ')', 'split(' + self.string() + ')', 'split(' + repr(',') + ', 1)', 'rsplit(' + repr(' ') + ', 1)', 'split(maxsplit=1)'])}",
            lambda: self.list_filter(depth), lambda: self.list_filter(depth), lambda: self.list_filter(depth),
            lambda: f"{self.paren('dict', depth)}.{self.pick(['keys()', 'values()', 'items()'])}{self.pick(['', '|list'])}",
            lambda: f"range({', '.join(self.some(lambda: self.pick(['0', '1', '3', '5', 'n % 7', '-1', '2']), 1, 3))})|list",
            lambda: f"{self.expr('dict', depth)}|{self.pick(['items|list', 'dictsort', 'dictsort(true)', 'list', 'dictsort(by=' + repr('value') + ')', 'dictsort(reverse=true)', 'dictsort(false, ' + repr('value') + ', true)', 'dictsort(by=1)'])}",
            lambda: self.conditional("list", depth),
            lambda: self.module_call(depth, "list"),
            lambda: f"{self.name('dicts')}|{self.attribute_filter()}",
        ])()

    def make_dicts(self, depth):
        return self.make_list(depth)

    def make_dict(self, depth):
        def entry():
            return f"{self.pick([self.string(self.pick(KEYS)), self.expr('int', 0), self.string(self.pick(KEYS))])}: {self.expr('any', depth)}"

        return self.pick([
            lambda: "{" + ", ".join(self.some(entry)) + self.pick(["", "", ","]) + "}",
            lambda: f"dict({', '.join(self.some(lambda: self.pick(KEYS[:4]) + '=' + self.expr('any', depth), 0, 1))})",
            lambda: f"dict({self.expr('dict', depth)}, z={self.expr('int', 0)})",
            lambda: f"{self.paren('dict', depth)}.copy()",
            lambda: f"dict({self.expr('list', 0)})",
            lambda: self.conditional("dict", depth),
            lambda: f"{self.name('dict')}.{self.pick(['get', 'setdefault', 'pop'])}({self.string(self.pick(KEYS))}{self.pick(['', ', ' + self.expr('any', 0)])})",
        ])()

    def make_bool(self, depth):
        return self.pick([
            lambda: f"{self.expr('num', depth)} {self.pick(['<', '>', '<=', '>=', '==', '!='])} {self.expr('num', depth)}",
            lambda: f"{self.expr('any', depth)} {self.pick(['==', '!='])} {self.expr('any', depth)}",
            lambda: f"{self.expr('int', depth)} {self.pick(['<', '<=', '=='])} {self.expr('int', depth)} {self.pick(['<', '>=', '!='])} {self.expr('int', depth)}",
            lambda: f"{self.expr('any', depth)} {self.pick(['in', 'not in'])} {self.expr('list', depth)}",
            lambda: f"{self.expr('str', depth)} {self.pick(['in', 'not in', '<', '>='])} {self.expr('str', depth)}",
            lambda: f"not {self.expr('bool', depth)}",
            lambda: f"{self.expr('any', depth)} {self.pick(['and', 'or'])} {self.expr('any', depth)}",
            lambda: f"({self.expr('bool', depth)} {self.pick(['and', 'or'])} {self.expr('bool', depth)})",
            lambda: self.test(depth), lambda: self.test(depth),
            lambda: f"{self.paren('str', depth)}.{self.pick(['startswith', 'endswith'])}({self.expr('str', 0)})",
            lambda: f"{self.paren('str', depth)}.{self.pick('isdigit isalpha isupper islower isspace istitle isalnum isnumeric isdecimal isidentifier isascii isprintable'.split())}()",
            lambda: self.conditional("bool", depth),
        ])()

    def make_call(self, depth):
        """Something whose kind is not known before."""
        return self.pick([
            lambda: f"{self.name('dict')}.{self.pick(KEYS[:5])}",
            lambda: f"{self.name('dict')}[{self.string(self.pick(KEYS))}]",
            lambda: f"deep.a.b[{self.pick('012')}]" if self.used.add("deep") is None else "",
            lambda: f"{self.name('any')}.{self.pick(['a', 'b', 'name', 'upper()', 'items()', 'nope', '__class__', '_p', 'x.y', 'append(1)', '0', '1'])}",
            lambda: f"{self.name('any')}|default({self.expr('any', depth)}{self.pick(['', ', true', ', boolean=true'])})",
            lambda: f"{self.name('list')}|{self.pick(['first', 'last', 'min', 'max'])}",
            lambda: self.macro_call(depth),
            lambda: f"{self.expr('any', depth)}|attr({self.string(self.pick(KEYS + ['upper', '__class__']))})",
            lambda: self.loop_attribute(),
            lambda: f"{self.name('any')}|{self.pick(['as_bool', 'as_number', 'as_native', 'as_text', 'is_list'])}",
            lambda: self.expr("markup", depth), lambda: self.make_markup(depth),
            lambda: f"{self.name('any')}({self.expr('any', 0)})",
            lambda: self.module_call(depth),
        ])()

    def make_markup(self, depth):
        return self.pick([
            lambda: f"{self.expr('any', depth)}|{self.pick(['e', 'escape', 'safe', 'forceescape', 'tojson', 'urlize'])}",
            lambda: f"{self.expr('markup', depth)} {self.pick(['+', '~', '==', 'in', '<'])} {self.expr('str', depth)}",
            lambda: f"{self.expr('str', depth)} {self.pick(['+', '~', '==', 'in', '%'])} {self.expr('markup', depth)}",
            lambda: f"[{self.expr('markup', depth)}]",
            lambda: f"{self.atom('markup')}.{self.method_call()}",
            lambda: f"{self.atom('markup')}|{self.simple_text_filter()}",
            lambda: f"{self.pick([repr('%s<'), repr('<%s %s'), repr('%r'), repr('%5s|%d')])}|{self.pick(['safe', 'e'])} % {self.expr('any', depth)}",
            lambda: f"({self.pick([repr('{}<'), repr('{0!r}'), repr('{a}'), repr('{:>5}')])}|{self.pick(['safe', 'e'])}).format({self.expr('any', depth)}, a={self.expr('any', 0)})",
            lambda: f"({self.string()}|safe){self.slice(0)}",
            lambda: f"[{self.expr('str', 0)}, {self.atom('markup')}]|join({self.pick([self.string(), self.atom('markup')])})",
        ])()

    def paren(self, kind, depth):
        inner = self.expr(kind, depth)
        return inner if inner.isidentifier() or (inner[:1] in "'\"[" and len(inner) < 8) else f"({inner})"

    def conditional(self, kind, depth):
        other = f" else {self.expr(kind, depth)}" if self.chance(75) else ""
        return f"({self.expr(kind, depth)} if {self.expr('bool', depth)}{other})"

    def slice(self, depth):
        def bound():
            return self.pick(["", "", "0", "1", "2", "-1", "-2", "n", "none", "5"])

        step = self.pick(["", "", ":", ":2", ":-1", ":-2", ":1", ":0" if self.chance(10) else ":3"])
        return f"[{bound()}:{bound()}{step}]"

    def args(self, kinds, names, depth, percent=60):
        """Arguments of a filter: none, some by position, some by name, rarely wrong ones."""
        if not self.chance(percent):
            return self.pick(["", "", "()"])
        given = []
        for kind, name in zip(kinds, names):
            if self.chance(55):
                value = self.string(self.pick(KEYS[:5])) if kind == "key" else self.expr(kind, min(depth, 1))
                named = any("=" in g[:12] for g in given) or self.chance(30)
                given.append(f"{name}={value}" if named else value)
            elif given and not any("=" in g[:12] for g in given):
                break
        if self.chance(3):
            given.append(self.pick(["zzz=1", "**{'zz': 1}"]))
        return "(" + ", ".join(given) + ")"

    SIMPLE = "upper lower capitalize title trim string length list first last reverse e safe striptags wordcount urlencode".split()

    def simple_text_filter(self):
        return self.pick(self.SIMPLE + [
            "replace('a', 'b')", "replace('<', '>')", "replace('a', '<', 1)", "center(9)", "indent", "truncate(5)", "default('x')",
            "join('<')", "trim('a')", "indent(2, true)", "wordwrap(5)", "format(1)", "int", "float", "xmlattr", "tojson", "sort",
            "unique|list", "batch(2)|list", "urlize", "map('upper')|list", "string|e", "upper|e", "list|join('&')",
        ])

    def text_filter(self, depth):
        number = self.pick(["0", "1", "3", "5", "8", "20", "n"])
        boolean = self.pick(["true", "false"])
        word = self.string
        return f"{self.expr('str', depth)}|" + self.pick([
            lambda: self.simple_text_filter(),
            lambda: f"replace({word()}, {word()}{self.pick(['', ', 1', ', count=0', ', 2'])})",
            lambda: f"center({number})", lambda: f"indent({self.pick(['2', '0', repr('> '), 'width=3'])}{self.pick(['', ', true', ', first=true', ', blank=true', ', true, true'])})",
            lambda: f"truncate({self.pick(['3', '5', '10', '12', '20'])}{self.pick(['', ', true', ', false, ' + repr('!'), ', leeway=0', ', true, end=' + repr(''), ', true, ' + repr('..') + ', 2'])})",
            lambda: f"wordwrap({self.pick(['3', '5', '10', 'width=7'])}{self.pick(['', ', false', ', true, ' + repr('|'), ', wrapstring=' + repr('+'), ', break_on_hyphens=false'])})",
            lambda: f"trim({word()})", lambda: f"format({self.expr('any', depth)}{self.pick(['', ', ' + self.expr('any', 0)])})",
            lambda: f"urlize({self.pick(['', '10', 'nofollow=true', 'target=' + repr('_blank'), 'rel=' + repr('x y'), '5, true'])})",
            lambda: f"default({word()}, {boolean})", lambda: f"tojson({self.pick(['', '2', 'indent=1'])})",
            lambda: f"striptags", lambda: f"title", lambda: f"wordcount",
        ])()

    def method_call(self):
        number = self.pick(["0", "1", "3", "5", "10", "n"])
        word = self.string
        return self.pick([
            lambda: self.pick("upper lower title capitalize swapcase casefold strip lstrip rstrip split splitlines expandtabs isdigit format striptags unescape".split()) + "()",
            lambda: f"replace({word()}, {word()}{self.pick(['', ', 1'])})",
            lambda: f"{self.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix', 'count', 'find', 'startswith', 'endswith', 'partition', 'split', 'rsplit', 'rpartition', 'join', 'index'])}({word()})",
            lambda: f"{self.pick(['center', 'ljust', 'rjust'])}({number}{self.pick(['', ', ' + repr('*'), ', ' + repr('<')])})",
            lambda: f"{self.pick(['zfill', 'expandtabs'])}({number})",
            lambda: f"{self.pick(['find', 'count', 'startswith', 'rfind', 'index'])}({word()}, {number}{self.pick(['', ', -1', ', none'])})",
            lambda: f"format({self.expr('any', 0)}, a={self.expr('any', 0)})",
            lambda: f"translate({{97: 'X', 98: none}})",
            lambda: f"split({word()}, {self.pick(['0', '1', '-1'])})",
            lambda: f"{self.pick(['upper(1)', 'replace(1)', 'zfill()', 'join(1)', 'split(1)', 'nope()', 'center()', 'strip(1)'])}",
        ])()

    def text_method(self, depth):
        return f"{self.paren('str', depth)}.{self.method_call()}"

    def attribute_filter(self):
        key = self.string(self.pick(["a", "b", "n", "name", "k"]))
        test = self.pick(["'eq', 1", "'defined'", "'string'", "'in', [1, 2]", "'gt', 1", "'none'", "'even'", "'nope'"])
        return self.pick([
            lambda: f"map(attribute={key})|list", lambda: f"map(attribute={key}, default={self.expr('any', 0)})|list",
            lambda: f"selectattr({key})|list", lambda: f"rejectattr({key})|list", lambda: f"selectattr({key}, {test})|list",
            lambda: f"rejectattr({key}, {test})|list", lambda: f"groupby({key})|list", lambda: f"groupby({key}, default=0)|map('first')|list",
            lambda: f"sort(attribute={key})", lambda: f"sort(true, attribute={key})", lambda: f"unique(attribute={key})|list",
            lambda: f"sum(attribute={key})", lambda: f"join(',', attribute={key})", lambda: f"{self.pick(['min', 'max'])}(attribute={key})",
            lambda: f"sum({key}, 10)", lambda: f"sort(attribute='a,b')", lambda: f"groupby({key}, case_sensitive=true)|list",
            lambda: f"map(attribute='a.b')|list",
        ])()

    def list_filter(self, depth):
        test = self.pick(["", "'odd'", "'string'", "'none'", "'gt', 1", "'in', [1, 2]", "'defined'", "'number'", "'divisibleby', 2", "'eq', 1", "'nope'", "'mapping'"])
        return f"{self.expr('list', depth)}|" + self.pick([
            lambda: self.pick(["list", "sort", "unique|list", "reverse|list", "length", "sum", "string", "pprint", "tojson", "first", "last"]),
            lambda: f"sort{self.args(['bool', 'bool'], ['reverse', 'case_sensitive'], 0)}",
            lambda: f"unique({self.pick(['', 'true', 'case_sensitive=true'])})|list",
            lambda: f"batch({self.pick(['1', '2', '3'])}{self.pick(['', ', none', ', 0', ', fill_with=' + repr('x')])})|list",
            lambda: f"slice({self.pick(['1', '2', '3'])}{self.pick(['', ', none', ', 0', ', fill_with=' + repr('x')])})|list",
            lambda: f"map({self.pick([repr('upper'), repr('string'), repr('int'), repr('length'), repr('abs'), repr('default') + ', 1', repr('replace') + ', ' + repr('a') + ', ' + repr('b'), repr('e'), repr('nope'), repr('float'), repr('list'), repr('trim'), repr('first')])})|list",
            lambda: f"{self.pick(['select', 'reject'])}({test})|list",
            lambda: f"sum({self.pick(['', 'start=1', 'start=' + repr(''), 'start=[]', 'none, 5'])})",
            lambda: f"{self.pick(['min', 'max'])}({self.pick(['', 'true', 'case_sensitive=true'])})",
            lambda: f"join({self.pick([self.string(), '', self.expr('any', 0)])})",
        ])()

    def percent(self, depth):
        spec = self.pick([
            "'%s'", "'%s-%s'", "'%d'", "'%5d|'", "'%-5s|'", "'%05.1f'", "'%x'", "'%r'", "'%%'", "'%(a)s'", "'%e'", "'%g'", "'%c'",
            "'%+d'", "'% d'", "'%#x'", "'%o'", "'%i'", "'%.2s'", "'%*d'", "'%.3e'", "'%G'", "'%a'", "'%z'", "'%'", "'%(a)d %(b)s'", "'a'",
        ])
        return f"{spec} % {self.pick([lambda: self.paren('num', depth), lambda: self.paren('any', depth), lambda: '(' + self.expr('any', 0) + ', ' + self.expr('any', 0) + ')', lambda: self.paren('dict', 0)])()}"

    def format_call(self, depth):
        if self.chance(60):
            align = self.pick(["", "<", ">", "^", "=", "*^", "0>", "é<"])
            sign = self.pick(["", "", "+", " ", "-"])
            spec = align + sign + self.pick(["", "", "#", "0"]) + self.pick(["", "5", "10", "1"]) + self.pick(["", "", ",", "_"]) + self.pick(["", "", ".2", ".0", ".5"]) + self.pick(["", "d", "f", "s", "e", "g", "x", "b", "o", "%", "n", "X", "c", "E", "G", "z"])
            template = "{:" + spec + "}"
        else:
            template = self.pick(["{}", "{0}{0}", "{a}", "{0!r}", "{!s:>5}", "{{}}", "{0[0]}", "{0.real}", "{a[b]}", "{", "}", "{0}{}", "{1}", "{:{w}}", "{!a}", "{0!z}", "{0.__class__}", "{} {} {}", "{a.b}", "{:%Y}"])
        return f"{self.string(template)}.format({self.expr(self.pick(['num', 'int', 'str', 'any']), depth)}, a={self.expr('any', 0)}, w=6)"

    TESTS = (
        "defined undefined none boolean true false integer float number string mapping iterable sequence callable even odd upper lower escaped"
    ).split()

    def test(self, depth):
        negated = self.pick(["is", "is", "is not"])
        if self.chance(60):
            return f"{self.paren('any', depth)} {negated} {self.pick(self.TESTS)}"
        return f"{self.paren('any', depth)} {negated} " + self.pick([
            lambda: f"divisibleby({self.pick(['2', '3', '0', 'n'])})", lambda: f"divisibleby {self.pick('23')}",
            lambda: f"{self.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'equalto', 'greaterthan', 'lessthan', 'sameas'])}({self.expr('any', 0)})",
            lambda: f"{self.pick(['eq', 'sameas', 'gt'])} {self.pick(['1', 'none', 'true', self.string()])}", lambda: f"in {self.expr('list', 0)}",
            lambda: f"in({self.expr('any', 0)})", lambda: self.pick(["filter", "test"]), lambda: "nope",
        ])()

    def loop_attribute(self):
        if not self.loops and self.chance(95):
            return self.atom("any")
        return "loop." + self.pick([
            "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
            "cycle('x', 'y')", "cycle(1, 2, 3)", "changed(n)", "nope", "cycle()", "changed(s, 1)",
        ])

    def macro_call(self, depth):
        if not self.macros:
            return self.atom("any")
        name, parameters = self.pick(self.macros)
        given = self.some(lambda: self.expr("any", min(depth, 1)), 0, len(parameters) + (1 if self.chance(15) else 0))
        if parameters and self.chance(30):
            given.append(f"{self.pick(parameters)}={self.expr('any', 0)}")
        if self.chance(5):
            given.append(self.pick(["*[1, 2]", "**{'k': 1}", "zz=1"]))
        return f"dbt_macro__{name}({', '.join(given)})"

    def module_call(self, depth, kind="any"):
        date = f"modules.datetime.{self.pick(['datetime', 'date', 'datetime'])}({self.pick(['2024, 1, 31', '2023, 12, 1', '2020, 2, 29', '1999, 7, 4', '2024, 13, 1', '2024, 5, 9'])})"
        moment = f"modules.datetime.datetime(2024, {self.pick(['1', '3', '12'])}, {self.pick(['1', '15', '31'])}, {self.pick(['0', '9', '23'])}, {self.pick(['0', '5', '59'])}, {self.pick(['0', '7', '59'])}{self.pick(['', ', 1500', ', 123456'])})"
        delta = f"modules.datetime.timedelta({self.pick(['1', 'days=-1', 'hours=25', 'minutes=90, seconds=1', 'weeks=2', '0', 'days=1, microseconds=5', 'n'])})"
        pattern = self.string(self.pick(["a", "[a-c]", "\\d+", "(\\w)(\\w)", "(?P<x>[a-z]+)", "^a|b$", "\\s+", ".", "(", "a*", "(?i)A", "\\b", "[^a]"]))
        lists = [
            lambda: f"modules.re.{self.pick(['findall', 'split'])}({pattern}, {self.expr('str', 0)})",
            lambda: f"modules.itertools.{self.pick(['chain', 'product', 'zip_longest'])}({self.expr('list', 0)}, {self.expr('list', 0)})|list",
            lambda: f"modules.itertools.{self.pick(['permutations', 'combinations', 'combinations_with_replacement'])}([1, 2, 3], {self.pick('012')})|list",
            lambda: f"modules.itertools.{self.pick(['islice(range(9), 2, 8, 3)', 'repeat(s, 2)', 'accumulate([1, 2, 3])', 'compress(ls, [1, 0, 1])', 'islice(l, 2)'])}|list",
        ]
        if kind == "list":
            return self.pick(lists)()
        return self.pick(lists + [
            lambda: f"{moment}.strftime({self.string(self.pick(['%Y-%m-%d', '%H:%M:%S.%f', '%a %d %b %y', '%j', '%A %B', '%I %p', '%U %W', '%%', '%e', '%-d', '%x', '%X', '%c', '%Z|%z', '%s', '%q']))})",
            lambda: f"{date}", lambda: f"{moment}.{self.pick(['isoformat()', 'year', 'month', 'date()', 'time()', 'weekday()', 'isoweekday()', 'timestamp()', 'microsecond', 'ctime()', 'isocalendar()', 'toordinal()', 'timetuple()[7]', 'isoformat(' + repr(' ') + ')', 'utcoffset()', 'tzinfo'])}",
            lambda: f"{moment} {self.pick('+-')} {delta}", lambda: f"({moment} - {moment}){self.pick(['', '.days', '.total_seconds()', '.seconds'])}",
            lambda: f"{date} {self.pick(['<', '==', '-', '>='])} {date}", lambda: f"{delta}", lambda: f"[{date}, {delta}]",
            lambda: f"{delta} {self.pick(['* 2', '/ 2', '+ ' + delta, '- ' + delta, '// 2', '== ' + delta, '* 1.5'])}",
            lambda: f"{moment}.replace({self.pick(['day=1', 'year=2023', 'hour=5, minute=6', 'month=2', 'microsecond=0'])})",
            lambda: f"modules.datetime.datetime.strptime({self.string(self.pick(['2024-01-31', '31/12/99', '2024-01-31 10:11:12', 'x']))}, {self.string(self.pick(['%Y-%m-%d', '%d/%m/%y', '%Y-%m-%d %H:%M:%S', '%Y']))})",
            lambda: f"modules.datetime.{self.pick(['date', 'datetime'])}.fromisoformat({self.string(self.pick(['2024-01-31', '2024-01-31T10:11:12', '2024-01-31 10:11:12.123+02:00', 'nope', '20240131']))})",
            lambda: f"modules.pytz.{self.pick(['utc', 'timezone(' + repr('Europe/Berlin') + ')', 'timezone(' + repr('US/Eastern') + ')', 'timezone(' + repr('Nope/X') + ')'])}{self.pick(['', '.localize(' + moment + ')', '.localize(' + moment + ').isoformat()', '.zone'])}",
            lambda: f"modules.re.sub({pattern}, {self.string(self.pick(REPLACEMENTS))}, {self.expr('str', depth)})",
            lambda: f"modules.re.{self.pick(['match', 'search', 'fullmatch'])}({pattern}, {self.expr('str', 0)}).{self.pick(['group()', 'group(1)', 'groups()', 'span()', 'start()', 'groupdict()', 'end()', 'string'])}",
            lambda: f"modules.re.escape({self.expr('str', depth)})",
        ])()

    # ---- statements

    def tag(self, body):
        left = self.pick(["{% ", "{% ", "{% ", "{%- ", "{%-", "{%+ ", "{%"])
        right = self.pick([" %}", " %}", " %}", " -%}", "-%}", "%}", " +%}" if self.chance(20) else " %}"])
        return left + body + right

    def text(self):
        return self.pick([
            "", "", " ", "\n", "x", "a b", " text ", "\n  ", "select 1", "<b>", "{ }", "%}", "line\n", "-", "é", "}} ", "'q'", "\t", "# ",
            "\n\n", "{# note #}", "{#- c -#}", " {# {{ x }} #} ", "\r\n",
        ])

    def output(self, depth):
        left = self.pick(["{{ ", "{{ ", "{{ ", "{{- ", "{{-", "{{", "{{+ " if self.chance(15) else "{{ "])
        right = self.pick([" }}", " }}", " }}", " -}}", "-}}", "}}"])
        inner = self.expr("any", depth)
        if self.chance(2):
            inner = ", ".join([inner, self.expr("any", 0)])
        return left + inner + right

    def body(self, depth):
        return "".join(self.some(lambda: self.part(depth), 0, 2)) + self.text()

    def part(self, depth):
        if depth <= 0 or self.chance(45):
            return self.text() + self.output(self.random.randint(0, 3))
        return self.text() + self.pick([
            self.if_statement, self.if_statement, self.for_statement, self.for_statement, self.for_statement, self.set_statement,
            self.set_statement, self.set_block, self.macro_statement, self.macro_statement, self.call_statement, self.filter_statement,
            self.with_statement, self.do_statement, self.namespace_statement, self.raw_statement, self.autoescape_statement,
            self.block_statement, self.recursive_for, self.object_statement, self.print_statement,
        ])(depth - 1)

    def scoped(self, names, make):
        before, self.locals = self.locals, self.locals + names
        try:
            return make()
        finally:
            self.locals = before

    def if_statement(self, depth):
        out = self.tag(f"if {self.expr('bool', 2)}") + self.body(depth)
        if self.chance(25):
            out += self.tag(f"elif {self.expr('bool', 1)}") + self.body(depth)
        if self.chance(50):
            out += self.tag("else") + self.body(depth)
        return out + self.tag("endif")

    def for_statement(self, depth):
        target, names, source = self.pick([
            lambda: ("i", ["i"], self.expr("list", 2)), lambda: ("i", ["i"], self.expr("any", 1)), lambda: ("k, v", ["k", "v"], self.expr("dict", 1) + ".items()"),
            lambda: ("x, y", ["x", "y"], self.pick(["[(1, 2), ('a', 'b')]", "['ab', 'cd']", "[(1, 2, 3)]", self.expr("list", 1)])), lambda: ("row", ["row"], self.name("dicts")),
            lambda: ("k, (x, y)", ["k", "x", "y"], "[(1, (2, 3))]"), lambda: ("i", ["i"], f"range({self.pick('0134')})"),
        ])()
        condition = f" if {self.scoped(names, lambda: self.expr('bool', 1))}" if self.chance(15) else ""
        self.loops += 1

        def inside():
            out = self.body(depth)
            if self.chance(40):
                out += "{{ " + self.loop_attribute() + " }}"
            if self.chance(12):
                out += self.tag(f"if {self.expr('bool', 1)}") + self.tag(self.pick(["break", "continue"])) + self.tag("endif")
            return out + self.body(depth if self.chance(20) else 0)

        inner = self.scoped(names, inside)
        self.loops -= 1
        out = self.tag(f"for {target} in {source}{condition}") + inner
        if self.chance(15):
            out += self.tag("else") + self.body(depth)
        return out + self.tag("endfor")

    def recursive_for(self, depth):
        source = self.pick(["[1, [2, [3]], 4]", "[[], [1]]", "[{'c': [{'c': []}]}]"])
        inner = "{% if i is string or i is number %}{{ i }}{% elif i is mapping %}{{ loop(i.c) }}{% else %}({{ loop(i) }}){% endif %}"
        self.loops += 1
        inner += "{{ " + self.loop_attribute() + " }}"
        self.loops -= 1
        return self.tag(f"for i in {source} recursive") + inner + self.tag("endfor")

    def set_statement(self, depth):
        name = self.pick(["v", "w", "n", "s", "l"])
        out = self.pick([
            lambda: self.tag(f"set {name} = {self.expr('any', 2)}"), lambda: self.tag(f"set {name}, w = {self.expr('any', 0)}, {self.expr('any', 1)}"),
            lambda: self.tag(f"set {name} = {self.expr('any', 1)}, {self.expr('any', 0)}"), lambda: self.tag(f"set v, w = {self.expr('list', 1)}"),
        ])()
        if name not in self.locals:
            self.locals = self.locals + [name]
        return out

    def set_block(self, depth):
        name = self.pick(["v", "w"])
        filters = self.pick(["", "", " | " + self.simple_text_filter(), " | upper | replace('A', 'z')"])
        out = self.tag(f"set {name}{filters}") + self.body(depth) + self.tag("endset")
        self.locals = self.locals + [name]
        return out

    def macro_statement(self, depth):
        name = self.pick(["m1", "m2", "m3"])
        parameters = self.pick([[], ["p"], ["p", "r"], ["p", "r"]])
        required = self.random.randint(0, len(parameters))
        signature = ", ".join(
            p + (self.pick(["", "", ": string", ": list[int]"])) if i < required else f"{p}={self.expr('any', 1)}" for i, p in enumerate(parameters)
        )
        special = [self.pick(["varargs", "kwargs", "caller"])] if self.chance(20) else []
        loops, self.loops = self.loops, 0
        inner = self.scoped(parameters + special, lambda: self.body(depth) + self.pick(["", "{{ p }}", "{{ caller() }}", "{{ caller(1) }}", "{{ varargs }}{{ kwargs }}"]))
        self.loops = loops
        out = self.tag(f"macro {name}({signature})") + inner + self.tag("endmacro")
        self.macros = self.macros + [(name, parameters)]
        return out + ("{{ " + self.macro_call(1) + " }}" if self.chance(60) else "")

    def call_statement(self, depth):
        if not self.macros:
            return self.macro_statement(depth)
        parameters = self.pick(["", "", "(g)", "(g, h=2)", "()"])
        inner = self.scoped(["g"] if "g" in parameters else [], lambda: self.body(depth))
        return self.tag(f"call{parameters} {self.macro_call(1)}") + inner + self.tag("endcall")

    def filter_statement(self, depth):
        chain = self.pick(["", "|upper", "|e", "|length"])
        return self.tag(f"filter {self.simple_text_filter()}{chain}") + self.body(depth) + self.tag("endfilter")

    def with_statement(self, depth):
        head = self.pick(["", " g=" + self.expr("any", 1), " g=1, h=" + self.expr("any", 1), " g=n, n=2"])
        return self.tag("with" + head) + self.scoped(["g", "h"], lambda: self.body(depth)) + self.tag("endwith")

    def do_statement(self, depth):
        lists, dicts = self.name("list"), self.name("dict")
        return self.tag("do " + self.pick([
            lambda: f"{lists}.append({self.expr('any', 1)})", lambda: f"{lists}.extend({self.expr('list', 1)})", lambda: f"{lists}.insert(0, {self.expr('any', 0)})",
            lambda: f"{lists}.{self.pick(['sort()', 'reverse()', 'pop()', 'clear()', 'remove(1)', 'pop(0)', 'sort(reverse=true)'])}",
            lambda: f"{dicts}.update({self.expr('dict', 1)})", lambda: f"{dicts}.update(zz={self.expr('any', 0)})",
            lambda: f"{dicts}.{self.pick(['clear()', 'popitem()', 'pop(' + repr('a') + ')', 'setdefault(' + repr('q') + ', [])'])}", lambda: self.expr("any", 2),
        ])()) + f"{{{{ {self.pick([lists, dicts])} }}}}"

    def namespace_statement(self, depth):
        out = self.tag(f"set ns = namespace({self.pick(['', 'v=0', 'v=' + self.expr('any', 1), 'd', 'd, v=1'])})")
        if "d" in out:
            self.used.add("d")
        out += self.scoped(["ns.v", "ns"], lambda: self.tag(f"for i in {self.expr('list', 1)}") + self.tag(f"set ns.v = {self.pick(['i', 'ns.v + i', 'ns.v ~ i', self.expr('any', 1)])}") + self.tag("endfor"))
        return out + "{{ ns.v }}" + self.pick(["", "{{ ns }}", "{{ ns.nope }}", "{{ ns['v'] }}"])

    def raw_statement(self, depth):
        return self.pick(["{% raw %}", "{%- raw -%}", "{% raw -%}"]) + self.pick(["{{ x }}", " {% if %} ", "a", " "]) + self.pick(["{% endraw %}", "{%- endraw %}", "{% endraw -%}"])

    def autoescape_statement(self, depth):
        return self.tag(f"autoescape {self.pick(['true', 'false', 'true', 'b'])}") + self.body(depth) + self.tag("endautoescape")

    def block_statement(self, depth):
        name = "".join(self.random.choices(string.ascii_lowercase, k=3))
        return self.tag(f"block {name}{self.pick(['', ' scoped'])}") + self.body(depth) + self.tag(f"endblock{self.pick(['', ' ' + name])}")

    def object_statement(self, depth):
        return self.pick([
            "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.next() }}{% do c.reset() %}{{ c.current }}",
            "{% set j = joiner(', ') %}{% for i in l %}{{ j() }}{{ i }}{% endfor %}", "{{ joiner() }}{{ cycler(1) }}"[:0],
        ])

    def print_statement(self, depth):
        return self.tag(f"print {self.expr('any', 1)}")

    # ---- templates

    def template(self):
        out = self.body(3)
        while len(out) < 12:
            out += self.part(2)
        if self.chance(7):
            out = self.broken(out)
        self.used = set(VARIABLES) & set(re.findall(r"[a-z]+", out))
        return out

    def broken(self, text):
        """The text with one small thing wrong."""
        at = self.random.randrange(len(text))
        noise = self.pick(["{%", "%}", "{{", "}}", "'", '"', "(", ")", "[", "|", ".", "{% endif %}", "{% else %}", "{#", "!", "$", " is ", " if ", "=", ",", "{% foo %}", "*", "?", "\\", "{% set %}", " not ", "in", ":", "{% include 'x' %}"])
        return self.pick([
            lambda: text[:at] + noise + text[at:], lambda: text[:at] + text[at + self.random.randint(1, 6):], lambda: text[:at], lambda: text[:at] + noise + text[at + 1:],
        ])()
