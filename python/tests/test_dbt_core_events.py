"""What dbt-core tells with percolate.dbt_core in its process: events, lines of the log, comments of queries.

    PYTHONPATH=python/src python -m unittest discover -s python/tests -p 'test_dbt_core*.py'
"""

from __future__ import annotations

import functools
import io
import json
import os
import random
import re
import types
import unittest
from unittest import mock

# skips when there is no dbt-core
from test_dbt_core import originals, told

from dbt.node_types import NodeType

from percolate.dbt_core import comments, events, frequent, lines, scrubbing, telling


class Comments(unittest.TestCase):
    def setters(self, **comment):
        """dbt-core's setter of comments and ours, for one configuration."""
        from dbt.adapters.base import query_headers
        from dbt.adapters.contracts.connection import QueryComment

        mine = originals(query_headers)
        comments.patch(mine)
        config = types.SimpleNamespace(query_comment=QueryComment(**comment))
        context = {"target": {"profile_name": "p", "target_name": "t"}, "dbt_version": "1.12.6", "tojson": json.dumps}
        from dbt.context.base import BaseContext

        context["return"] = BaseContext._return
        return [module.MacroQueryStringSetter(config, context) for module in (query_headers, mine)]

    def test_statements_get_the_same_comment(self):
        node = types.SimpleNamespace(unique_id="model.p.a")
        for comment in ({}, {"append": True}, {"comment": "mine {{ connection_name }}"}, {"comment": ""}):
            theirs, mine = self.setters(**comment)
            for name, context in (("x", node), ("y", None), ("z", node)):
                for setter in (theirs, mine):
                    setter.set(name, context)
                for _ in range(2):
                    self.assertEqual(theirs.add("select 1;"), mine.add("select 1;"))
                self.assertEqual(theirs.comment.query_comment, mine.comment.query_comment)
                for setter in (theirs, mine):
                    setter.reset()
                self.assertEqual(theirs.add("select 2"), mine.add("select 2"))

    def test_only_dbts_own_comment_waits_for_a_statement(self):
        for comment, at_once in (({}, 0), ({"comment": "mine"}, 1)):
            _, mine = self.setters(**comment)
            with mock.patch.object(mine, "generator", return_value="c") as generator:
                mine.set("x", None)
                self.assertEqual(at_once, generator.call_count)
                mine.add("select 1")
                mine.add("select 1")
                self.assertEqual(1, generator.call_count)

    def test_other_threads_have_no_comment_yet(self):
        import threading

        for setter in self.setters():
            found = []
            thread = threading.Thread(target=lambda: found.append(setter.add("select 1")))
            thread.start()
            thread.join()
            self.assertEqual(["select 1"], found)

    def test_an_illegal_comment_is_told_when_it_is_wanted(self):
        from dbt_common.exceptions import DbtRuntimeError

        _, mine = self.setters()
        with mock.patch.object(mine, "generator", return_value="a */ b"):
            mine.set("x", None)
            with self.assertRaisesRegex(DbtRuntimeError, "illegal value"):
                mine.add("select 1")


class Events(unittest.TestCase):
    VALUES = (
        "", "text", "é\ud800", "NaN", "12", NodeType.Model, b"bytes", True, False, None,
        0, 7, -1, 2**31, 2**60, 2**63, 0.1, -0.0, 1e300, float("nan"), float("inf"),
        [], ["a", "b"], ["a", 1], [None], (1,), {}, {"a": "b"}, {"a": None, 1: 2},
        {"a": {"b": [True, None, 1.5, "c", {"d": []}]}}, "2024-02-29T01:02:03.000456Z", "2024-02-29T01:02:03Z",
        "2024-02-30T01:02:03.000456Z", "1969-12-31T23:59:59.999999Z",
    )

    def fields(self, rng, descriptor, depth=0):
        given = {}
        for field in descriptor.fields:
            kind = field.message_type
            plain = kind is not None and not kind.full_name.startswith("google.") and not kind.GetOptions().map_entry
            if rng.random() < 0.3:
                continue
            if plain and depth < 3 and rng.random() < 0.7:
                inner = self.fields(rng, kind, depth + 1)
                given[field.name] = [inner] if field.is_repeated else inner
            elif field.type == field.TYPE_STRING and not field.is_repeated and rng.random() < 0.8:
                given[field.name] = rng.choice(("text", "é", None))
            elif rng.random() < 0.5:
                given[field.name] = rng.choice(self.VALUES)
        if rng.random() < 0.02:
            given["no_such_field"] = "text"
        return given

    def test_events_are_what_protobuf_makes_of_their_fields(self):
        from dbt.events import core_types_pb2
        from google.protobuf.json_format import ParseDict

        module = types.SimpleNamespace(ParseDict=ParseDict)
        events.patch(module)
        kinds = [kind for kind in vars(core_types_pb2).values() if isinstance(kind, type)]
        kinds = [kind for kind in kinds if hasattr(kind, "DESCRIPTOR")]
        self.assertGreater(len(kinds), 100)
        filled = 0
        for seed in range(3000):
            rng = random.Random(seed)
            kind = rng.choice(kinds)
            given = self.fields(rng, kind.DESCRIPTOR)
            with self.subTest(seed=seed, kind=kind.__name__, given=given):
                theirs, ours = (
                    told(lambda: parse(given, kind()).SerializeToString(deterministic=True))
                    for parse in (ParseDict, module.ParseDict)
                )
                self.assertEqual(theirs, ours)
                if isinstance(theirs, bytes):
                    filled += events.fill(kind(), given)
        self.assertGreater(filled, 500)


class Lines(unittest.TestCase):
    def test_the_same_lines_are_written_at_every_level(self):
        from dbt_common.events import logger, types as common_types
        from dbt_common.events.base_types import EventLevel, msg_from_base_event

        module = originals(logger)
        lines.patch(module)
        levels = list(EventLevel)
        for wanted in levels:
            written = []
            for source in (logger, module):
                out = io.StringIO()
                config = source.LoggerConfig(name="percolate-lines", level=wanted, output_stream=out)
                text = source._TextLogger(config)
                for level in levels:
                    text.write_line(msg_from_base_event(common_types.Note(msg=f"a {level.value}"), level))
                    text.write_line(msg_from_base_event(common_types.PrintEvent(msg=f"printed {level.value}"), level))
                # the times of two runs differ
                written.append([line[10:] if line[2:3] == ":" else line for line in out.getvalue().splitlines()])
            self.assertEqual(written[0], written[1])
            self.assertIn("a error", written[0])
            self.assertEqual(len(levels), sum("printed" in line for line in written[0]))


    def test_handlers_that_want_to_know_who_called_are_told(self):
        import logging

        from dbt_common.events import logger

        module = originals(logger)
        lines.patch(module)
        told = []
        for source in (logger, module):
            for form in ("%(message)s", "%(funcName)s %(levelname)s %(message)s"):
                out = io.StringIO()
                handler = logging.StreamHandler(out)
                handler.setFormatter(logging.Formatter(form))
                log = logging.Logger("percolate-callers", logging.INFO)
                log.propagate = False
                log.addHandler(handler)
                for level in ("test", "debug", "info", "warn", "error"):
                    source.send_to_logger(log, level, f"a {level} of 100 %s")
                told.append(out.getvalue())
            with self.assertRaises(AssertionError):
                source.send_to_logger(log, "none", "x")
        self.assertEqual(told[:2], told[2:])
        self.assertIn("a warn of 100 %s", told[0])


class Frequent(unittest.TestCase):
    """Events that are lines before they are messages."""

    def setUp(self):
        from dbt_common.events import base_types, event_manager, logger

        self.base, self.manager = originals(base_types), originals(event_manager)
        frequent.patch(self.base)
        telling.patch(self.manager)
        self.plain_base, self.plain_manager, self.logger = base_types, event_manager, logger

    def classes(self, base):
        """The frequent events of dbt-core over a base of ours or of theirs."""
        from dbt.adapters.events import types as adapter_types
        from dbt.events import types as core_types

        for name in sorted(frequent.NAMES):
            theirs = getattr(core_types, name, None) or getattr(adapter_types, name)
            fields = {"message": theirs.message, "code": theirs.code, "PROTO_TYPES_MODULE": theirs.PROTO_TYPES_MODULE}
            yield type(name, (base.DebugLevel,), fields)

    def given(self, rng, kind):
        module = kind.PROTO_TYPES_MODULE
        texts = [field.name for field in getattr(module, kind.__name__).DESCRIPTOR.fields if field.type == field.TYPE_STRING]
        node = {"unique_id": "model.p.é", "node_name": "é", "meta": rng.choice(({}, {"a": [1, None, {"b": 2.5}]})),
                "node_relation": {"alias": None, "schema": "s"}, "materialized": rng.choice(("view", None))}
        given = {name: rng.choice(("one", "two\nlines", "%s", "é", NodeType.Model, None)) for name in texts}
        given["node_info"] = rng.choice((node, node, node, {}, {"unique_id": 1}, {"no_such": "x"}, None))
        if kind.__name__ == "NodeFinished":
            given["run_result"] = {
                "status": "success", "message": None, "thread": "Thread-1", "adapter_response": {"rows": 3},
                "execution_time": rng.choice((0, 1.5, "2.5", 1e300)), "num_failures": rng.choice((None, 3, 2**40, 1.0)),
                "timing_info": [{"name": "compile", "started_at": "2024-02-29T01:02:03.000456Z", "completed_at": None}],
            }
        if rng.random() < 0.1:
            given["no_such_field"] = object()
        return given

    def test_lines_and_messages_are_those_of_dbt_core(self):
        both = list(zip(self.classes(self.plain_base), self.classes(self.base)))
        self.assertEqual(len(frequent.NAMES), len(both))
        lines_only = 0
        for seed in range(600):
            rng = random.Random(seed)
            kinds = rng.choice(both)
            given = self.given(rng, kinds[0])
            json_logs, calls = rng.random() < 0.2, rng.random() < 0.2
            told = []
            for kind, module in zip(kinds, (self.plain_manager, self.manager)):
                out, seen, notes = io.StringIO(), [], []
                manager = module.EventManager()
                form = self.logger.LineFormat.Json if json_logs else self.logger.LineFormat.DebugText
                manager.add_logger(self.config(form, out))
                if calls:
                    manager.add_callback(lambda msg: seen.append(msg.data.SerializeToString(deterministic=True)))
                with mock.patch("dbt_common.events.functions.fire_event", lambda e, **_: notes.append(e.message())):
                    event = kind(**given)
                    lines_only += "_percolate_given" in event.__dict__
                    manager.fire_event(event)
                    fields = event.to_dict(), event.message(), event.pb_msg.SerializeToString(deterministic=True)
                text = out.getvalue()
                self.assertRegex(text, r"\{|^\d\d:\d\d:\d\d\.\d{6} ")
                told.append((re.sub(r'"(ts|pid|thread)": [^,}]*|^[\d:.]+', "", text), seen, notes, fields))
            with self.subTest(seed=seed, kind=kinds[0].__name__, given=given):
                self.assertEqual(*told)
        self.assertGreater(lines_only, 200)

    def config(self, form, out):
        from dbt_common.events.functions import stdout_filter

        return self.logger.LoggerConfig(
            name="percolate-frequent", level=self.plain_base.EventLevel.DEBUG, line_format=form, output_stream=out,
            filter=functools.partial(stdout_filter, False, form), scrubber=lambda text: text.replace("one", "***"),
        )


class Scrubbing(unittest.TestCase):
    def test_finds_the_secrets_of_the_moment(self):
        from dbt_common.exceptions import base

        mine = types.SimpleNamespace(env_secrets=base.env_secrets)
        scrubbing.patch(mine)
        for env in ({}, {"DBT_ENV_SECRET_A": "x"}, {"DBT_ENV_SECRET": "ü", "DBT_ENV_SECRET_B": " "}, {"DBT_ENV": "x"}):
            with mock.patch.dict(os.environ, env):
                self.assertEqual(mine.env_secrets(), base.env_secrets())


if __name__ == "__main__":
    unittest.main()
