package dev.percolate.adapters.api;

import java.util.Locale;
import java.util.Optional;

/** Kinds of column and model constraints. */
public enum ConstraintType {
  CHECK,
  NOT_NULL,
  UNIQUE,
  PRIMARY_KEY,
  FOREIGN_KEY,
  CUSTOM;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** dbt's word, such as {@code not_null}. */
  public String word() {
    return word;
  }

  /** The type with that exact word. */
  public static Optional<ConstraintType> ofWord(String word) {
    for (ConstraintType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
