#!/bin/sh
# Builds the product and lays it out under build/dist: percolate.jar, its libraries, DuckDB's native library. Run by
# ./percolate one at a time: who had to wait takes what the one before has built.
# usage: build-dist.sh STAMP (with JAVA_HOME set)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
dist=$root/build/dist
log=$root/build/build.log
built=
java_home=
if [ -f "$dist/stamp" ]; then
  { IFS= read -r built && IFS= read -r java_home; } < "$dist/stamp" || true
  if [ "$built" = "$1" ] && [ -x "$java_home/bin/java" ]; then exit 0; fi
fi

echo "percolate: first use of this checkout, building (about a minute) ..." >&2
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
nohup nice -n 19 "$root/config/make-aot-caches.sh" "$dist" "$root/examples/jaffle-shop" "$dist" "$(cat "$dist/aot-name")" \
  "$(cat "$root/config/jvm-flags.txt")" > /dev/null 2>&1 < /dev/null &
echo "percolate: built." >&2
