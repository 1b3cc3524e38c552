#!/bin/sh
# Lays the built jars out under ROOT/build/dist and tells the launcher about them.
# usage: install-dist.sh ROOT STAMP (with JAVA_HOME set)
set -eu
root=$1
flags=$(cat "$root/config/jvm-flags.txt")
"$JAVA_HOME/bin/java" "$root/config/AssembleDist.java" "$root/cli/target" "$root/build/dist" "$flags"
aot=$(cat "$root/build/dist/aot-name")
printf '%s\n%s\n%s\n%s\n' "$2" "$JAVA_HOME" "$flags" "$aot" > "$root/build/dist/stamp.tmp"
mv "$root/build/dist/stamp.tmp" "$root/build/dist/stamp"
