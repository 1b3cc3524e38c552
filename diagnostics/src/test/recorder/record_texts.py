"""Records ../resources/texts/plain.properties: how Python prints plain values.

    PYTHON_OF_DBT record_texts.py > ../resources/texts/plain.properties

A key for each text: the name of the value in PlainTextsTest, and str, repr, type, json (json.dumps with dbt's
encoder), unicode (ensure_ascii=False), sorted (sort_keys=True) or indented (sort_keys=True, indent=4).
"""
import datetime
import decimal
import json

from dbt_common.utils.encoding import JSONEncoder

ZONE = datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))
VALUES = {
    "none": None, "true": True, "long": -7, "big": 10**20, "empty": "", "text": "it's", "quotes": "it's \"so\"",
    "control": "a\tb\n\r\\ \x01\x7f", "beyond": "\u00e9\U0001f600 z", "float": 1.0, "small": 1e-05, "large": 1.5e16, "plain": 123456789.125,
    "nan": float("nan"), "inf": float("-inf"), "decimal": decimal.Decimal("1.50"), "date": datetime.date(2026, 1, 2),
    "datetime": datetime.datetime(2026, 1, 2, 3, 4, 5), "micros": datetime.datetime(2026, 1, 2, 3, 4, 5, 678),
    "zoned": datetime.datetime(2026, 1, 2, 3, 4, tzinfo=ZONE), "time": datetime.time(3, 4), "list": [1, "a", [None]], "nothing": [],
    "dict": {"b": [1, {"y": 2, "x": {}}], "a": "\u00e9", "c": []},
}


def dumps(value, **options):
    return json.dumps(value, cls=JSONEncoder, **options)


def escaped(text):
    """As java.util.Properties reads it."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" if units[i] or not 32 < units[i + 1] < 127 or units[i + 1] == 92
                   else chr(units[i + 1]) for i in range(0, len(units), 2))


for name, value in VALUES.items():
    texts = {"str": str(value), "repr": repr(value), "type": str(type(value)), "json": dumps(value),
             "unicode": dumps(value, ensure_ascii=False), "sorted": dumps(value, sort_keys=True),
             "indented": dumps(value, sort_keys=True, indent=4)}
    for kind, text in texts.items():
        print(f"{name}.{kind}={escaped(text)}")
