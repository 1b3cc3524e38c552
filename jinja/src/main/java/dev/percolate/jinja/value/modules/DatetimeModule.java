package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime} module: the classes date, time, datetime, timedelta and timezone. */
public final class DatetimeModule implements PyObject {
  private final Clock clock;

  /** A module whose {@code now()} and {@code today()} ask {@code clock}, in the clock's zone. */
  public DatetimeModule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "date" -> new DateClass(clock);
      case "datetime" -> new DatetimeClass(clock);
      case "time" -> new TimeClass();
      case "timedelta" -> new TimedeltaClass();
      case "timezone" -> new TimezoneClass();
      case "tzinfo" -> new TzinfoClass();
      case "UTC" -> java.time.ZoneOffset.UTC;
      case "MINYEAR" -> 1L;
      case "MAXYEAR" -> 9999L;
      default -> Missing.MISSING;
    };
  }

  @Override
  public String repr() {
    return "<module 'datetime'>";
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return "dict";
  }

  /** The text argument of a class method. */
  static String text(@Nullable Object value, String method) {
    if (value instanceof String text) {
      return text;
    }
    throw PyException.type(
        method.endsWith("fromisoformat")
            ? "fromisoformat: argument must be str"
            : method
                + "() argument 1 must be str, not "
                + dev.percolate.jinja.value.Types.name(value));
  }

  /** The abstract base class of time zones. */
  private record TzinfoClass() implements PyObject, PyCallable {
    @Override
    public @Nullable Object call(Arguments args) {
      throw new PyException(
          PyException.Kind.NOT_IMPLEMENTED_ERROR, "a tzinfo subclass must implement utcoffset()");
    }

    @Override
    public String name() {
      return "tzinfo";
    }

    @Override
    public String repr() {
      return "<class 'datetime.tzinfo'>";
    }

    @Override
    public String qualifiedTypeName() {
      return "type";
    }
  }
}
