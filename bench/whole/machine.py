"""What the figures were measured on, and with."""
import os
import pathlib
import platform
import subprocess


def describe(engines):
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.release().split('-')[0]} {platform.machine()}",
        "engines": {name: version(argv) for name, argv in engines.items()},
    }


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def version(argv):
    out = subprocess.run([*argv, "--version"], capture_output=True, text=True, check=False)
    words = [line.strip() for line in (out.stdout + out.stderr).splitlines() if line.strip()]
    engine = [line.split(":", 1)[1].strip() for line in words if "engine:" in line]
    if engine:
        return f"{engine[0]}, commit {commit()}"
    installed = [line for line in words if "installed:" in line]
    return installed[0].split(":", 1)[1].strip() if installed else (words or ["unknown"])[0]


def commit():
    root = pathlib.Path(__file__).resolve().parent
    out = subprocess.run(["git", "-C", str(root), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return out.stdout.strip() or "unknown"
