package dev.percolate.jinja.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three Java types of a Python datetime seen as one: a local part and a zone that may lack. */
public final class DateTimes {
  private DateTimes() {}

  /** The local part of a datetime, or null when the value is none. */
  public static @Nullable LocalDateTime local(@Nullable Object value) {
    return switch (value) {
      case LocalDateTime d -> d;
      case OffsetDateTime d -> d.toLocalDateTime();
      case ZonedDateTime d -> d.toLocalDateTime();
      case null, default -> null;
    };
  }

  /** The zone of a datetime, or null when it is naive. */
  public static @Nullable ZoneId zone(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime d -> d.getOffset();
      case ZonedDateTime d -> d.getZone();
      case null, default -> null;
    };
  }

  /** The offset of a datetime, or null when it is naive. */
  public static @Nullable ZoneOffset offset(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime d -> d.getOffset();
      case ZonedDateTime d -> d.getOffset();
      case null, default -> null;
    };
  }

  /** The datetime that {@code datetime(..., tzinfo=zone)} makes. */
  public static Object of(LocalDateTime local, @Nullable ZoneId zone) {
    if (zone == null) {
      return local;
    }
    if (zone instanceof ZoneOffset offset) {
      return OffsetDateTime.of(local, offset);
    }
    if (zone.getRules().isFixedOffset()) {
      return ZonedDateTime.of(local, zone);
    }
    // a pytz zone given as tzinfo stands for its first offset, the local mean time
    return OffsetDateTime.of(local, meanTime(zone));
  }

  /** The same moment in another zone. */
  public static Object at(Instant instant, ZoneId zone) {
    return zone instanceof ZoneOffset offset
        ? OffsetDateTime.ofInstant(instant, offset)
        : ZonedDateTime.ofInstant(instant, zone);
  }

  /** The same datetime with another local part. */
  static Object withLocal(Object value, LocalDateTime local) {
    return switch (value) {
      case OffsetDateTime d -> OffsetDateTime.of(local, d.getOffset());
      case ZonedDateTime d -> ZonedDateTime.ofLocal(local, d.getZone(), d.getOffset());
      default -> local;
    };
  }

  /** The moment a datetime denotes; naive ones are taken in the system's zone. */
  public static Instant instant(Object value) {
    return switch (value) {
      case OffsetDateTime d -> d.toInstant();
      case ZonedDateTime d -> d.toInstant();
      case LocalDateTime d -> d.atZone(ZoneId.systemDefault()).toInstant();
      default -> throw new DateTimeException("not a datetime");
    };
  }

  /** The first offset of a zone, in whole minutes as pytz has it. */
  static ZoneOffset meanTime(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffsetTransition> transitions = rules.getTransitions();
    ZoneOffset first =
        transitions.isEmpty()
            ? rules.getOffset(Instant.MIN)
            : transitions.getFirst().getOffsetBefore();
    return ZoneOffset.ofTotalSeconds(Math.floorDiv(first.getTotalSeconds() + 30, 60) * 60);
  }

  /** The abbreviation {@code %Z} shows, or null when the datetime is naive. */
  static @Nullable String zoneName(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime d -> Dates.zoneName(d.getOffset());
      case ZonedDateTime d -> d.getZone().getId().equals("UTC") ? "UTC" : PytzRepr.abbreviation(d);
      case null, default -> null;
    };
  }
}
