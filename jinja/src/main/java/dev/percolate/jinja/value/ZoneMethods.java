package dev.percolate.jinja.value;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of time zones, and what a datetime says about its own. */
final class ZoneMethods {
  private ZoneMethods() {}

  static @Nullable Object call(ZoneId zone, String name, Arguments args) {
    Object value = args.get(0, "dt", Missing.MISSING);
    if (value == Missing.MISSING) {
      throw PyException.type(
          Types.name(zone) + "." + name + "() takes exactly one argument (0 given)");
    }
    return switch (name) {
      case "localize" -> localize(zone, value, args.get(1, "is_dst", false));
      case "normalize" -> DateTimes.at(DateTimes.instant(aware(value)), zone);
      default -> ofZone(zone, value, name);
    };
  }

  private static Object aware(@Nullable Object value) {
    if (value == null || DateTimes.zone(value) == null) {
      throw PyException.value("Naive time - no tzinfo set");
    }
    return value;
  }

  private static Object localize(ZoneId zone, @Nullable Object value, @Nullable Object summer) {
    if (!(value instanceof LocalDateTime local)) {
      throw PyException.value("Not naive datetime (tzinfo is already set)");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return ZonedDateTime.of(local, zone);
    }
    if (summer == null) {
      throw new PyException(PyException.Kind.EXCEPTION, Texts.str(local));
    }
    if (offsets.size() == 2) {
      ZoneOffset offset = Truth.test(summer) ? offsets.get(0) : offsets.get(1);
      return ZonedDateTime.ofLocal(local, zone, offset);
    }
    return ZonedDateTime.of(local, zone);
  }

  private static @Nullable Object ofZone(ZoneId zone, @Nullable Object value, String name) {
    if (zone instanceof ZoneOffset || zone.getRules().isFixedOffset()) {
      ZoneOffset offset = zone.getRules().getOffset(LocalDateTime.MIN);
      return switch (name) {
        case "utcoffset" -> Duration.ofSeconds(offset.getTotalSeconds());
        case "tzname" -> zone instanceof ZoneOffset z ? Dates.zoneName(z) : zone.getId();
        default -> zone instanceof ZoneOffset ? null : Duration.ZERO;
      };
    }
    return value instanceof LocalDateTime local
        ? describe(ZonedDateTime.of(local, zone), name)
        : describe(value, name);
  }

  /** {@code utcoffset()}, {@code tzname()} and {@code dst()} of a datetime. */
  static @Nullable Object describe(@Nullable Object value, String name) {
    ZoneOffset offset = DateTimes.offset(value);
    if (offset == null) {
      return null;
    }
    return switch (name) {
      case "utcoffset" -> Duration.ofSeconds(offset.getTotalSeconds());
      case "tzname" -> DateTimes.zoneName(value);
      default ->
          switch (value) {
            case OffsetDateTime _ -> null;
            case ZonedDateTime d -> d.getZone().getRules().getDaylightSavings(d.toInstant());
            case null, default -> null;
          };
    };
  }
}
