package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import dev.percolate.render.Captured;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object {@code config} while parsing: calls are noted, reads give nothing. */
record ParseConfigObject(NodeNames names, @Nullable Captured captured)
    implements PyObject, PyCallable {

  @Override
  public @Nullable Object call(Arguments args) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    if (args.positionalCount() == 1 && args.namedCount() == 0) {
      pairs(args.at(0))
          .forEach((key, value) -> options.put(Texts.str(key), Markup.allPlain(value)));
    } else if (args.positionalCount() == 0 && args.namedCount() > 0) {
      args.keywords().forEach((name, value) -> options.put(name, Markup.allPlain(value)));
    } else {
      throw about("Invalid inline model config");
    }
    return note(options);
  }

  /**
   * What stands for a dictionary of options: the first call takes all that Python's dict() takes.
   */
  private Map<?, ?> pairs(@Nullable Object given) {
    if (given instanceof Map<?, ?> map) {
      return map;
    }
    Operators.contains(given, "pre_hook"); // dbt 1.12: looked for before anything else
    if (captured != null && captured.configCalls().stream().anyMatch(call -> !call.isEmpty())) {
      throw new PyException(
          PyException.Kind.ATTRIBUTE_ERROR,
          "'" + Types.name(given) + "' object has no attribute 'items'");
    }
    PyDict pairs = new PyDict();
    pairs.merge(given);
    return pairs;
  }

  private Object note(Map<String, @Nullable Object> options) {
    rename(options, "pre_hook", "pre-hook");
    rename(options, "post_hook", "post-hook");
    if (captured == null) {
      throw ProblemException.runtime("At parse time, did not receive a context config");
    }
    captured.configCalls().add(options);
    return "";
  }

  private void rename(Map<String, @Nullable Object> options, String from, String to) {
    if (!options.containsKey(from)) {
      return;
    }
    if (options.containsKey(to)) {
      throw about("Invalid config, has conflicting keys \"" + from + "\" and \"" + to + "\"");
    }
    options.put(to, options.remove(from));
  }

  private ProblemException about(String message) {
    return new ProblemException(
        ProblemException.compilation(message).problem().withSubject(names.subject().inProblems()));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Function.method(found(name), this, "ParseConfigObject");
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "set" ->
          Function.of(
              name,
              args -> {
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put(Texts.str(args[0]), args[1]);
                return note(one);
              },
              "name",
              "value");
      case "require", "meta_require" -> Function.of(1, name, _ -> "", "name", "validator");
      case "get", "meta_get" -> Function.of(1, name, _ -> "", "name", "default", "validator");
      case "persist_relation_docs", "persist_column_docs" -> Function.of(name, _ -> false);
      case "model" -> names.model();
      default -> Missing.MISSING;
    };
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context.providers.ParseConfigObject";
  }
}
