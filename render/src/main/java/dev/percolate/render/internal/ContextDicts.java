package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionaries that each context has of its own, made when they are asked for: what a template
 * changes in them its macros see, and nobody else.
 */
final class ContextDicts {
  private static final List<String> BUILTINS =
      List.of(
          "dbt_version",
          "var",
          "env_var",
          "return",
          "fromjson",
          "tojson",
          "fromyaml",
          "toyaml",
          "set",
          "set_strict",
          "zip",
          "zip_strict",
          "log",
          "run_started_at",
          "invocation_id",
          "thread_id",
          "otel_trace_id",
          "otel_span_id",
          "modules",
          "flags",
          "print",
          "diff_of_two_dicts",
          "local_md5",
          "target",
          "project_name",
          "context_macro_stack",
          "dbt_metadata_envs",
          "invocation_args_dict",
          "load_result",
          "store_result",
          "store_raw_result",
          "validation",
          "write",
          "render",
          "try_or_compiler_error",
          "load_agate_table",
          "ref",
          "source",
          "metric",
          "function",
          "config",
          "execute",
          "exceptions",
          "database",
          "schema",
          "adapter",
          "api",
          "column",
          "env",
          "graph",
          "model",
          "pre_hooks",
          "post_hooks",
          "sql",
          "sql_now",
          "adapter_macro",
          "selected_resources",
          "submit_python_job",
          "compiled_code",
          "this",
          "defer_relation");

  private final NodeNames names;
  private final Map<String, Map<?, ? extends @Nullable Object>> made = new LinkedHashMap<>(4);

  ContextDicts(NodeNames names) {
    this.names = names;
  }

  /** The dictionary of a name. */
  Map<?, ? extends @Nullable Object> get(String name) {
    Map<?, ? extends @Nullable Object> known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  private Map<?, ? extends @Nullable Object> make(String name) {
    return switch (name) {
      case "target" -> copy(names.shared().invocation().target());
      case "invocation_args_dict" -> copy(names.shared().invocation().arguments());
      case "modules" -> names.shared().base().modules();
      case "exceptions" ->
          new LazyDict(ExceptionsObject.NAMES, new ExceptionsObject(names)::attribute);
      case "validation" -> new AttrDict(Map.of("any", new ValidationAny()));
      case "builtins" -> builtins();
      default -> api();
    };
  }

  private Map<String, @Nullable Object> api() {
    Map<String, @Nullable Object> api = new LinkedHashMap<>();
    api.put("Relation", names.relationClass());
    api.put("Column", new ColumnClassObject(names.shared().adapter().columnClass()));
    return api;
  }

  /** The names as they are without macros. */
  private Map<?, ? extends @Nullable Object> builtins() {
    List<String> known = new ArrayList<>(BUILTINS);
    if (names.builtin("this") == Missing.MISSING) {
      known.removeAll(List.of("compiled_code", "this", "defer_relation"));
    }
    return new LazyDict(known, names::builtin);
  }

  /** A copy with copies of the dictionaries and lists in it. */
  static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.replaceAll((_, value) -> copied(value));
    return copy;
  }

  private static @Nullable Object copied(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.replaceAll((_, inner) -> copied(inner));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list);
        copy.replaceAll(ContextDicts::copied);
        yield copy;
      }
      default -> value;
    };
  }
}
