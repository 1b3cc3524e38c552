package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.modules.DatetimeModule;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.PytzModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object {@code modules}: Python modules that templates may use, made when asked for.
 *
 * @param itertoolsUsed told of every use of itertools, which dbt deprecates
 */
record Modules(Runnable itertoolsUsed) implements PyObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "datetime" -> new DatetimeModule(Clock.systemDefaultZone());
      case "pytz" -> new PytzModule();
      case "re" -> new RegexModule();
      case "itertools" -> new Deprecated(new ItertoolsModule(), itertoolsUsed);
      default -> Missing.MISSING;
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? attribute(name) : Missing.MISSING;
  }

  @Override
  public String repr() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String name : new String[] {"pytz", "datetime", "re", "itertools"}) {
      all.put(name, attribute(name));
    }
    return dev.percolate.jinja.value.Texts.repr(all);
  }

  @Override
  public String typeName() {
    return "dict";
  }

  /** A module whose every call is told to somebody. */
  private record Deprecated(PyObject module, Runnable used) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      Object function = module.attribute(name);
      return function == Missing.MISSING
          ? function
          : (PyCallable)
              (Arguments args) -> {
                used.run();
                return Calls.call(function, args);
              };
    }

    @Override
    public String typeName() {
      return "dict";
    }
  }
}
