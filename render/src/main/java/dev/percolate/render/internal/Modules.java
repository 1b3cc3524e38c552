package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.modules.DatetimeModule;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.PytzModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary {@code modules}: what templates may use of Python's modules, made when asked for.
 */
final class Modules {
  private static final List<String> NAMES = List.of("pytz", "datetime", "re", "itertools");

  // dbt 1.12: datetime has no timezone, fixture contexts
  private static final List<String> DATETIME =
      List.of("date", "datetime", "time", "timedelta", "tzinfo");
  private static final List<String> PYTZ =
      List.of(
          "timezone",
          "utc",
          "country_timezones",
          "country_names",
          "AmbiguousTimeError",
          "InvalidTimeError",
          "NonExistentTimeError",
          "UnknownTimeZoneError",
          "all_timezones",
          "all_timezones_set",
          "common_timezones",
          "common_timezones_set",
          "BaseTzInfo",
          "FixedOffset");
  private static final List<String> RE =
      List.of(
          "match",
          "fullmatch",
          "search",
          "sub",
          "subn",
          "split",
          "findall",
          "finditer",
          "compile",
          "purge",
          "template",
          "escape",
          "error",
          "Pattern",
          "Match",
          "A",
          "I",
          "L",
          "M",
          "S",
          "X",
          "U",
          "ASCII",
          "IGNORECASE",
          "LOCALE",
          "MULTILINE",
          "DOTALL",
          "VERBOSE",
          "UNICODE",
          "NOFLAG",
          "RegexFlag");
  private static final List<String> ITERTOOLS =
      List.of(
          "count",
          "cycle",
          "repeat",
          "accumulate",
          "chain",
          "compress",
          "islice",
          "starmap",
          "tee",
          "zip_longest",
          "product",
          "permutations",
          "combinations",
          "combinations_with_replacement");

  private Modules() {}

  /**
   * A dictionary for one context.
   *
   * @param itertoolsUsed told of every use of itertools, which dbt deprecates
   */
  static Map<@Nullable Object, @Nullable Object> of(Runnable itertoolsUsed) {
    return new LazyDict(NAMES, name -> module(name, itertoolsUsed));
  }

  private static LazyDict module(String name, Runnable itertoolsUsed) {
    return switch (name) {
      case "datetime" -> dict(DATETIME, new DatetimeModule(Clock.systemDefaultZone()));
      case "pytz" -> dict(PYTZ, new PytzModule());
      case "re" -> dict(RE, new RegexModule());
      default -> {
        PyObject module = new ItertoolsModule();
        yield new LazyDict(ITERTOOLS, key -> told(module.attribute(key), itertoolsUsed));
      }
    };
  }

  private static LazyDict dict(List<String> names, PyObject module) {
    return new LazyDict(names, module::attribute);
  }

  /** A function whose every call is told to somebody. */
  private static PyCallable told(@Nullable Object function, Runnable used) {
    return (Arguments args) -> {
      used.run();
      return Calls.call(function, args);
    };
  }
}
