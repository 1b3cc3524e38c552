#!/bin/sh
# Makes the JVM's caches of loaded and linked classes. Run in the background by build-dist.sh; nobody waits for it, and
# without them everything works as well. There are two, because the JVM links all classes of a cache when it starts:
# `start` has what --version and --help need, `commands` what all commands need.
# usage: make-aot-caches.sh ROOT   (with JAVA_HOME set)
set -eu
root=$1
dist=$root/build/dist
name=$(cat "$dist/aot-name")
flags=$(cat "$root/config/jvm-flags.txt")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
example=$scratch/jaffle-shop
# without the example the caches only hold less
cp -R "$root/examples/jaffle-shop" "$example" 2> /dev/null || true

# Nothing is written into the checkout, and a cache appears whole or not at all.
train() {
  cache=$1
  shift
  # shellcheck disable=SC2086
  JAFFLE_SHOP_DB=$scratch/aot.duckdb "$JAVA_HOME/bin/java" $flags -XX:AOTCacheOutput="$scratch/$cache" \
    -cp "$dist/percolate.jar" dev.percolate.cli.TrainingRun "$@" > /dev/null 2>&1 < /dev/null || return 0
  if [ -f "$scratch/$cache" ] && [ "$(cat "$dist/aot-name")" = "$name" ]; then
    cp "$scratch/$cache" "$dist/$cache.tmp"
    mv "$dist/$cache.tmp" "$dist/$cache-$name.aot"
  fi
}

train start
train commands --project-dir "$example" --profiles-dir "$example" --target-path "$scratch/target" --log-path "$scratch/logs"
