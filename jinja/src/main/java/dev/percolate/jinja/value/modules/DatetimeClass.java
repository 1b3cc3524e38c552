package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.DateParts;
import dev.percolate.jinja.value.DateTimes;
import dev.percolate.jinja.value.IsoTexts;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code datetime.datetime}. */
record DatetimeClass(Clock clock) implements PyCallable, PyObject {
  private static final String[] PARTS = {
    "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"
  };

  @Override
  public @Nullable Object call(Arguments args) {
    for (int i = 0; i < 3; i++) {
      if (args.get(i, PARTS[i], Missing.MISSING) == Missing.MISSING) {
        throw PyException.type(
            "function missing required argument '" + PARTS[i] + "' (pos " + (i + 1) + ")");
      }
    }
    for (int i = 0; i < args.namedCount(); i++) {
      if (!java.util.Arrays.asList(PARTS).contains(args.nameAt(i))) {
        throw PyException.type(
            "'" + args.nameAt(i) + "' is an invalid keyword argument for this function");
      }
    }
    LocalDate date = DateParts.date(part(args, 0), part(args, 1), part(args, 2));
    LocalTime time = DateParts.time(part(args, 3), part(args, 4), part(args, 5), part(args, 6));
    return DateTimes.of(LocalDateTime.of(date, time), zone(args.get(7, "tzinfo", null)));
  }

  private static int part(Arguments args, int index) {
    return Numbers.index(args.get(index, PARTS[index], 0L));
  }

  static @Nullable ZoneId zone(@Nullable Object value) {
    if (value == null || value instanceof ZoneId) {
      return (ZoneId) value;
    }
    throw PyException.type(
        "tzinfo argument must be None or of a tzinfo subclass, not type '"
            + Types.name(value)
            + "'");
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "now" -> Functions.of(Signature.of(name).optional("tz", null), p -> now(p[0]));
      case "today" -> Functions.of(name, _ -> now(null));
      case "utcnow" -> Functions.of(name, _ -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC));
      case "strptime" ->
          Functions.of(
              name,
              p ->
                  DateParser.parse(
                      DatetimeModule.text(p[0], name), DatetimeModule.text(p[1], name)),
              "date_string",
              "format");
      case "fromisoformat" ->
          Functions.of(
              name, p -> IsoTexts.dateTime(DatetimeModule.text(p[0], name)), "date_string");
      case "fromtimestamp" ->
          Functions.of(
              Signature.of(name).required("timestamp").optional("tz", null),
              p -> at(moment(p[0]), zone(p[1])));
      case "utcfromtimestamp" ->
          Functions.of(
              name, p -> LocalDateTime.ofInstant(moment(p[0]), ZoneOffset.UTC), "timestamp");
      case "combine" ->
          Functions.of(
              Signature.of(name).required("date", "time").optional("tzinfo", null),
              p -> combine(p[0], p[1], zone(p[2])));
      case "min" -> LocalDateTime.of(1, 1, 1, 0, 0);
      case "max" -> LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
      case "resolution" -> Duration.of(1, ChronoUnit.MICROS);
      default -> unbound(name);
    };
  }

  /** A method taken from the class: its first argument is the object. */
  static Object unbound(String name) {
    return switch (name) {
      case "strftime",
          "isoformat",
          "date",
          "time",
          "weekday",
          "isoweekday",
          "timestamp",
          "toordinal",
          "astimezone",
          "isocalendar" ->
          (PyCallable)
              args -> {
                @Nullable Object[] rest = args.positionalsFrom(1).toArray();
                return Attributes.callMethod(args.at(0), name, Arguments.of(rest));
              };
      default -> Missing.MISSING;
    };
  }

  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Object now(@Nullable Object zone) {
    return at(instant(), zone(zone));
  }

  private Object at(Instant instant, @Nullable ZoneId zone) {
    return zone == null
        ? LocalDateTime.ofInstant(instant, clock.getZone())
        : DateTimes.at(instant, zone);
  }

  /** The moment of a Unix timestamp, to the microsecond. */
  static Instant moment(@Nullable Object timestamp) {
    if (!(timestamp instanceof Number) && !(timestamp instanceof Boolean)) {
      throw PyException.type(
          "'" + Types.shown(timestamp) + "' object cannot be interpreted as an integer");
    }
    BigDecimal seconds =
        timestamp instanceof BigDecimal d ? d : new BigDecimal(Numbers.toDouble(timestamp));
    BigDecimal micros = seconds.scaleByPowerOfTen(6).setScale(0, RoundingMode.HALF_EVEN);
    return Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS);
  }

  private static Object combine(
      @Nullable Object date, @Nullable Object time, @Nullable ZoneId zone) {
    LocalDateTime local = DateTimes.local(date);
    LocalDate day = local != null ? local.toLocalDate() : date instanceof LocalDate d ? d : null;
    if (day == null) {
      throw PyException.type("combine() argument 1 must be datetime.date, not " + Types.name(date));
    }
    if (!(time instanceof LocalTime clockTime)) {
      throw PyException.type("combine() argument 2 must be datetime.time, not " + Types.name(time));
    }
    return DateTimes.of(LocalDateTime.of(day, clockTime), zone);
  }

  @Override
  public String name() {
    return "datetime";
  }

  @Override
  public String repr() {
    return "<class 'datetime.datetime'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
