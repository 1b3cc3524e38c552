#!/bin/sh
# Makes the JVM's caches of loaded and linked classes. Run in the background, by build-dist.sh after a build and by the
# wheel's launcher at its first use; nobody waits for it, and without them everything works as well. There are two,
# because the JVM links all classes of a cache when it starts: `start` has what --version and --help need, `commands` what
# all commands need. A second run at the same time ends at once; what cannot be made is not tried again: NAME.none says so.
# usage: make-aot-caches.sh JARS EXAMPLE CACHES NAME FLAGS   (with JAVA_HOME set)
set -eu
jars=$1
example=$2
caches=$3
name=$4
flags=$5
renice -n 19 $$ > /dev/null 2>&1 || true
mkdir -p "$caches" || exit 0
lock=$caches/$name.lock
if ! mkdir "$lock" 2> /dev/null; then
  # one that was left by a process that was killed
  [ -n "$(find "$lock" -maxdepth 0 -mmin +10 2> /dev/null)" ] || exit 0
  rmdir "$lock" && mkdir "$lock" || exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"; rmdir "$lock" 2> /dev/null || true' EXIT
# without the example the caches only hold less
cp -R "$example" "$scratch/example" 2> /dev/null || true

# Nothing is written beside the jars' own folder of caches, and a cache appears whole or not at all. A checkout's jars may
# have been built anew in the meantime.
# What is hot is not recorded: a command would compile at its start what other commands made hot.
train() {
  cache=$1
  shift
  # shellcheck disable=SC2086
  JAFFLE_SHOP_DB=$scratch/aot.duckdb "$JAVA_HOME/bin/java" $flags -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$scratch/$cache" \
    -cp "$jars/percolate.jar" dev.percolate.cli.TrainingRun "$@" > /dev/null 2>&1 < /dev/null || true
  [ "$(cat "$jars/aot-name" 2> /dev/null || echo "$name")" = "$name" ] || exit 0
  if [ ! -f "$scratch/$cache" ]; then
    : > "$caches/$name.none"
    exit 0
  fi
  cp "$scratch/$cache" "$caches/$cache-$name.tmp"
  mv "$caches/$cache-$name.tmp" "$caches/$cache-$name.aot"
}

train start
train commands --project-dir "$scratch/example" --profiles-dir "$scratch/example" \
  --target-path "$scratch/target" --log-path "$scratch/logs"
