package dev.percolate.render.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object {@code config} while compiling and running. */
record RunConfigObject(NodeNames names) implements PyObject, PyCallable {
  private static final List<String> SNAPSHOT_COLUMNS =
      List.of("dbt_valid_from", "dbt_valid_to", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted");

  @Override
  public @Nullable Object call(Arguments args) {
    return "";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Function.method(found(name), this, "RuntimeConfigObject");
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "get" ->
          Function.of(
              1,
              name,
              args -> checked(find(Texts.str(args[0]), args[1]), args[1] == null ? null : args[2]),
              "name",
              "default",
              "validator");
      case "meta_get" ->
          Function.of(
              1,
              name,
              args ->
                  checked(findMeta(Texts.str(args[0]), args[1]), args[1] == null ? null : args[2]),
              "name",
              "default",
              "validator");
      case "require" ->
          Function.of(
              1,
              name,
              args ->
                  checked(required(find(Texts.str(args[0]), Missing.MISSING), args[0]), args[1]),
              "name",
              "validator");
      case "meta_require" ->
          Function.of(
              1,
              name,
              args ->
                  checked(
                      required(findMeta(Texts.str(args[0]), Missing.MISSING), args[0]), args[1]),
              "name",
              "validator");
      case "set" -> Function.of(name, _ -> "", "name", "value");
      case "persist_relation_docs" -> Function.of(name, _ -> persists("relation"));
      case "persist_column_docs" -> Function.of(name, _ -> persists("columns"));
      case "model" -> names.modelObject();
      default -> Missing.MISSING;
    };
  }

  private @Nullable Map<String, @Nullable Object> config() {
    return names.subject().resource() instanceof GraphNode node ? node.config() : null;
  }

  private @Nullable Object find(String name, @Nullable Object fallback) {
    Map<String, @Nullable Object> config = config();
    if (config == null) {
      return fallback;
    }
    if (name.equals("snapshot_table_column_names")
        && names.subject().resource() instanceof Snapshot) {
      return snapshotColumns(config.get("snapshot_meta_column_names"));
    }
    // dbt 1.12: hooks have a name with an underscore only, fixture context_objects
    if (name.equals("pre-hook") || name.equals("post-hook")) {
      return fallback;
    }
    // dbt 1.12: a declared but unset key is None, not the default
    if (config.containsKey(name)) {
      return config.get(name);
    }
    String hook =
        name.equals("pre_hook") ? "pre-hook" : name.equals("post_hook") ? "post-hook" : name;
    if (config.containsKey(hook)) {
      return config.get(hook);
    }
    if (config.get("meta") instanceof Map<?, ?> meta && meta.containsKey(name)) {
      warnOfMeta(name);
    }
    return fallback;
  }

  /**
   * dbt 1.12: the configured names of a snapshot's own columns, with the standard ones for the
   * rest.
   */
  private static Map<String, @Nullable Object> snapshotColumns(@Nullable Object configured) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (String column : SNAPSHOT_COLUMNS) {
      Object name = configured instanceof Map<?, ?> map ? map.get(column) : null;
      columns.put(column, Truth.test(name) ? name : column);
    }
    return columns;
  }

  private void warnOfMeta(String name) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("meta_key", name);
    names
        .shared()
        .invocation()
        .events()
        .fire(
            new Event(
                "D041",
                "GetMetaKeyWarning",
                Level.WARN,
                "The key '"
                    + name
                    + "' was not found using config.get('"
                    + name
                    + "'), but was detected as a custom config under 'meta'. Please use"
                    + " config.meta_get('"
                    + name
                    + "') or config.meta_require('"
                    + name
                    + "') instead of config.get('"
                    + name
                    + "') to access the custom config value if intended.",
                data));
  }

  private @Nullable Object findMeta(String name, @Nullable Object fallback) {
    Map<String, @Nullable Object> config = config();
    return config != null && config.get("meta") instanceof Map<?, ?> meta && meta.containsKey(name)
        ? meta.get(name)
        : fallback;
  }

  private @Nullable Object required(@Nullable Object value, @Nullable Object name) {
    if (value != Missing.MISSING) {
      return value;
    }
    throw ProblemException.compilation(
        "Model '"
            + names.subject().uniqueId()
            + "' does not define a required config parameter '"
            + Texts.str(name)
            + "'.");
  }

  private static @Nullable Object checked(@Nullable Object value, @Nullable Object validator) {
    if (validator != null) {
      Calls.call(validator, Arguments.of(value));
    }
    return value;
  }

  private @Nullable Object persists(String key) {
    Object docs = find("persist_docs", new LinkedHashMap<>());
    if (!(docs instanceof Map<?, ?> map)) {
      throw ProblemException.compilation(
          "Invalid value provided for 'persist_docs'. Expected dict but received <class '"
              + Types.name(docs)
              + "'>");
    }
    return map.containsKey(key) ? map.get(key) : false;
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context.providers.RuntimeConfigObject";
  }
}
