#!/bin/sh
# Percolate under dbt's name.
set -eu
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
PERCOLATE_COMMAND=dbt exec "$bin/percolate" "$@"
