# Sourced by the launcher, ./check and .ci/run: sets java_home to a JDK 25 or later, or fails with one sentence.
# Looks at JAVA_HOME, then PATH, then the usual install folders. A JDK says its version in its file `release`,
# so nothing has to be started to find out.

is_java_25() {
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=\"}
        version=${version%%[.\"+-]*}
        [ "$version" -ge 25 ] 2>/dev/null
        return ;;
    esac
  done < "$1/release"
  return 1
}

find_java_home() {
  if [ -n "${JAVA_HOME:-}" ] && is_java_25 "$JAVA_HOME"; then
    java_home=$JAVA_HOME
    return 0
  fi
  if on_path=$(command -v java 2>/dev/null); then
    real=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    candidate=${real%/bin/java}
    if is_java_25 "$candidate"; then
      java_home=$candidate
      return 0
    fi
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /usr/local/*jdk* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /c/Program\ Files/*/jdk-*; do
    if is_java_25 "$candidate"; then
      java_home=$candidate
      return 0
    fi
  done
  return 1
}

require_java_home() {
  find_java_home && return 0
  echo "percolate needs Java 25 or later: install a JDK 25 (for example Eclipse Temurin 25) or set JAVA_HOME to one." >&2
  return 1
}
