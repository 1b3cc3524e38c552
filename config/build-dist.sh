#!/bin/sh
# Builds the product and lays it out under build/dist: percolate.jar, its libraries, DuckDB's native library.
# usage: build-dist.sh STAMP (run by ./percolate with JAVA_HOME set)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
echo "percolate: first use of this checkout, building (about a minute) ..." >&2
log=$root/build/build.log
mkdir -p "$root/build"
if ! (cd "$root" && ./mvnw -B -ntp -Dquick -DskipTests package > "$log" 2>&1 < /dev/null &
  pid=$!
  seen=
  while kill -0 "$pid" 2>/dev/null; do
    now=$(grep -o 'Building percolate-[a-z-]* ' "$log" 2>/dev/null | tail -n 1 || true)
    if [ -n "$now" ] && [ "$now" != "$seen" ]; then
      echo "percolate:   ${now}" >&2
      seen=$now
    fi
    sleep 1
  done
  wait "$pid"); then
  echo "percolate: the build failed; the end of $log says:" >&2
  grep -E 'ERROR|FAIL' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
  exit 1
fi
"$root/config/install-dist.sh" "$root" "$1"
nohup nice -n 19 "$root/config/make-aot-caches.sh" "$root" > /dev/null 2>&1 < /dev/null &
echo "percolate: built." >&2
