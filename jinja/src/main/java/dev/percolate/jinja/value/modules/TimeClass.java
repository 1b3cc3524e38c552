package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.DateParts;
import dev.percolate.jinja.value.IsoTexts;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** {@code datetime.time}, without time zones. */
record TimeClass() implements PyCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    return DateParts.time(
        Numbers.index(args.get(0, "hour", 0L)),
        Numbers.index(args.get(1, "minute", 0L)),
        Numbers.index(args.get(2, "second", 0L)),
        Numbers.index(args.get(3, "microsecond", 0L)));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "fromisoformat" ->
          Functions.of(name, p -> IsoTexts.time(DatetimeModule.text(p[0], name)), "time_string");
      case "min" -> LocalTime.MIN;
      case "max" -> LocalTime.of(23, 59, 59, 999_999_000);
      default -> DatetimeClass.unbound(name);
    };
  }

  @Override
  public String name() {
    return "time";
  }

  @Override
  public String repr() {
    return "<class 'datetime.time'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
