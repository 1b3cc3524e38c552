package dev.percolate.jinja.value;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneRules;
import java.util.Locale;

/** The text of a pytz time zone, as in {@code <DstTzInfo 'Europe/Berlin' CET+1:00:00 STD>}. */
final class PytzRepr {
  private PytzRepr() {}

  static String of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    if (rules.isFixedOffset()) {
      return "<StaticTzInfo '" + zone.getId() + "'>";
    }
    int seconds = DateTimes.meanTime(zone).getTotalSeconds();
    return text(zone, "LMT", seconds, false);
  }

  static String of(ZonedDateTime value) {
    boolean summer = value.getZone().getRules().isDaylightSavings(value.toInstant());
    return text(value.getZone(), abbreviation(value), value.getOffset().getTotalSeconds(), summer);
  }

  /** The abbreviation pytz uses at this moment, such as CEST. */
  static String abbreviation(ZonedDateTime value) {
    String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(value);
    if (name.length() <= 5 && name.indexOf('/') < 0 && !name.startsWith("GMT+")) {
      return name;
    }
    String shown = value.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return shown.length() <= 5 ? shown : numeric(value.getOffset());
  }

  private static String numeric(ZoneOffset offset) {
    StringBuilder out = new StringBuilder();
    Dates.appendOffset(out, offset, false);
    return out.toString().endsWith("00") ? out.substring(0, 3) : out.toString();
  }

  private static String text(ZoneId zone, String name, int seconds, boolean summer) {
    StringBuilder offset = new StringBuilder();
    Dates.appendStr(offset, Duration.ofSeconds(seconds));
    return "<DstTzInfo '"
        + zone.getId()
        + "' "
        + name
        + (seconds < 0 ? "" : "+")
        + offset
        + (summer ? " DST>" : " STD>");
  }
}
