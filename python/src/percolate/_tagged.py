"""Plain values as JSON. What JSON has no form for is an object of one field, whose name begins with ``$``.

>>> import datetime, decimal
>>> value = {"a": [decimal.Decimal("1.50"), datetime.date(2024, 1, 2)], "b": {1: (2, None)}}
>>> dumps(value)
'{"a":[{"$decimal":"1.50"},{"$date":"2024-01-02"}],"b":{"$map":[[1,[2,null]]]}}'
>>> loads(dumps(value))
{'a': [Decimal('1.50'), datetime.date(2024, 1, 2)], 'b': {1: [2, None]}}
"""

from __future__ import annotations

import datetime
import decimal
import json
from typing import Any, Mapping


def crossing(value: Any) -> Any:
    """The value as JSON has it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        if all(isinstance(key, str) and not key.startswith("$") for key in value):
            return {str(key): crossing(item) for key, item in value.items()}
        return {"$map": [[crossing(key), crossing(item)] for key, item in value.items()]}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [crossing(item) for item in value]
    if isinstance(value, decimal.Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"$time": value.isoformat()}
    raise TypeError(f"a {type(value).__name__} cannot be given to a template")


def dumps_crossing(value: Any) -> str:
    """The text of what :func:`crossing` made."""
    return json.dumps(value, separators=(",", ":"))


def dumps(value: Any) -> str:
    return dumps_crossing(crossing(value))


def loads(text: str) -> Any:
    return json.loads(text, object_hook=_untagged)


def _untagged(value: dict[str, Any]) -> Any:
    if len(value) != 1:
        return value
    [(tag, item)] = value.items()
    if tag == "$decimal":
        return decimal.Decimal(item)
    if tag == "$date":
        return datetime.date.fromisoformat(item)
    if tag == "$time":
        return datetime.time.fromisoformat(item)
    if tag == "$datetime":
        return datetime.datetime.fromisoformat(item.replace("Z", "+00:00"))
    if tag == "$map":
        return {key: item for key, item in item}
    return value
