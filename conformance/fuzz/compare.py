"""Differences between what the two engines made of a project: a list of (kind, explanation)."""
import json
import re

VOLATILE = {"generated_at", "invocation_id", "invocation_started_at", "run_started_at", "user_id"}
BUILT_IN = {"dbt", "dbt_duckdb", "dbt_postgres"}
ADDRESS = re.compile(r": <ast\.\w+ object at 0x\w+>")  # COMPATIBILITY.md: arguments of a Python model
PROFILES = re.compile(r"^ *\S+/profiles\.yml$", re.M)  # in the folder of the process, and the two have different ones
MODIFIED = re.compile(r"modification_time=[\d.]+")


def said(told):
    out = []
    for level, code, name, text in told:
        text = ADDRESS.sub("", text)
        text = PROFILES.sub("<folder>/profiles.yml", text)
        text = MODIFIED.sub("modification_time=T", text)
        if "unused configuration paths" in text:  # Python sets: any order
            text = "\n".join(sorted(text.split("\n")))
        out.append([level, code, name, re.sub(r" +$", "", text, flags=re.M)])
    return out


def crashed(outcome):
    """dbt stumbled over its own feet, with a traceback."""
    return any(name == "MainStackTrace" for _, _, name, _ in outcome.told)


def outcomes(dbt, percolate):
    """Exit code, errors, warnings."""
    if crashed(dbt):
        return []
    if any("too many values to unpack" in e[3] for e in dbt.told):  # a stumble too: a dot in a tested model's name
        return []
    if dbt.exit != percolate.exit:
        return [(f"exit {dbt.exit} not {percolate.exit}: " + first(dbt if dbt.exit else percolate), tell(dbt, percolate))]
    if dbt.exit == 2 and not dbt.told:  # the second: the command line is wrong
        return []
    theirs, ours = said(dbt.told), said(percolate.told)
    if theirs == ours:
        return []
    if sorted(theirs) == sorted(ours):
        return [("order of " + ", ".join(sorted({e[2] for e in theirs})), tell(dbt, percolate))]
    missing = [e for e in theirs if e not in ours]
    extra = [e for e in ours if e not in theirs]
    kinds = [("told: " if e in missing else "wrongly told: ") + label(e) for e in missing + extra] or ["told in other numbers"]
    return [(kinds[0], tell(dbt, percolate))]


def label(event):
    text = re.sub(r"'[^']*'|\"[^\"]*\"|[\w/.]+\.(sql|yml|yaml|py|md|csv)", "_", event[3].replace("[ERROR]: Encountered an error:\n", ""))
    return f"{event[2]} {' '.join(text.split())[:110]}"


def first(outcome):
    errors = [e for e in said(outcome.told) if e[0] == "error"]
    return label(errors[0]) if errors else "nothing"


def tell(dbt, percolate):
    """Only what differs."""
    theirs, ours = said(dbt.told), said(percolate.told)
    missing = [f"   {e[2]}: {e[3]}" for e in theirs if e not in ours or sorted(theirs) == sorted(ours)]
    extra = [f"   {e[2]}: {e[3]}" for e in ours if e not in theirs or sorted(theirs) == sorted(ours)]
    return "\n".join([f"dbt {dbt.exit}", *missing, f"ours {percolate.exit}", *extra])


def is_built_in(key):
    parts = key.split(".")
    return len(parts) > 1 and parts[0] in ("macro", "doc") and parts[1] in BUILT_IN


def manifests(theirs, ours):
    found = {}
    for part in ("metadata",):
        for volatile in VOLATILE:
            theirs[part].pop(volatile, None)
            ours[part].pop(volatile, None)
    for section in dict.fromkeys([*theirs, *ours]):
        one, other = theirs.get(section), ours.get(section)
        if section in ("macros", "docs"):
            one = {k: v for k, v in one.items() if not is_built_in(k)}
            other = {k: v for k, v in other.items() if not is_built_in(k)}
        if section == "nodes":
            for node in [*one.values(), *other.values()]:
                if "depends_on" in node and "sources" in node:
                    in_any_order(node)
        if section in ("parent_map", "child_map"):
            one, other = dict(sorted(one.items())), dict(sorted(other.items()))
        walk(one, other, [section], found)
    return list(found.items())


def artifacts(theirs, ours):
    found = []
    for name in dict.fromkeys([*theirs, *ours]):
        if name not in theirs or name not in ours:
            found.append((f"only one {name}", ""))
        elif name == "manifest.json":
            found += manifests(theirs[name], ours[name])
        else:
            one, other = {"metadata": {}, **theirs[name]}, {"metadata": {}, **ours[name]}
            found += [("semantic " + kind, text) for kind, text in manifests(one, other)]
    return found


def in_any_order(node):
    """Sources in a fixed order: dbt's static parser gives them as a Python set."""
    node["sources"] = sorted(node["sources"])
    parents = node["depends_on"]["nodes"]
    sources = iter(sorted(parent for parent in parents if parent.startswith("source.")))
    node["depends_on"]["nodes"] = [next(sources) if parent.startswith("source.") else parent for parent in parents]


def walk(one, other, path, found):
    if type(one) is not type(other):
        note(one, other, path, found)
    elif isinstance(one, dict):
        for key in one:
            if key in ("created_at",):
                continue
            if key not in other:
                note(one[key], "(missing)", path + [key], found)
            else:
                walk(one[key], other[key], path + [key], found)
        for key in other:
            if key not in one:
                note("(missing)", other[key], path + [key], found)
        # what dbt's static parser gives has no order
        if one.keys() == other.keys() and list(one) != list(other) and not {"config", "unrendered_config", "meta"} & set(path[2:]):
            note(list(one), list(other), path + ["(order)"], found)
    elif isinstance(one, list):
        if len(path) > 3 and path[-1] == "tags" and "columns" in path:
            one, other = sorted(map(str, one)), sorted(map(str, other))  # Python sets: any order
        if len(one) == len(other):
            for i, (a, b) in enumerate(zip(one, other)):
                walk(a, b, path + [i], found)
        else:
            note(one, other, path, found)
    elif one != other and not (one != one and other != other):
        note(one, other, path, found)


def note(one, other, path, found):
    kind = path[0]
    if len(path) > 1 and path[0] not in ("metadata", "parent_map", "child_map", "group_map"):
        kind += " " + str(path[1]).split(".")[0]
        rest = [str(p) for p in path[2:] if not isinstance(p, int)]
        if "columns" in rest[:1] and len(rest) > 1:
            rest[1] = "*"
        kind += " " + ".".join(rest[:4])
    if other == "(missing)":
        kind += " missing"
    elif one == "(missing)":
        kind += " extra"
    found.setdefault(kind, f"{'/'.join(map(str, path))}\n   dbt  {json.dumps(one, ensure_ascii=False)[:600]}\n   ours {json.dumps(other, ensure_ascii=False)[:600]}")
