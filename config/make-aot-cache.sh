#!/bin/sh
# Makes the JVM's cache of loaded classes, which halves the start-up of small commands. Run in the background by
# build-dist.sh; nobody waits for it, and without it everything works as well.
# usage: make-aot-cache.sh ROOT CACHE_FILE   (with JAVA_HOME set)
set -eu
root=$1
cache=$2
flags=$(cat "$root/config/jvm-flags.txt")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The training runs the common commands over the example; nothing is written into the checkout.
# shellcheck disable=SC2086
JAFFLE_SHOP_DB=$scratch/aot.duckdb "$JAVA_HOME/bin/java" $flags -XX:AOTCacheOutput="$scratch/cache" \
  -cp "$root/build/dist/percolate.jar" dev.percolate.cli.TrainingRun --project-dir "$root/examples/jaffle-shop" \
  --profiles-dir "$root/examples/jaffle-shop" --target-path "$scratch/target" --log-path "$scratch/logs" \
  > /dev/null 2>&1 < /dev/null || exit 0
[ -f "$scratch/cache" ] && cp "$scratch/cache" "$cache.tmp" && mv "$cache.tmp" "$cache"
