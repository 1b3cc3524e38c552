#!/bin/sh
# Makes the JVM's cache of loaded classes. Started in the background by the launcher when there is none; nobody waits
# for it. A second one at the same time ends at once. What cannot be made is not tried again: NAME.none says so.
# usage: make-aot-cache.sh JAVA_HOME FOLDER NAME
set -eu
java_home=$1
caches=$2
name=$3
jars=$(cd "$(dirname "$0")" && pwd -P)
renice -n 19 $$ > /dev/null 2>&1 || true
mkdir -p "$caches" || exit 0
lock=$caches/$name.lock
if ! mkdir "$lock" 2> /dev/null; then
  # one that was left by a process that was killed
  [ -n "$(find "$lock" -maxdepth 0 -mmin +10 2> /dev/null)" ] || exit 0
  rmdir "$lock" && mkdir "$lock" || exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"; rmdir "$lock" 2> /dev/null' EXIT
cp -R "$jars/example" "$scratch/example"
# A training run over the example touches what commands touch.
JAFFLE_SHOP_DB=$scratch/aot.duckdb "$java_home/bin/java" @FLAGS@ -XX:AOTCacheOutput="$scratch/cache" \
  -jar "$jars/percolate.jar" build --project-dir "$scratch/example" --profiles-dir "$scratch/example" \
  > /dev/null 2>&1 < /dev/null || true
if [ -f "$scratch/cache" ]; then
  cp "$scratch/cache" "$lock.tmp" && mv "$lock.tmp" "$caches/$name.aot"
else
  : > "$caches/$name.none"
fi
