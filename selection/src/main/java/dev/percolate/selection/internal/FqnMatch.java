package dev.percolate.selection.internal;

import java.util.ArrayList;
import java.util.List;

/** Matches a qualified name such as {@code marts.finance} or {@code dim_*} with an fqn. */
final class FqnMatch {
  private final String name;
  private final String[] parts;
  private final int firstWildcard;
  private final boolean isAll;

  FqnMatch(String name) {
    this.name = name;
    this.isAll = name.equals("*");
    this.parts = name.split("\\.", -1);
    int at = 0;
    while (at < parts.length && !Glob.isPattern(parts[at])) {
      at++;
    }
    this.firstWildcard = at;
  }

  /** With the package and without it. */
  boolean matches(List<String> fqn, boolean isVersioned) {
    return isMatch(fqn, isVersioned) || isMatch(fqn.subList(1, fqn.size()), isVersioned);
  }

  private boolean isMatch(List<String> fqn, boolean isVersioned) {
    int size = fqn.size();
    if (size == 0 || (isVersioned && size < 2)) {
      return false;
    }
    if (isAll) {
      return true;
    }
    String leaf = isVersioned ? fqn.get(size - 2) : fqn.get(size - 1);
    if (leaf.equals(name) || (isVersioned && isVersionOf(leaf, fqn.get(size - 1)))) {
      return true;
    }
    List<String> flat = flat(fqn);
    if (flat.size() < parts.length) {
      return false;
    }
    for (int i = 0; i < firstWildcard; i++) {
      if (!flat.get(i).equals(parts[i])) {
        return false;
      }
    }
    if (firstWildcard == parts.length) {
      return true;
    }
    String rest = String.join(".", flat.subList(firstWildcard, flat.size()));
    String pattern = String.join(".", List.of(parts).subList(firstWildcard, parts.length));
    return Glob.matches(rest, pattern) || (parts.length == 1 && Glob.matches(leaf, name));
  }

  /** Whether the last two parts, joined, are {@code name_v2}; both {@code .} and {@code _} join. */
  private boolean isVersionOf(String leaf, String version) {
    String own = leaf + "_" + version;
    int last = parts.length - 1;
    return own.equals(last == 0 ? parts[0] : parts[last - 1] + "_" + parts[last]);
  }

  /** Dots inside an element count as separators too. */
  private static List<String> flat(List<String> fqn) {
    boolean dotted = false;
    for (String element : fqn) {
      dotted |= element.indexOf('.') >= 0;
    }
    if (!dotted) {
      return fqn;
    }
    List<String> flat = new ArrayList<>();
    for (String element : fqn) {
      flat.addAll(List.of(element.split("\\.", -1)));
    }
    return flat;
  }
}
