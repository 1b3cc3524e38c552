package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import java.util.Locale;
import java.util.Map;

/** Rules of a configuration that concern a value's meaning or several keys. */
final class ConfigChecks {
  private ConfigChecks() {}

  /**
   * Looks at what the levels so far have given.
   *
   * <p>dbt 1.12: it does so after each level, also where a later one would put things right.
   */
  static void checkLevel(ConfigShape shape, ConfigValues values) {
    switch (shape.type()) {
      case MODEL -> {
        node(values);
        freshness(values);
      }
      case TEST, SOURCE, EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY, UNIT_TEST, GROUP -> {}
      default -> node(values);
    }
  }

  /** Looks at the whole. */
  static void check(ConfigShape shape, ConfigValues values) {
    switch (shape.type()) {
      case TEST -> test(values);
      case SEED -> fixed(values, "seed", "A seed must have a materialized value of 'seed'");
      default -> {}
    }
  }

  private static void node(ConfigValues values) {
    Object color = values.get("docs") instanceof Map<?, ?> docs ? docs.get("node_color") : null;
    if (color instanceof String name && !name.isEmpty() && !Colors.isValid(name)) {
      throw problem(
          "Invalid color name for docs.node_color: "
              + name
              + ". It is neither a valid HTML color name nor a valid HEX code.");
    }
    Object onSchemaChange = values.get("on_schema_change");
    if (values.get("contract") instanceof Map<?, ?> contract
        && Boolean.TRUE.equals(contract.get("enforced"))
        && "incremental".equals(values.get("materialized"))
        && !"append_new_columns".equals(onSchemaChange)
        && !"fail".equals(onSchemaChange)) {
      throw problem(
          "Invalid value for on_schema_change: "
              + Texts.str(onSchemaChange)
              + ". Models materialized as incremental with contracts enabled must set"
              + " on_schema_change to 'append_new_columns' or 'fail'");
    }
  }

  private static void freshness(ConfigValues values) {
    if (!(values.get("freshness") instanceof Map<?, ?> freshness)
        || !(freshness.get("build_after") instanceof Map<?, ?> after)) {
      return;
    }
    if (after.get("period") != null && after.get("count") == null) {
      throw problem(
          "`freshness.build_after` must have a value for `count` if a `period` is provided");
    }
    if (after.get("count") != null && after.get("period") == null) {
      throw problem(
          "`freshness.build_after` must have a value for `period` if a `count` is provided");
    }
  }

  private static void test(ConfigValues values) {
    String severity = Texts.str(values.get("severity"));
    String lower = severity.toLowerCase(Locale.ROOT);
    if (!severity.isEmpty() && !lower.equals("warn") && !lower.equals("error")) {
      throw ProblemException.parsing(
          "at path []: Severity must be either 'warn' or 'error'. Got '" + severity + "'");
    }
    fixed(values, "test", "A test must have a materialized value of 'test'");
    storeFailures(values);
  }

  /** {@code store_failures_as} decides; without it {@code store_failures} does. */
  private static void storeFailures(ConfigValues values) {
    Object as = values.get("store_failures_as");
    if (as == null) {
      Object store = values.get("store_failures");
      values.replace(
          "store_failures_as", store instanceof Boolean yes ? (yes ? "table" : "ephemeral") : null);
    } else {
      values.replace("store_failures", !as.equals("ephemeral"));
    }
  }

  private static void fixed(ConfigValues values, String materialized, String message) {
    Object given = values.get("materialized");
    if (given instanceof String name && !name.isEmpty() && !name.equals(materialized)) {
      throw ProblemException.parsing("at path []: " + message);
    }
  }

  // dbt 1.12: told bare, except while a file is rendered, which adds a place
  private static ProblemException problem(String message) {
    return ProblemException.of(ProblemKind.PLAIN, message);
  }
}
