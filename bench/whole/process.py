"""One process, measured from outside."""
import os
import subprocess
import sys
import tempfile
import time


def once(argv, folder, limit):
    """Wall and CPU seconds (user + system, of the process and all it waited for), peak MiB, exit code, load before."""
    env = dict(os.environ, DO_NOT_TRACK="1", DBT_SEND_ANONYMOUS_USAGE_STATS="false")
    load = os.getloadavg()[0]
    killed = False
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(argv, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=env)
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if not killed and time.perf_counter() - start > limit:
                process.kill()
                killed = True
            time.sleep(0.002)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            tail = log.read()[-1500:].decode("utf-8", "replace")
            sys.stderr.write(f"{' '.join(argv)}: exit {process.returncode}\n{tail}\n")
    return {"wall": round(wall, 3), "cpu": round(usage.ru_utime + usage.ru_stime, 3),
            "peak_mib": round(usage.ru_maxrss / 1024, 1), "exit": process.returncode, "load": round(load, 1)}
