package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.DateParts;
import dev.percolate.jinja.value.IsoTexts;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code datetime.date}. */
record DateClass(Clock clock) implements PyCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    for (int i = 0; i < 3; i++) {
      String part = i == 0 ? "year" : i == 1 ? "month" : "day";
      if (args.get(i, part, Missing.MISSING) == Missing.MISSING) {
        throw PyException.type(
            "function missing required argument '" + part + "' (pos " + (i + 1) + ")");
      }
    }
    if (args.count() > 3) {
      throw PyException.type("function takes at most 3 arguments (" + args.count() + " given)");
    }
    return DateParts.date(
        Numbers.index(args.get(0, "year", null)),
        Numbers.index(args.get(1, "month", null)),
        Numbers.index(args.get(2, "day", null)));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "today" -> Functions.of(name, _ -> LocalDate.now(clock));
      case "fromisoformat" ->
          Functions.of(name, p -> IsoTexts.date(DatetimeModule.text(p[0], name)), "date_string");
      case "fromtimestamp" ->
          Functions.of(
              name,
              p -> DatetimeClass.moment(p[0]).atZone(clock.getZone()).toLocalDate(),
              "timestamp");
      case "fromordinal" ->
          Functions.of(name, p -> LocalDate.ofEpochDay(Numbers.index(p[0]) - 719163L), "ordinal");
      case "fromisocalendar" ->
          Functions.of(
              Signature.of(name).required("year", "week", "day"),
              p ->
                  LocalDate.of(Numbers.index(p[0]), 1, 4)
                      .with(
                          java.time.temporal.WeekFields.ISO.weekOfWeekBasedYear(),
                          Numbers.index(p[1]))
                      .with(java.time.temporal.WeekFields.ISO.dayOfWeek(), Numbers.index(p[2])));
      case "min" -> LocalDate.of(1, 1, 1);
      case "max" -> LocalDate.of(9999, 12, 31);
      case "resolution" -> Duration.ofDays(1);
      default -> DatetimeClass.unbound(name);
    };
  }

  @Override
  public String name() {
    return "date";
  }

  @Override
  public String repr() {
    return "<class 'datetime.date'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
