package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python class names of values. */
public final class Types {
  private Types() {}

  /** The name of a value's class: {@code type(value).__name__}. */
  public static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "NoneType";
      case String _ -> "str";
      case Long _ -> "int";
      case Boolean _ -> "bool";
      case PyObject o -> o.typeName();
      case PyClassed c -> simple(c.qualifiedTypeName());
      case PyTuple _ -> "tuple";
      case List<?> _ -> "list";
      case Map<?, ?> _ -> "dict";
      case PySet s when s.isFrozen() -> "frozenset";
      case Set<?> _ -> "set";
      case Double _ -> "float";
      case BigInteger _ -> "int";
      case BigDecimal _ -> "Decimal";
      case PyCallable _ -> "function";
      default -> rareName(value);
    };
  }

  private static String rareName(Object value) {
    return switch (value) {
      case LocalDate _ -> "date";
      case LocalTime _ -> "time";
      case LocalDateTime _ -> "datetime";
      case OffsetDateTime _ -> "datetime";
      case ZonedDateTime _ -> "datetime";
      case Duration _ -> "timedelta";
      case ZoneOffset _ -> "timezone";
      case ZoneId z -> z.getId().equals("UTC") ? "UTC" : z.getId();
      case byte[] _ -> "bytes";
      default -> value.getClass().getSimpleName();
    };
  }

  private static String simple(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** The class name with its module, unless that is {@code builtins}. */
  public static String qualifiedName(@Nullable Object value) {
    String name = name(value);
    return switch (value) {
      case null -> name;
      case PyObject object -> object.qualifiedTypeName();
      case PyClassed classed -> classed.qualifiedTypeName();
      case BigDecimal _ -> "decimal." + name;
      case ZoneOffset _ -> "datetime." + name;
      case ZoneId _ -> name.equals("UTC") ? "pytz.UTC" : "pytz.tzfile." + name;
      case LocalDate _ -> "datetime." + name;
      case LocalTime _ -> "datetime." + name;
      case LocalDateTime _ -> "datetime." + name;
      case OffsetDateTime _ -> "datetime." + name;
      case ZonedDateTime _ -> "datetime." + name;
      case Duration _ -> "datetime." + name;
      default -> name;
    };
  }

  /** The class name as the errors of Python's own operations show it. */
  public static String shown(@Nullable Object value) {
    // the zones of pytz are classes of their own, made in Python
    boolean zone = value instanceof ZoneId && !(value instanceof ZoneOffset);
    return value instanceof PyObject object
        ? object.shownTypeName()
        : zone || value instanceof PyClassed ? name(value) : qualifiedName(value);
  }
}
