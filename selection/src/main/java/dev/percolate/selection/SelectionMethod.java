package dev.percolate.selection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a criterion looks at: the word before its colon. */
public enum SelectionMethod {
  FQN,
  TAG,
  GROUP,
  ACCESS,
  SOURCE,
  PATH,
  FILE,
  PACKAGE,
  CONFIG,
  TEST_NAME,
  TEST_TYPE,
  RESOURCE_TYPE,
  STATE,
  EXPOSURE,
  METRIC,
  RESULT,
  SOURCE_STATUS,
  VERSION,
  SEMANTIC_MODEL,
  SAVED_QUERY,
  UNIT_TEST,
  SELECTOR;

  /** The word as written, such as {@code test_name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The method of a word, or null. */
  public static @Nullable SelectionMethod of(String word) {
    for (SelectionMethod method : values()) {
      if (method.word().equals(word)) {
        return method;
      }
    }
    return null;
  }
}
