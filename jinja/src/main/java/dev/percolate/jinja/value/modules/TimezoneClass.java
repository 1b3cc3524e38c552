package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** {@code datetime.timezone}. Offsets go to 18 hours; Python's go to 24. */
record TimezoneClass() implements PyCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    Object offset = args.get(0, "offset", Missing.MISSING);
    if (offset == Missing.MISSING) {
      throw PyException.type("timezone() missing required argument 'offset' (pos 1)");
    }
    if (!(offset instanceof Duration duration)) {
      throw PyException.type(
          "timezone() argument 1 must be datetime.timedelta, not " + Types.name(offset));
    }
    if (Math.abs(duration.toSeconds()) > 18 * 3600) {
      throw PyException.value(
          "offset must be a timedelta strictly between -timedelta(hours=24) and"
              + " timedelta(hours=24), not "
              + Texts.repr(duration)
              + ".");
    }
    return ZoneOffset.ofTotalSeconds((int) duration.toSeconds());
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("utc") ? ZoneOffset.UTC : Missing.MISSING;
  }

  @Override
  public String name() {
    return "timezone";
  }

  @Override
  public String repr() {
    return "<class 'datetime.timezone'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
