"""RESULTS.md and its pictures, from the JSON of bench/run and nothing else."""
import html

import cases

SHAPES = ["layered", "wide", "chain", "macroheavy", "simple", "chains"]
COLORS = {"percolate": "#1f6f5c", "dbt-core": "#c8663a", "rust": "#6a7f9a"}


def least(runs, key="cpu"):
    good = [run[key] for run in runs if run["exit"] == 0]
    return min(good) if good else None


def number(value):
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def markdown(results, pictures):
    machine = results["machine"]
    lines = [
        "# Whole commands, paired",
        "",
        f"Written by `bench/run` on {results['date']}; do not edit. CPU seconds are user + system of whole processes, start included;",
        "every process is new, files are in the page cache. The least of the alternating runs counts.",
        "",
        f"Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}.",
        "`-` means not run, or failed there: the JSON beside this file has the exit codes.",
        "",
    ]
    for project in results["projects"]:
        lines += section(project, list(machine["engines"]))
    for title, name in pictures:
        lines += [f"## {title}", "", f"![{title}]({name})", ""]
    return "\n".join(lines)


def section(project, engines):
    others = [name for name in engines if name != "percolate"]
    head = ["command"] + [f"{name}: CPU s" for name in engines] + [f"times {name}" for name in others]
    head += [f"{name}: wall s" for name in engines] + [f"{name}: MiB" for name in engines]
    loads = [run["load"] for case in project["cases"].values() for runs in case.values() for run in runs]
    lines = [f"## {project['shape']}, {project['models']} models", "",
             "; ".join(f"{name} = {words}" for name, words in project["engines"].items()) + ".",
             f"Measured on {project['date']}, at most {project['repeat']} runs each;"
             f" load (1 minute) before them {min(loads, default=0)} to {max(loads, default=0)}.", "", "| " + " | ".join(head) + " |",
             "| " + " | ".join(["---"] * len(head)) + " |"]
    for name, runs in project["cases"].items():
        cpu = {engine: least(runs.get(engine, [])) for engine in engines}
        ours = cpu["percolate"]
        ratios = [f"{cpu[other] / ours:.1f}x" if ours and cpu[other] else "-" for other in others]
        walls = [number(least(runs.get(engine, []), "wall")) for engine in engines]
        peaks = [peak(runs.get(engine, [])) for engine in engines]
        row = [cases.BY_NAME[name].says, *[number(cpu[engine]) for engine in engines], *ratios, *walls, *peaks]
        lines.append("| " + " | ".join(row) + " |")
    return [*lines, "", *overhead(project, engines)]


def peak(runs):
    good = [run["peak_mib"] for run in runs if run["exit"] == 0]
    return f"{max(good):.0f}" if good else "-"


def overhead(project, engines):
    """What a node costs in `run`: CPU of run less that of an unchanged parse, the database's own work included."""
    found = []
    for engine in engines:
        run = least(project["cases"].get("run", {}).get(engine, []))
        same = least(project["cases"].get("parse_same", {}).get(engine, []))
        if run is not None and same is not None:
            found.append(f"{engine} {1000 * (run - same) / project['models']:.2f} ms")
    return ["CPU for each model in `run` (less an unchanged parse; the database's own work is in it): "
            + ", ".join(found) + ".", ""] if found else []


def bars(title, rows, engines):
    """Horizontal bars on a logarithmic scale. rows: (label, {engine: seconds or None})."""
    import math
    low, high = 0.01, max((v for _, values in rows for v in values.values() if v), default=1)
    width, left, bar, gap = 560, 210, 13, 12
    height = 56 + sum(bar * len(engines) + gap for _ in rows)

    def x(value):
        return width * math.log(max(value, low) / low) / math.log(max(high, 0.1) / low)

    out = [svg(left + width + 80, height), text(8, 20, title, 15)]
    place = 8
    for engine in engines:
        out.append(f'<rect x="{place + 4}" y="28" width="10" height="10" fill="{COLORS.get(engine, "#999")}"/>')
        out.append(text(place + 18, 37, engine, 11))
        place += 30 + 7 * len(engine)
    y = 48
    for label, values in rows:
        out.append(text(left - 8, y + bar * len(engines) / 2 + 4, label, 12, "end"))
        for engine in engines:
            value = values.get(engine)
            if value is not None:
                out.append(f'<rect x="{left}" y="{y}" width="{x(value):.1f}" height="{bar - 2}" fill="{COLORS.get(engine, "#999")}"/>')
                out.append(text(left + x(value) + 4, y + 10, number(value), 10))
            y += bar
        y += gap
    return "\n".join([*out, "</svg>", ""])


def lines(title, series):
    """Seconds over models, both logarithmic. series: {engine: [(models, seconds)]}."""
    import math
    points = [p for values in series.values() for p in values]
    if len({p[0] for p in points}) < 2:
        return None
    width, height, left, top = 560, 300, 60, 40
    x0, x1 = (math.log(f(p[0] for p in points)) for f in (min, max))
    y0, y1 = math.log(min(p[1] for p in points) / 1.5), math.log(max(p[1] for p in points) * 1.5)

    def at(p):
        return (left + width * (math.log(p[0]) - x0) / (x1 - x0), top + height * (1 - (math.log(p[1]) - y0) / (y1 - y0)))

    out = [svg(left + width + 110, top + height + 40), text(8, 20, title, 15)]
    out.append(f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" stroke="#bbb"/>')
    for models in sorted({p[0] for p in points}):
        out.append(text(at((models, points[0][1]))[0], top + height + 18, f"{models:,}", 11, "middle"))
    for engine, values in series.items():
        color = COLORS.get(engine, "#999")
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in map(at, values))
        out.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        for p in values:
            a, b = at(p)
            out.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{color}"/>' + text(a, b - 7, number(p[1]), 10, "middle"))
        out.append(text(at(values[-1])[0] + 8, at(values[-1])[1] + 4, engine, 12))
    out.append(text(left + width / 2, top + height + 36, "models", 12, "middle"))
    return "\n".join([*out, "</svg>", ""])


def svg(width, height):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif">'
            f'<rect width="100%" height="100%" fill="white"/>')


def text(x, y, words, size, anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{html.escape(words)}</text>'


def write(results, folder):
    """Writes RESULTS.md and plots/ into the folder."""
    plots = folder / "plots"
    plots.mkdir(exist_ok=True)
    engines = list(results["machine"]["engines"])
    pictures = []
    scaling = {}
    for project in results["projects"]:
        rows = []
        for name, runs in project["cases"].items():
            rows.append((cases.BY_NAME[name].says.replace("`", ""), {e: least(runs.get(e, [])) for e in engines}))
        name = f"{project['shape']}-{project['models']}.svg"
        title = f"{project['shape']}, {project['models']} models: CPU seconds, logarithmic"
        (plots / name).write_text(bars(title, rows, engines), encoding="utf-8")
        pictures.append((title, f"plots/{name}"))
        for engine in engines:
            cold = least(project["cases"].get("parse_cold", {}).get(engine, []))
            if cold:
                scaling.setdefault(project["shape"], {}).setdefault(engine, []).append((project["models"], cold))
    for shape, series in scaling.items():
        title = f"{shape}: cold parse, CPU seconds over models"
        picture = lines(title, {engine: sorted(points) for engine, points in series.items()})
        if picture:
            (plots / f"{shape}-scaling.svg").write_text(picture, encoding="utf-8")
            pictures.append((title, f"plots/{shape}-scaling.svg"))
    (folder / "RESULTS.md").write_text(markdown(results, pictures), encoding="utf-8")
