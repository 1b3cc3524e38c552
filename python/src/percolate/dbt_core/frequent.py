"""``dbt_common.events.base_types.BaseEvent``: events that come with every node and statement are filled when looked into.

Mostly all that is wanted of them is a line of the log.
"""

from __future__ import annotations

import types
from typing import Any, Callable, Dict, Optional

from percolate.dbt_core import events

# all of the level debug, and of texts and a node
NAMES = {
    "NodeStart",
    "NodeCompiling",
    "NodeExecuting",
    "NodeFinished",
    "WritingInjectedSQLForNode",
    "NewConnection",
    "ConnectionReused",
    "ConnectionUsed",
    "SQLQuery",
}
_GIVEN = "_percolate_given"


def line_of(event: Any) -> Optional[str]:
    """The text of an event that has not been filled, None of any other."""
    given: Optional[Dict[str, Any]] = event.__dict__.get(_GIVEN)
    if given is None:
        return None
    try:
        text: str = type(event).message(_Fields(given))
    except (AttributeError, KeyError):
        return None
    return text


class _Fields:
    """What an event was given, as its ``message`` reads it: texts only."""

    def __init__(self, given: Dict[str, Any]) -> None:
        self._percolate_given = given

    def __getattr__(self, name: str) -> Any:
        value = self._percolate_given[name]
        if type(value) is str:
            return value
        if type(value) is dict:
            return _Fields(value)
        raise AttributeError(name)


# tells whether protobuf takes a value for a field, so that it has nothing to tell of it
_Check = Callable[[Any], bool]
_checks: Dict[str, Dict[str, _Check]] = {}


def _is_text(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return False
    return True


def _is_text_map(value: Any) -> bool:
    return type(value) is dict and all(map(_is_text, value)) and all(map(_is_text, value.values()))


def _is_struct(value: Any) -> bool:
    return type(value) is dict and all(_is_text(name) and _is_struct_value(one) for name, one in value.items())


def _is_struct_value(value: Any) -> bool:
    if type(value) is list:
        return all(map(_is_struct_value, value))
    return value is None or type(value) is bool or _is_text(value) or events.is_small(value) or _is_struct(value)


def _is_time(value: Any) -> bool:
    try:
        return events.time_of(value) is not None
    except ValueError:
        return False


def _is_message(descriptor: Any) -> _Check:
    return lambda value: type(value) is dict and fits(descriptor, value)


def _is_list(check: _Check) -> _Check:
    return lambda value: type(value) is list and all(map(check, value))


def _is_bool(value: Any) -> bool:
    return type(value) is bool


def _is_int(value: Any) -> bool:
    return type(value) is int and -_INT32 <= value < _INT32


_INT32 = 2**31
# by the numbers of FieldDescriptor.TYPE_*: double, float, int64, int32, bool, string
_PLAIN: Dict[int, _Check] = {
    1: events.is_small,
    2: events.is_small,
    3: _is_int,
    5: _is_int,
    8: _is_bool,
    9: _is_text,
}


def _check(field: Any) -> Optional[_Check]:
    if field.containing_oneof is not None:
        return None
    kind = field.message_type
    if kind is None:
        plain = _PLAIN.get(field.type)
        return _is_list(plain) if plain is not None and field.is_repeated else plain
    if kind.GetOptions().map_entry:
        texts = all(kind.fields_by_name[part].type == field.TYPE_STRING for part in ("key", "value"))
        return _is_text_map if texts else None
    if kind.full_name.startswith("google.protobuf."):
        known = {"google.protobuf.Timestamp": _is_time, "google.protobuf.Struct": _is_struct}
        return None if field.is_repeated else known.get(kind.full_name)
    return _is_list(_is_message(kind)) if field.is_repeated else _is_message(kind)


def fits(descriptor: Any, values: Dict[str, Any]) -> bool:
    """Whether a message has fields of such names and values; False also when only protobuf knows."""
    checks = _checks.get(descriptor.full_name)
    if checks is None:
        found = {field.name: _check(field) for field in descriptor.fields}
        checks = _checks[descriptor.full_name] = {name: check for name, check in found.items() if check is not None}
    for name, value in values.items():
        if name not in checks or value is not None and not checks[name](value):
            return False
    return True


def patch(module: types.ModuleType) -> None:
    """Lets ``BaseEvent`` keep what it was given."""
    event_class = module.BaseEvent
    fill, read, assign = event_class.__init__, event_class.__getattr__, event_class.__setattr__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        name = type(self).__name__
        if name in NAMES and not args and fits(getattr(self.PROTO_TYPES_MODULE, name).DESCRIPTOR, kwargs):
            self.__dict__[_GIVEN] = kwargs
        else:
            fill(self, *args, **kwargs)

    def fill_now(self: Any) -> None:
        given = self.__dict__.pop(_GIVEN, None)
        if given is not None:
            fill(self, **given)

    def getattr_(self: Any, key: str) -> Any:
        fill_now(self)
        return self.__dict__["pb_msg"] if key == "pb_msg" and "pb_msg" in self.__dict__ else read(self, key)

    def setattr_(self: Any, key: str, value: Any) -> None:
        fill_now(self)
        assign(self, key, value)

    event_class.__init__, event_class.__getattr__, event_class.__setattr__ = init, getattr_, setattr_
