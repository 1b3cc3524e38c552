package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/** dbt's resource types with the words used in artifacts and selectors. */
public enum ResourceType {
  MODEL("model", "models"),
  ANALYSIS("analysis", "analyses"),
  TEST("test", "data_tests"),
  SNAPSHOT("snapshot", "snapshots"),
  OPERATION("operation", "operations"),
  SEED("seed", "seeds"),
  SQL_OPERATION("sql_operation", "sql_operations"),
  DOC("doc", "docs"),
  SOURCE("source", "sources"),
  MACRO("macro", "macros"),
  EXPOSURE("exposure", "exposures"),
  METRIC("metric", "metrics"),
  GROUP("group", "groups"),
  SAVED_QUERY("saved_query", "saved_queries"),
  SEMANTIC_MODEL("semantic_model", "semantic_models"),
  UNIT_TEST("unit_test", "unit_tests"),
  FIXTURE("fixture", "fixtures"),
  FUNCTION("function", "functions");

  private static final ResourceType[] ALL = values();

  private final String word;
  private final String plural;

  ResourceType(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The word in artifacts: {@code model}, {@code unit_test}. */
  public String word() {
    return word;
  }

  /** The plural used in project files: {@code models}, {@code data_tests}. */
  public String plural() {
    return plural;
  }

  /** The type a section of a properties file describes, such as {@code models}; null when none. */
  public static @Nullable ResourceType ofPlural(String plural) {
    for (ResourceType type : values()) {
      if (type.plural.equals(plural)) {
        return type;
      }
    }
    return null;
  }

  /** The type with this word, or null. */
  public static @Nullable ResourceType of(String word) {
    for (ResourceType type : ALL) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    return null;
  }

  /** Whether {@code ref()} can point at it. */
  public boolean isRefable() {
    return this == MODEL || this == SEED || this == SNAPSHOT;
  }

  @Override
  public String toString() {
    return word;
  }
}
