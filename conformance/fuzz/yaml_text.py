"""Writes YAML in many shapes: block and flow, all kinds of quotes, and scalars exactly as given (Raw)."""
import json
import re

PLAIN = re.compile(r"[A-Za-z_][\w .+/-]*\Z", re.ASCII)
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "none", "nan"}


class Raw(str):
    """Text that is written as it is, in one line."""


def scalar(value, chance, flow=False):
    if isinstance(value, Raw):
        return str(value)
    if value is None:
        return chance.one("null", "~", "null")
    if isinstance(value, bool):
        return ("true" if value else "false") if chance(0.8) else chance.one(*(("True", "yes", "on") if value else ("False", "no", "off")))
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    if PLAIN.match(text) and text.lower() not in WORDS and text == text.strip() and chance(0.85):
        return text
    if "\n" in text or chance(0.4):
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def flow(value, chance):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k, chance, True)}: {flow(v, chance)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v, chance) for v in value) + "]"
    return scalar(value, chance, True)


def has_raw(value):
    if isinstance(value, dict):
        return any(has_raw(k) or has_raw(v) for k, v in value.items())
    return any(map(has_raw, value)) if isinstance(value, list) else isinstance(value, Raw)


def dump(value, chance, indent=0):
    """Lines of a block; the caller has placed the cursor at the start of a line."""
    pad = " " * indent
    out = []
    if isinstance(value, dict):
        for key, item in value.items():
            out += entry(pad + scalar(key, chance) + ":", item, chance, indent)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)) and item and not (chance(0.1) and not has_raw(item)):
                lines = dump(item, chance, indent + 2)
                lines[0] = pad + "- " + lines[0][indent + 2:]
                out += lines
            else:
                out.append(pad + "- " + flow(item, chance))
    return out


def entry(head, item, chance, indent):
    if isinstance(item, (dict, list)) and item:
        if chance(0.12) and not has_raw(item):
            return [head + " " + flow(item, chance)]
        deeper = indent + (2 if isinstance(item, dict) or chance(0.6) else 0)
        return [head, *dump(item, chance, deeper)]
    if isinstance(item, str) and not isinstance(item, Raw) and "\n" in item and item.strip() and item[0] not in " \n" and chance(0.7):
        mark = chance.one("|", ">", "|-", ">-", "|+")
        return [head + " " + mark, *(" " * (indent + 2) + line if line else "" for line in item.split("\n"))]
    return [head + " " + flow(item, chance)]


def text(value, chance):
    lines = dump(value, chance)
    if chance(0.05):
        lines.insert(0, "---")
    if chance(0.1):
        lines.insert(chance.below(len(lines)), chance.one("# a comment", "", "   "))
    return "\n".join(lines) + chance.one("\n", "\n", "", "\n\n")
