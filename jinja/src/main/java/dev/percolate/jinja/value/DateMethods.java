package dev.percolate.jinja.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of date, time, datetime, timedelta and time zone values. */
final class DateMethods {
  private static final Signature REPLACE_DATE =
      Signature.of("replace")
          .optional("year", null)
          .optional("month", null)
          .optional("day", null)
          .build();
  private static final Signature REPLACE_TIME =
      Signature.of("replace")
          .optional("hour", null)
          .optional("minute", null)
          .optional("second", null)
          .optional("microsecond", null)
          .optional("tzinfo", null)
          .build();
  private static final Signature ISO =
      Signature.of("isoformat").optional("sep", "T").optional("timespec", "auto").build();

  /** What can be replaced, in order. */
  private static final String[] REPLACED = {
    "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"
  };

  /** Stands for a part that {@code replace} leaves as it is. */
  private static final Object KEEP = new Object();

  private DateMethods() {}

  /** Whether the value is one of these types. */
  static boolean owns(Object value) {
    return value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime
        || value instanceof LocalTime
        || value instanceof Duration
        || value instanceof ZoneId;
  }

  private static @Nullable Object[] replacement(Signature signature, Arguments args) {
    Expect.named(args, "replace", REPLACED.length, REPLACED);
    return signature.bind(args);
  }

  static @Nullable Object property(Object value, String name) {
    return switch (value) {
      case LocalDate d -> dateProperty(d, name);
      case LocalTime t -> timeProperty(t, name);
      case Duration d ->
          switch (name) {
            case "days" -> Math.floorDiv(d.toSeconds(), 86400L);
            case "seconds" -> Math.floorMod(d.toSeconds(), 86400L);
            case "microseconds" -> (long) (d.toNanosPart() / 1000);
            default -> Missing.MISSING;
          };
      case ZoneId z -> name.equals("zone") ? z.getId() : Missing.MISSING;
      default -> dateTimeProperty(value, name);
    };
  }

  private static @Nullable Object dateProperty(LocalDate date, String name) {
    return switch (name) {
      case "year" -> (long) date.getYear();
      case "month" -> (long) date.getMonthValue();
      case "day" -> (long) date.getDayOfMonth();
      default -> Missing.MISSING;
    };
  }

  private static @Nullable Object timeProperty(LocalTime time, String name) {
    return switch (name) {
      case "hour" -> (long) time.getHour();
      case "minute" -> (long) time.getMinute();
      case "second" -> (long) time.getSecond();
      case "microsecond" -> (long) (time.getNano() / 1000);
      case "tzinfo" -> null;
      case "fold" -> 0L;
      default -> Missing.MISSING;
    };
  }

  private static @Nullable Object dateTimeProperty(Object value, String name) {
    LocalDateTime local = DateTimes.local(value);
    if (local == null) {
      return Missing.MISSING;
    }
    if (name.equals("tzinfo")) {
      return DateTimes.zone(value);
    }
    Object found = dateProperty(local.toLocalDate(), name);
    return found == Missing.MISSING ? timeProperty(local.toLocalTime(), name) : found;
  }

  static boolean hasMethod(Object value, String name) {
    return switch (name) {
      case "strftime", "isoformat", "replace" ->
          !(value instanceof Duration) && !(value instanceof ZoneId);
      case "total_seconds" -> value instanceof Duration;
      case "weekday", "isoweekday", "isocalendar", "toordinal", "timetuple", "ctime" ->
          value instanceof LocalDate || DateTimes.local(value) != null;
      case "date", "time", "timetz", "timestamp", "astimezone", "utctimetuple" ->
          DateTimes.local(value) != null;
      case "utcoffset", "tzname", "dst" ->
          DateTimes.local(value) != null || value instanceof ZoneId || value instanceof LocalTime;
      case "localize", "normalize" -> value instanceof ZoneId && !(value instanceof ZoneOffset);
      default -> false;
    };
  }

  static @Nullable Object call(Object value, String name, Arguments args) {
    if (!hasMethod(value, name)) {
      return Missing.MISSING;
    }
    try {
      return switch (value) {
        case Duration d -> totalSeconds(d, args);
        case ZoneId z -> ZoneMethods.call(z, name, args);
        case LocalTime t -> callTime(t, name, args);
        case LocalDate d -> callDate(d, d.atStartOfDay(), name, args);
        default -> callDateTime(value, name, args);
      };
    } catch (DateTimeException e) {
      throw PyException.value("year is out of range");
    }
  }

  private static Object totalSeconds(Duration duration, Arguments args) {
    Expect.none(args, "timedelta.total_seconds");
    return IntArithmetic.apply(Arithmetic.Op.DIV, DateArithmetic.micros(duration), 1_000_000L);
  }

  private static String strftime(Object value, Arguments args) {
    Object format = args.get(0, "format", Missing.MISSING);
    if (format == Missing.MISSING || args.count() != 1) {
      throw PyException.type("strftime() missing required argument 'format' (pos 1)");
    }
    if (!(format instanceof String text)) {
      throw PyException.type("strftime() argument 1 must be str, not " + Types.name(format));
    }
    String out = DateFormat.format(value, text);
    return out == null ? "" : out;
  }

  private static @Nullable Object callTime(LocalTime time, String name, Arguments args) {
    return switch (name) {
      case "strftime" -> strftime(time, args);
      case "isoformat" -> {
        StringBuilder out = new StringBuilder();
        IsoTexts.appendTime(out, time, args.get(0, "timespec", "auto"));
        yield out.toString();
      }
      case "replace" -> replaceTime(time, replacement(REPLACE_TIME, args), 0);
      default -> null;
    };
  }

  private static @Nullable Object callDate(
      Object value, LocalDateTime local, String name, Arguments args) {
    LocalDate date = local.toLocalDate();
    switch (name) {
      case "strftime" -> {
        return strftime(value, args);
      }
      case "replace" -> {
        return replaceDate(date, replacement(REPLACE_DATE, args));
      }
      default -> Expect.none(args, Types.name(value) + "." + name);
    }
    return switch (name) {
      case "isoformat" -> Texts.str(date);
      case "weekday" -> date.getDayOfWeek().getValue() - 1L;
      case "isoweekday" -> (long) date.getDayOfWeek().getValue();
      case "toordinal" -> date.toEpochDay() + 719163;
      case "ctime" -> DateFormat.format(local, "%a %b %e %H:%M:%S %Y");
      case "isocalendar" ->
          new NamedTuple(
              "datetime.IsoCalendarDate",
              List.of("year", "week", "weekday"),
              PyTuple.of(
                  (long) date.get(IsoFields.WEEK_BASED_YEAR),
                  (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                  (long) date.getDayOfWeek().getValue()));
      default -> timeTuple(local, -1);
    };
  }

  private static NamedTuple timeTuple(LocalDateTime t, int summer) {
    return new NamedTuple(
        "time.struct_time",
        List.of(
            "tm_year",
            "tm_mon",
            "tm_mday",
            "tm_hour",
            "tm_min",
            "tm_sec",
            "tm_wday",
            "tm_yday",
            "tm_isdst"),
        PyTuple.of(
            (long) t.getYear(),
            (long) t.getMonthValue(),
            (long) t.getDayOfMonth(),
            (long) t.getHour(),
            (long) t.getMinute(),
            (long) t.getSecond(),
            t.getDayOfWeek().getValue() - 1L,
            (long) t.getDayOfYear(),
            (long) summer));
  }

  private static @Nullable Object callDateTime(Object value, String name, Arguments args) {
    LocalDateTime local = DateTimes.local(value);
    if (local == null) {
      return Missing.MISSING;
    }
    return switch (name) {
      case "isoformat" -> {
        @Nullable Object[] bound = ISO.bind(args);
        StringBuilder out = new StringBuilder();
        Dates.appendDate(out, local.toLocalDate());
        out.append(Texts.str(bound[0]));
        IsoTexts.appendTime(out, local.toLocalTime(), bound[1]);
        ZoneOffset offset = DateTimes.offset(value);
        if (offset != null) {
          Dates.appendOffset(out, offset, true);
        }
        yield out.toString();
      }
      case "replace" -> replaceDateTime(value, local, args);
      case "astimezone" -> asTimeZone(value, args);
      case "timestamp", "date", "time", "timetz", "utcoffset", "tzname", "dst", "utctimetuple" -> {
        Expect.none(args, "datetime." + name);
        yield simple(value, local, name);
      }
      default -> callDate(value, local, name, args);
    };
  }

  private static @Nullable Object simple(Object value, LocalDateTime local, String name) {
    return switch (name) {
      case "timestamp" -> {
        var instant = DateTimes.instant(value);
        yield totalSeconds(
            Duration.ofSeconds(instant.getEpochSecond(), instant.getNano()), Arguments.NONE);
      }
      case "date" -> local.toLocalDate();
      case "time", "timetz" -> local.toLocalTime();
      case "utctimetuple" ->
          timeTuple(LocalDateTime.ofInstant(DateTimes.instant(value), ZoneOffset.UTC), 0);
      default -> ZoneMethods.describe(value, name);
    };
  }

  private static Object asTimeZone(Object value, Arguments args) {
    Object zone = args.get(0, "tz", null);
    if (zone != null && !(zone instanceof ZoneId)) {
      throw PyException.type(
          "tzinfo argument must be None or of a tzinfo subclass, not type '"
              + Types.name(zone)
              + "'");
    }
    var instant = DateTimes.instant(value);
    return zone instanceof ZoneId id
        ? DateTimes.at(instant, id)
        : DateTimes.at(instant, ZoneId.systemDefault().getRules().getOffset(instant));
  }

  private static Object replaceDateTime(Object value, LocalDateTime local, Arguments args) {
    @Nullable Object[] bound = replacement(ReplaceSignature.DATETIME, args);
    LocalDate date = replaceDate(local.toLocalDate(), bound);
    LocalTime time = replaceTime(local.toLocalTime(), bound, 3);
    LocalDateTime changed = LocalDateTime.of(date, time);
    Object zone = bound[7];
    if (zone == KEEP) {
      return DateTimes.withLocal(value, changed);
    }
    if (zone != null && !(zone instanceof ZoneId)) {
      throw PyException.type(
          "tzinfo argument must be None or of a tzinfo subclass, not type '"
              + Types.name(zone)
              + "'");
    }
    return DateTimes.of(changed, (ZoneId) zone);
  }

  private static LocalDate replaceDate(LocalDate date, @Nullable Object[] bound) {
    return DateParts.date(
        part(bound[0], date.getYear()),
        part(bound[1], date.getMonthValue()),
        part(bound[2], date.getDayOfMonth()));
  }

  private static LocalTime replaceTime(LocalTime time, @Nullable Object[] bound, int first) {
    return DateParts.time(
        part(bound[first], time.getHour()),
        part(bound[first + 1], time.getMinute()),
        part(bound[first + 2], time.getSecond()),
        part(bound[first + 3], time.getNano() / 1000));
  }

  private static int part(@Nullable Object value, int fallback) {
    return value == null ? fallback : Numbers.index(value);
  }

  /** Made on first use: few templates replace parts of a datetime. */
  private static final class ReplaceSignature {
    static final Signature DATETIME =
        Signature.of("replace")
            .optional("year", null)
            .optional("month", null)
            .optional("day", null)
            .optional("hour", null)
            .optional("minute", null)
            .optional("second", null)
            .optional("microsecond", null)
            .optional("tzinfo", KEEP)
            .optional("fold", null)
            .build();

    private ReplaceSignature() {}
  }
}
