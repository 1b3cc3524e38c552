package dev.percolate.manifest;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a draft owes to macros: while none of these names means another macro or one with another
 * text, its templates give what they gave. Part of no record; the parser keeps it beside them.
 *
 * @param code names that its own code looked up while its file was read, found or not
 * @param others names that anything else looked up for it: hooks, names of relations, arguments
 * @param calls stands for everything that its own code called; null when that was not rendered
 */
public record MacroReads(Set<String> code, Set<String> others, @Nullable String calls) {
  /** No macro was asked for. */
  public static final MacroReads NONE = new MacroReads(Set.of(), Set.of(), null);

  /** The same with what its code read and called. */
  public MacroReads withCode(Set<String> names, String called) {
    return new MacroReads(names, others, called);
  }

  /** The same with names that something else looked up. */
  public MacroReads with(Set<String> names) {
    if (others.containsAll(names)) {
      return this;
    }
    Set<String> more = new LinkedHashSet<>(others);
    more.addAll(names);
    return new MacroReads(code, more, calls);
  }

  /** Whether one of the names was looked up. */
  public boolean hasAny(Set<String> names) {
    return !Collections.disjoint(code, names) || hasOther(names);
  }

  /** Whether one of the names was looked up by something else than the code. */
  public boolean hasOther(Set<String> names) {
    return !Collections.disjoint(others, names);
  }
}
