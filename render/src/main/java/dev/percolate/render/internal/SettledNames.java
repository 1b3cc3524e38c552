package dev.percolate.render.internal;

import dev.percolate.jinja.value.PyObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names whose values follow from project, profile, variables and the two options that change what
 * is built, so that every command at any time gives a template the same ones. All others are the
 * clock, the command and its other options, what the warehouse says, and functions that tell
 * something.
 */
final class SettledNames {
  private static final Set<String> NAMES =
      Set.of(
          "ref",
          "source",
          "function",
          "config",
          "var",
          "env_var",
          "execute",
          "adapter",
          "exceptions",
          "flags",
          "api",
          "builtins",
          "this",
          "target",
          "project_name",
          "dbt_version",
          "database",
          "schema");
  private static final Set<String> OF_ADAPTER =
      Set.of("dispatch", "type", "quote", "quote_as_configured", "Relation");
  private static final Set<String> OF_FLAGS = Set.of("FULL_REFRESH", "STORE_FAILURES");
  private static final Set<String> TELLING = Set.of("warn", "warn_snapshot_timestamp_data_types");

  private SettledNames() {}

  /** Whether a name is settled, or one of the functions of their arguments alone. */
  static boolean has(String name) {
    return NAMES.contains(name) || GlobalFunctions.named(name) != null;
  }

  /** Whether an attribute of {@code adapter} is. */
  static boolean ofAdapter(String name) {
    return OF_ADAPTER.contains(name);
  }

  /** The object {@code flags}, which tells of all others that are read. */
  record Flags(PyObject whole, Provider provider) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      if (!OF_FLAGS.contains(name)) {
        provider.readUnsettled();
      }
      return whole.attribute(name);
    }

    @Override
    public String qualifiedTypeName() {
      return whole.qualifiedTypeName();
    }
  }

  /** Whether an attribute of {@code exceptions} ends the template, if it does anything. */
  static boolean ofExceptions(String name) {
    return !TELLING.contains(name);
  }
}
