package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.project.Flags;
import dev.percolate.render.TemplateReads;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code flags} object: those dbt shows to templates, in upper case. */
record FlagsObject(Flags flags, TemplateReads reads) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    Object value = shown(name);
    reads.flag(name, value == Missing.MISSING ? null : value);
    return value;
  }

  private @Nullable Object shown(String name) {
    return switch (name) {
      case "USE_EXPERIMENTAL_PARSER",
          "STATIC_PARSER",
          "WARN_ERROR_OPTIONS",
          "WRITE_JSON",
          "PARTIAL_PARSE",
          "USE_COLORS",
          "PROFILES_DIR",
          "DEBUG",
          "LOG_FORMAT",
          "VERSION_CHECK",
          "FAIL_FAST",
          "SEND_ANONYMOUS_USAGE_STATS",
          "PRINTER_WIDTH",
          "INDIRECT_SELECTION",
          "LOG_CACHE_EVENTS",
          "QUIET",
          "CACHE_SELECTED_ONLY",
          "INTROSPECT",
          "TARGET_PATH",
          "LOG_PATH",
          "INVOCATION_COMMAND",
          "MAXIMUM_SEED_SIZE_MIB",
          "HINTS_ENABLED",
          "FULL_REFRESH",
          "STORE_FAILURES",
          "WHICH" ->
          value(name);
      // dbt 1.12: what nobody asked for is None, fixture context_values
      case "WARN_ERROR" -> flags.is(name) ? (Object) true : null;
      case "EMPTY" -> takesEmpty() ? (Object) flags.is(name) : null;
      case "REQUIRE_SQL_HEADER_IN_TEST_CONFIGS" -> flags.is(name);
      case "NO_PRINT" -> Boolean.FALSE.equals(flags.get("print")) ? true : null;
      default -> Missing.MISSING;
    };
  }

  private boolean takesEmpty() {
    return switch (flags.which()) {
      case "build", "compile", "run", "seed", "snapshot" -> true;
      default -> false;
    };
  }

  private @Nullable Object value(String name) {
    Object value = flags.get(name.toLowerCase(Locale.ROOT));
    return value instanceof Path path ? path.toString() : value;
  }

  @Override
  public boolean isHashable() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return "argparse.Namespace";
  }
}
