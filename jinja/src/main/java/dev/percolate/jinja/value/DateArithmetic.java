package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Arithmetic of dates, datetimes and timedeltas. */
final class DateArithmetic {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private DateArithmetic() {}

  static @Nullable Object apply(Arithmetic.Op op, Object a, Object b) {
    if (a instanceof Duration x && b instanceof Duration y) {
      return between(op, x, y);
    }
    if (b instanceof Duration y) {
      if (op == Arithmetic.Op.MUL) {
        return scale(y, a);
      }
      Duration amount = op == Arithmetic.Op.SUB ? y.negated() : y;
      return op == Arithmetic.Op.ADD || op == Arithmetic.Op.SUB
          ? shift(a, amount)
          : Missing.MISSING;
    }
    if (a instanceof Duration x) {
      return switch (op) {
        case ADD -> shift(b, x);
        case MUL -> scale(x, b);
        case DIV -> divide(x, b, RoundingMode.HALF_EVEN);
        case FLOOR_DIV -> Numbers.isInt(b) ? divide(x, b, RoundingMode.FLOOR) : Missing.MISSING;
        default -> Missing.MISSING;
      };
    }
    return op == Arithmetic.Op.SUB ? difference(a, b) : Missing.MISSING;
  }

  private static Object between(Arithmetic.Op op, Duration a, Duration b) {
    return switch (op) {
      case ADD -> a.plus(b);
      case SUB -> a.minus(b);
      case DIV -> IntArithmetic.apply(op, micros(a), micros(b));
      case FLOOR_DIV -> IntArithmetic.apply(op, micros(a), micros(b));
      case MOD -> ofMicros(Numbers.big(IntArithmetic.apply(op, micros(a), micros(b))));
      default -> Missing.MISSING;
    };
  }

  private static Object shift(Object date, Duration amount) {
    try {
      return switch (date) {
        case LocalDate d -> check(d.plusDays(Math.floorDiv(amount.toSeconds(), 86400)));
        case LocalDateTime d -> check(d.plus(amount));
        case OffsetDateTime d -> {
          check(d.toLocalDateTime().plus(amount));
          yield d.plus(amount);
        }
        // the clock on the wall moves, whatever the zone does in between
        case ZonedDateTime d -> {
          LocalDateTime local = check(d.toLocalDateTime().plus(amount));
          boolean valid = d.getZone().getRules().isValidOffset(local, d.getOffset());
          // pytz: the offset stays, even where the zone has another one
          yield valid
              ? ZonedDateTime.ofLocal(local, d.getZone(), d.getOffset())
              : OffsetDateTime.of(local, d.getOffset());
        }
        default -> Missing.MISSING;
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw outOfRange();
    }
  }

  private static LocalDate check(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw outOfRange();
    }
    return date;
  }

  private static LocalDateTime check(LocalDateTime value) {
    check(value.toLocalDate());
    return value;
  }

  private static PyException outOfRange() {
    return PyException.overflow("date value out of range");
  }

  private static Object difference(Object a, Object b) {
    if (a instanceof LocalDate x && b instanceof LocalDate y) {
      return Duration.ofDays(x.toEpochDay() - y.toEpochDay());
    }
    if (a instanceof LocalDateTime x && b instanceof LocalDateTime y) {
      return Duration.between(y, x);
    }
    OffsetDateTime x = aware(a);
    OffsetDateTime y = aware(b);
    if (x != null && y != null) {
      return Duration.between(y, x);
    }
    if ((x != null || a instanceof LocalDateTime) && (y != null || b instanceof LocalDateTime)) {
      throw PyException.type("can't subtract offset-naive and offset-aware datetimes");
    }
    return Missing.MISSING;
  }

  /** An aware datetime, or null. */
  static @Nullable OffsetDateTime aware(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime d -> d;
      case ZonedDateTime d -> d.toOffsetDateTime();
      case null, default -> null;
    };
  }

  private static Object scale(Duration duration, Object factor) {
    if (Numbers.isInt(factor)) {
      return ofMicros(micros(duration).multiply(Numbers.big(factor)));
    }
    if (factor instanceof Double d) {
      return ofMicros(exact(d).multiply(new BigDecimal(micros(duration))));
    }
    return Missing.MISSING;
  }

  private static Object divide(Duration duration, Object divisor, RoundingMode mode) {
    if (!Numbers.isInt(divisor) && !(divisor instanceof Double)) {
      return Missing.MISSING;
    }
    BigDecimal by = divisor instanceof Double d ? exact(d) : new BigDecimal(Numbers.big(divisor));
    if (by.signum() == 0) {
      throw new PyException(
          PyException.Kind.ZERO_DIVISION_ERROR, "integer division or modulo by zero");
    }
    return ofMicros(new BigDecimal(micros(duration)).divide(by, 0, mode).toBigInteger());
  }

  private static BigDecimal exact(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw PyException.value("cannot convert float NaN to integer");
    }
    return new BigDecimal(value);
  }

  /** The whole duration in microseconds. */
  static BigInteger micros(Duration duration) {
    return BigInteger.valueOf(duration.toSeconds())
        .multiply(MILLION)
        .add(BigInteger.valueOf(duration.toNanosPart() / 1000));
  }

  /** A timedelta of so many microseconds, rounded half to even. */
  static Duration ofMicros(BigDecimal micros) {
    return ofMicros(micros.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  /** A timedelta of so many microseconds; raises an OverflowError beyond 999999999 days. */
  static Duration ofMicros(BigInteger micros) {
    BigInteger[] parts = micros.divideAndRemainder(MILLION);
    long seconds = parts[0].bitLength() > 62 ? Long.MAX_VALUE : parts[0].longValue();
    long days = Math.floorDiv(seconds, 86400);
    if (days > 999_999_999 || days < -999_999_999) {
      throw PyException.overflow("days=" + days + "; must have magnitude <= 999999999");
    }
    return Duration.ofSeconds(seconds, parts[1].longValue() * 1000);
  }
}
