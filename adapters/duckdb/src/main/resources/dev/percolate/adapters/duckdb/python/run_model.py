"""Runs one Python model beside the process that holds the database.

Model code gets a `dbt` object and a session, as in dbt. The session works on a private in-memory
database; what it does not know there is asked of the owner of the real one over a pipe. Tables
travel as Parquet files, types that Parquet lacks as text. A message is a number of texts, each
UTF-8 with its length in front (4 bytes, big-endian).

Requests: read(sql, frames...) -> file, columns; run(sql, frames...) -> ok; done(); failed(text).
A frame is three texts: name, file, columns. `columns` is the select list that gives the types back.
"""

import linecache
import os
import queue
import re
import struct
import sys
import threading
import traceback


def take_pipes():
    """The two ends of the pipe; what the model itself reads and prints goes elsewhere."""
    requests, answers = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(0), "rb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    return requests, answers


class Owner:
    """The process that holds the database."""

    def __init__(self, requests, answers):
        self._requests, self._answers = requests, answers
        self._received = queue.SimpleQueue()
        self._turn = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()

    def _exactly(self, size):
        data = self._answers.read(size)
        if len(data) < size:
            os._exit(1)  # the owner is gone: nobody waits for this model any more
        return data

    def _number(self):
        return struct.unpack(">I", self._exactly(4))[0]

    def _listen(self):
        while True:
            self._received.put([self._exactly(self._number()).decode() for _ in range(self._number())])

    def receive(self):
        return self._received.get()

    def send(self, *texts):
        parts = [struct.pack(">I", len(texts))]
        for text in texts:
            data = text.encode("utf-8", "replace")
            parts += [struct.pack(">I", len(data)), data]
        self._requests.write(b"".join(parts))
        self._requests.flush()

    def ask(self, *texts):
        with self._turn:
            self.send(*texts)
            kind, *rest = self.receive()
        if kind == "error":
            raise error(rest[0])
        return rest


OWNER = Owner(*take_pipes())
PATH, FOLDER, CODE = OWNER.receive()

try:
    import duckdb
except ImportError as missing:
    OWNER.send("lacks duckdb", sys.executable, str(missing))
    sys.exit(0)


def error(text):
    """The exception whose text begins with its kind, such as `Catalog Error: ...`."""
    kind = text.split(" Error:", 1)[0].replace(" ", "") + "Exception"
    found = getattr(duckdb, kind, duckdb.Error)
    return found(text) if isinstance(found, type) else duckdb.Error(text)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"


KEPT = {
    "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
    "UBIGINT", "FLOAT", "DOUBLE", "VARCHAR", "BLOB", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE",
}


def is_kept(type_name):
    """Whether a column of that type comes out of a Parquet file as it went in."""
    plain = type_name.removesuffix("[]")
    return plain in KEPT or re.fullmatch(r"DECIMAL\(\d+,\s*\d+\)", plain) is not None


def select_lists(names, types):
    """What to select for writing, and what for reading back."""
    written, read = [], []
    for name, type_name in zip(names, types):
        column, kept = quoted(name), is_kept(type_name)
        written.append(column if kept else f"cast({column} as varchar) as {column}")
        read.append(column if kept else f"cast({column} as {type_name}) as {column}")
    return ", ".join(written), ", ".join(read)


KINDS = duckdb.StatementType
QUERIES = {KINDS.SELECT, KINDS.EXPLAIN}
OWN_SETTINGS = {KINDS.SET, KINDS.VARIABLE_SET, KINDS.LOAD}


class Session:
    """A DuckDB connection that also knows the tables of the real database."""

    def __init__(self):
        self._local = duckdb.connect(":memory:")
        self._local.execute("set python_scan_all_frames = true")
        self._frames = {}
        self._files = 0

    def __getattr__(self, name):
        return getattr(self._local, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def cursor(self):
        return self

    def close(self):
        pass

    # ---- tables

    def table(self, name):
        return self.sql(f"select * from {name}")

    view = table

    def load(self, name):
        """A relation of the real database."""
        return self._local.sql(self._remote(f"select * from {name}", {}))

    def register(self, view_name, python_object):
        self._frames[view_name] = python_object
        if isinstance(python_object, duckdb.DuckDBPyRelation):
            python_object.create_view(view_name)
        else:
            self._local.register(view_name, python_object)
        return self

    def unregister(self, view_name):
        frame = self._frames.pop(view_name, None)
        if isinstance(frame, duckdb.DuckDBPyRelation):
            self._local.execute(f"drop view if exists {quoted(view_name)}")
        else:
            self._local.unregister(view_name)
        return self

    # ---- statements

    def sql(self, query, params=None, **options):
        *first, last = duckdb.extract_statements(query)
        for statement in first:
            self.execute(statement)
        if last.type not in QUERIES or params is not None:
            self.execute(last, params)
            return None
        return self._tried(self._local.sql, last.query, options)

    query = sql
    from_query = sql

    def execute(self, query, parameters=None):
        statements = duckdb.extract_statements(query) if isinstance(query, str) else [query]
        for statement in statements:
            if statement.type in QUERIES:
                options = {} if parameters is None else {"parameters": parameters}
                self._tried(self._local.execute, statement.query, options)
            elif statement.type in OWN_SETTINGS:
                self._local.execute(statement.query)
            else:
                OWNER.ask("run", statement.query, *self._sent(self._named_in(statement.query)))
        return self

    def _tried(self, run, query, options):
        """Runs a query on what this process has, else in the real database."""
        try:
            return run(query, **options)
        except duckdb.Error:
            if options.get("parameters"):
                raise
        return run(self._remote(query, self._named_in(query)))

    def _remote(self, query, frames):
        """A query of the answer that the real database gives."""
        file, columns = OWNER.ask("read", query.rstrip().rstrip(";"), *self._sent(frames))
        return f"select {columns} from read_parquet({literal(file)})"

    def _named_in(self, query):
        """Registered frames, and frames in variables of the model's functions, that a query names."""
        words = set(re.findall(r"\w+", query))
        found = {}
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == PATH:
                for scope in (frame.f_locals, frame.f_globals):
                    for name in words & scope.keys():
                        if is_frame(scope[name]):
                            found.setdefault(name, scope[name])
            frame = frame.f_back
        found.update((name, value) for name, value in self._frames.items() if name in query)
        return found

    def _sent(self, frames):
        texts = []
        for name, frame in frames.items():
            relation = frame
            if not isinstance(frame, duckdb.DuckDBPyRelation):
                relation = self._local.sql("select * from frame")
            written, read = select_lists(relation.columns, [str(each) for each in relation.types])
            self._files += 1
            file = os.path.join(FOLDER, f"sent{self._files}.parquet")
            self._local.execute(f"copy (select {written} from relation) to {literal(file)} (format parquet)")
            texts += [name, file, read]
        return texts


def is_frame(value):
    if isinstance(value, duckdb.DuckDBPyRelation):
        return True
    return type(value).__module__.split(".")[0] in ("pandas", "polars", "pyarrow") and (
        type(value).__name__ in ("DataFrame", "LazyFrame", "Table", "RecordBatchReader")
    )


def report(failure):
    """The traceback, of the model's code only."""
    trace = failure.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    lines = traceback.TracebackException(type(failure), failure, trace)
    lines.stack = traceback.StackSummary.from_list(
        [frame for frame in lines.stack if frame.filename != __file__]
    )
    return "".join(lines.format())


def run():
    session = Session()
    module = {"__name__": os.path.splitext(os.path.basename(PATH))[0], "__file__": PATH}
    exec(compile(CODE, PATH, "exec"), module)
    result = module["model"](module["dbtObj"](session.load), session)
    module["materialize"](result, session)


linecache.cache[PATH] = (len(CODE), None, CODE.splitlines(True), PATH)
try:
    run()
except BaseException as failure:  # a model may call sys.exit: it failed all the same
    OWNER.send("failed", report(failure))
else:
    OWNER.send("done")
