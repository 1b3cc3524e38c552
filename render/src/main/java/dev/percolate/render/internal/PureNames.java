package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.PyObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What templates see when only pure nodes are to be compiled: names whose values are known from
 * project, profile and variables alone. Any other name ends the node's rendering.
 */
final class PureNames {
  private static final Set<String> NAMES =
      Set.of(
          "ref",
          "source",
          "config",
          "var",
          "env_var",
          "execute",
          "adapter",
          "exceptions",
          "api",
          "this",
          "target",
          "project_name",
          "dbt_version",
          "flags",
          "database",
          "schema",
          "_dbt_generic_test_kwargs");
  private static final Set<String> ADAPTER =
      Set.of("dispatch", "type", "quote", "quote_as_configured", "Relation");

  private PureNames() {}

  /** Ends the rendering unless the name is pure or one of the functions of their arguments. */
  static void check(String name) {
    if (!NAMES.contains(name) && GlobalFunctions.named(name) == null) {
      throw refused(name);
    }
  }

  /** Why a rendering ended. */
  static ProblemException refused(String name) {
    return ProblemException.compilation("the value of '" + name + "' is known in a run only");
  }

  /** The {@code adapter} without what needs a warehouse. */
  record PureAdapter(AdapterObject whole) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      if (!ADAPTER.contains(name)) {
        throw refused("adapter." + name);
      }
      return whole.attribute(name);
    }

    @Override
    public String typeName() {
      return whole.typeName();
    }
  }

  /** The {@code flags} of a command that was given none of those that change what is compiled. */
  record PureFlags() implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "STORE_FAILURES", "FULL_REFRESH" -> false;
        default -> throw refused("flags." + name);
      };
    }

    @Override
    public String typeName() {
      return "Namespace";
    }
  }
}
