package dev.percolate.render.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object {@code adapter.behavior}: an object for each behaviour flag of adapters. */
record BehaviorObject(Shared shared) implements PyObject {
  private static final String POSTGRES = "postgres_skip_autocommit_transaction_statements";

  @Override
  public @Nullable Object attribute(String name) {
    // dbt 1.12: these ask the project only, not what dbt itself made of it
    return switch (name) {
      case "require_batched_execution_for_custom_microbatch_strategy" ->
          flag(name, "https://docs.getdbt.com/docs/build/incremental-microbatch");
      case "enable_truthy_nulls_equals_macro" -> flag(name, "");
      case POSTGRES -> {
        if (!shared.adapter().type().equals("postgres")) {
          throw unknown(name);
        }
        Object set = shared.invocation().packages().root().flags().get(name);
        yield new FlagObject(shared, name, !Boolean.FALSE.equals(set), null);
      }
      default -> throw unknown(name);
    };
  }

  private FlagObject flag(String name, String docs) {
    return new FlagObject(shared, name, shared.invocation().flags().ofAdapter(name), docs);
  }

  private static ProblemException unknown(String name) {
    return ProblemException.compilation("The flag " + name + " has not been registered.");
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt_common.behavior_flags.Behavior";
  }

  /**
   * A behaviour flag: true or false, also without a warning.
   *
   * @param docs where to read about it; null when nothing is told
   */
  private record FlagObject(Shared shared, String name, boolean value, @Nullable String docs)
      implements PyObject {
    @Override
    public @Nullable Object attribute(String attribute) {
      return switch (attribute) {
        case "no_warn" -> value;
        case "setting" -> isTruthy();
        case "name" -> name;
        case "fired" -> shared.isTold(name);
        default -> Missing.MISSING;
      };
    }

    @Override
    public boolean isTruthy() {
      if (!value && docs != null && shared.tell(name)) {
        warn(docs);
      }
      return value;
    }

    private void warn(String docsUrl) {
      String description = "The behavior controlled by `" + name + "` is currently turned off.\n";
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      data.put("description", description);
      data.put("docs_url", docsUrl);
      data.put("flag_name", name);
      data.put("flag_source", "dbt.adapters.base.impl");
      String message =
          "[WARNING]: "
              + description
              + "\nYou may opt into the new behavior sooner by setting `flags."
              + name
              + "` to `True` in `dbt_project.yml`.\nVisit "
              + docsUrl
              + " for more information.";
      shared
          .invocation()
          .events()
          .fire(new Event("D000", "BehaviorChangeEvent", Level.WARN, message, data));
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt_common.behavior_flags.BehaviorFlagRendered";
    }
  }
}
