package dev.percolate.adapters.api;

import java.util.Locale;
import java.util.Optional;

/** dbt's kinds of relation, in the order of its enumeration. */
public enum RelationType {
  TABLE,
  VIEW,
  CTE,
  MATERIALIZED_VIEW,
  EPHEMERAL,
  EXTERNAL,
  POINTER_TABLE,
  FUNCTION;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** dbt's word, such as {@code materialized_view}. */
  public String word() {
    return word;
  }

  /** The type with that exact word. */
  public static Optional<RelationType> ofWord(String word) {
    for (RelationType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
