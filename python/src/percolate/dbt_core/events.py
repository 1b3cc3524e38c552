"""``dbt_common.events.base_types.ParseDict``: events without protobuf's reader of JSON, which is in Python.

What an event consists of in nearly all cases (texts, numbers, bools, times in dbt's form, and messages, lists and plain
values of these) is set field by field. Anything else, mistakes included, is left to protobuf.
"""

from __future__ import annotations

import datetime
import types
from typing import Any, Callable, Dict, Mapping, Optional

# up to it every whole number is a double of its own, and no number is too large for a float
_SMALL = 2**53
_EPOCH = datetime.datetime(1970, 1, 1)
# sets a field of a message to a value, or tells that it cannot
_Setter = Callable[[Any, str, Any], bool]
_setters: Dict[str, Dict[str, _Setter]] = {}


def _plain(kind: type) -> _Setter:
    def set_plain(message: Any, name: str, value: Any) -> bool:
        if type(value) is not kind:
            return False
        setattr(message, name, value)
        return True

    return set_plain


def _set_text(message: Any, name: str, value: Any) -> bool:
    # dbt's enums are texts
    if not isinstance(value, str):
        return False
    setattr(message, name, value)
    return True


def is_small(value: Any) -> bool:
    """Whether a number is one that every kind of field takes."""
    return type(value) in (int, float) and -_SMALL < value < _SMALL


def _set_small(message: Any, name: str, value: Any) -> bool:
    if not is_small(value):
        return False
    setattr(message, name, float(value))
    return True


def _set_texts(message: Any, name: str, value: Any) -> bool:
    if type(value) is not list or not all(isinstance(one, str) for one in value):
        return False
    getattr(message, name).extend(value)
    return True


def _set_text_map(message: Any, name: str, value: Any) -> bool:
    if type(value) is not dict or not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
        return False
    getattr(message, name).update(value)
    return True


def time_of(value: Any) -> Optional[datetime.datetime]:
    """A time as dbt writes them, ``2024-01-02T03:04:05.000006Z``; None for anything else."""
    if type(value) is not str or len(value) != 27 or value[26] != "Z" or value[19] != "." or value[10] != "T":
        return None
    return datetime.datetime.fromisoformat(value[:26])


def _set_time(message: Any, name: str, value: Any) -> bool:
    read = time_of(value)
    if read is None:
        return False
    since = read - _EPOCH
    time = getattr(message, name)
    time.SetInParent()
    time.seconds = since.days * 86400 + since.seconds
    time.nanos = since.microseconds * 1000
    return True


def _set_message(message: Any, name: str, value: Any) -> bool:
    if type(value) is not dict:
        return False
    inner = getattr(message, name)
    inner.SetInParent()
    return fill(inner, value)


def _set_messages(message: Any, name: str, value: Any) -> bool:
    field = getattr(message, name)
    return type(value) is list and all(type(one) is dict and fill(field.add(), one) for one in value)


def _set_struct(message: Any, name: str, value: Any) -> bool:
    if type(value) is not dict:
        return False
    struct = getattr(message, name)
    struct.SetInParent()
    return _fill_struct(struct, value)


def _fill_struct(struct: Any, values: Dict[Any, Any]) -> bool:
    fields = struct.fields
    return all(isinstance(key, str) and _fill_value(fields[key], value) for key, value in values.items())


def _fill_value(message: Any, value: Any) -> bool:
    if isinstance(value, str):
        message.string_value = value
    elif type(value) is bool:
        message.bool_value = value
    elif value is None:
        message.null_value = 0
    elif is_small(value):
        message.number_value = value
    elif type(value) is dict:
        message.struct_value.SetInParent()
        return _fill_struct(message.struct_value, value)
    elif type(value) is list:
        message.list_value.SetInParent()
        return all(_fill_value(message.list_value.values.add(), one) for one in value)
    else:
        return False
    return True


def _setter(field: Any) -> _Setter | None:
    if field.containing_oneof is not None and len(field.containing_oneof.fields) > 1:
        return None
    kind = field.message_type
    if kind is not None and kind.GetOptions().map_entry:
        texts = all(kind.fields_by_name[part].type == field.TYPE_STRING for part in ("key", "value"))
        return _set_text_map if texts else None
    if kind is not None and kind.full_name.startswith("google.protobuf."):
        known = {"google.protobuf.Timestamp": _set_time, "google.protobuf.Struct": _set_struct}
        return None if field.is_repeated else known.get(kind.full_name)
    if kind is not None:
        return _set_messages if field.is_repeated else _set_message
    if field.is_repeated:
        return _set_texts if field.type == field.TYPE_STRING else None
    return _BY_TYPE.get(field.type)


# by the numbers of FieldDescriptor.TYPE_*: double, float, int64, int32, bool, string
_BY_TYPE: Dict[int, _Setter] = {
    1: _set_small,
    2: _set_small,
    3: _plain(int),
    5: _plain(int),
    8: _plain(bool),
    9: _set_text,
}


def _setters_of(descriptor: Any) -> Dict[str, _Setter]:
    known = _setters.get(descriptor.full_name)
    if known is None:
        found = {field.name: _setter(field) for field in descriptor.fields}
        known = {name: setter for name, setter in found.items() if setter is not None}
        _setters[descriptor.full_name] = known
    return known


def fill(message: Any, values: Mapping[str, Any]) -> bool:
    """Sets the fields of an empty message; False when protobuf has to do it, with a message half set."""
    setters = _setters_of(message.DESCRIPTOR)
    for name, value in values.items():
        setter = setters.get(name)
        if setter is None:
            return False
        # an absent value leaves a field as it is
        if value is not None and not setter(message, name, value):
            return False
    return True


def patch(module: types.ModuleType) -> None:
    """Replaces the ``ParseDict`` by which events are made."""
    parse_dict = module.ParseDict

    def parse(js_dict: Dict[str, Any], message: Any, *args: Any, **kwargs: Any) -> Any:
        if args or kwargs or message.ByteSize():
            return parse_dict(js_dict, message, *args, **kwargs)
        try:
            if fill(message, js_dict):
                return message
        except (TypeError, ValueError, AttributeError, RecursionError):
            # told by protobuf in its own words
            pass
        message.Clear()
        return parse_dict(js_dict, message)

    setattr(module, "ParseDict", parse)
