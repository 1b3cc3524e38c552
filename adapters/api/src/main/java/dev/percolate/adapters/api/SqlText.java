package dev.percolate.adapters.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts inside SQL. */
public final class SqlText {
  private SqlText() {}

  /** A text as a literal. */
  public static String literal(@Nullable String text) {
    return text == null ? "null" : "'" + text.replace("'", "''") + "'";
  }

  /** Texts as literals with commas between. */
  public static String literals(List<String> texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(literal(text)));
    return String.join(", ", all);
  }
}
