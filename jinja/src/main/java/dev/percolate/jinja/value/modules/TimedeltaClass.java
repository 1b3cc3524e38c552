package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code datetime.timedelta}. */
record TimedeltaClass() implements PyCallable, PyObject {
  private static final String[] NAMES = {
    "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
  };
  private static final long[] MICROS = {
    86_400_000_000L, 1_000_000L, 1L, 1000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L
  };

  @Override
  public @Nullable Object call(Arguments args) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < args.namedCount(); i++) {
      if (!java.util.Arrays.asList(NAMES).contains(args.nameAt(i))) {
        throw PyException.type(
            "'" + args.nameAt(i) + "' is an invalid keyword argument for __new__()");
      }
    }
    for (int i = 0; i < NAMES.length; i++) {
      Object value = args.get(i, NAMES[i], 0L);
      total = total.add(number(value, NAMES[i]).multiply(BigDecimal.valueOf(MICROS[i])));
    }
    BigInteger micros = total.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigInteger days = micros.divide(BigInteger.valueOf(MICROS[0]));
    if (days.abs().compareTo(BigInteger.valueOf(999_999_999)) > 0) {
      throw PyException.overflow(
          days.bitLength() > 31
              ? "Python int too large to convert to C int"
              : "days=" + days + "; must have magnitude <= 999999999");
    }
    BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(1_000_000));
    return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000);
  }

  private static BigDecimal number(@Nullable Object value, String name) {
    return switch (value) {
      case Long n -> BigDecimal.valueOf(n);
      case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
      case BigInteger n -> new BigDecimal(n);
      case Double d when d.isNaN() ->
          throw PyException.value("cannot convert float NaN to integer");
      case Double d when d.isInfinite() ->
          throw PyException.overflow("cannot convert float infinity to integer");
      case Double d -> new BigDecimal(d);
      case null, default ->
          throw PyException.type(
              "unsupported type for timedelta " + name + " component: " + Types.name(value));
    };
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "min" -> Duration.ofDays(-999_999_999);
      case "max" -> Duration.ofDays(1_000_000_000).minus(1, ChronoUnit.MICROS);
      case "resolution" -> Duration.of(1, ChronoUnit.MICROS);
      default -> Missing.MISSING;
    };
  }

  @Override
  public String name() {
    return "timedelta";
  }

  @Override
  public String repr() {
    return "<class 'datetime.timedelta'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
