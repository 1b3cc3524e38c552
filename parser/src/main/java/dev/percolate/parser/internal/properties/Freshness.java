package dev.percolate.parser.internal.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How old a source may be, as said at one of four places: source, source config, table, table
 * config.
 *
 * @param warnAfter count and period; null when switched off
 * @param errorAfter count and period; null when switched off
 * @param filter SQL condition, or null
 */
record Freshness(@Nullable Age warnAfter, @Nullable Age errorAfter, @Nullable Object filter) {
  private static final Freshness UNSET = new Freshness(Age.UNSET, Age.UNSET, null);

  /** An age; both parts are null when it was not given. */
  record Age(@Nullable Object count, @Nullable Object period) {
    static final Age UNSET = new Age(null, null);

    boolean isGiven() {
      return count != null && period != null;
    }

    Age overlaid(Age later) {
      return new Age(
          later.count == null ? count : later.count, later.period == null ? period : later.period);
    }

    Map<String, @Nullable Object> toMap() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("count", count);
      map.put("period", period);
      return map;
    }
  }

  /** What {@code freshness} of an entry says; null when it is null there. */
  static @Nullable Freshness of(Entry entry) {
    if (!entry.has("freshness")) {
      return UNSET;
    }
    if (entry.get("freshness") == null) {
      return null;
    }
    Entry given = entry.entry("freshness");
    return new Freshness(age(given, "warn_after"), age(given, "error_after"), given.get("filter"));
  }

  private static @Nullable Age age(Entry given, String key) {
    if (!given.has(key)) {
      return Age.UNSET;
    }
    if (given.get(key) == null) {
      return null;
    }
    Entry age = given.entry(key);
    return new Age(age.get("count"), age.get("period"));
  }

  /**
   * dbt 1.12: a later null switches off, a later age fills in or replaces parts of an earlier one.
   */
  static @Nullable Freshness merge(@Nullable Freshness base, @Nullable Freshness later) {
    if (base != null && later != null) {
      return new Freshness(
          merge(base.warnAfter, later.warnAfter),
          merge(base.errorAfter, later.errorAfter),
          later.filter == null ? base.filter : later.filter);
    }
    return base == null && later != null && later.isGiven() ? later : null;
  }

  private static @Nullable Age merge(@Nullable Age base, @Nullable Age later) {
    if (later == null) {
      return null;
    }
    if (base != null && base.isGiven() && later.isGiven()) {
      return base.overlaid(later);
    }
    return later.isGiven() ? later : base;
  }

  /** Whether any age is given. */
  boolean isGiven() {
    return (warnAfter != null && warnAfter.isGiven())
        || (errorAfter != null && errorAfter.isGiven());
  }

  /** Whether a freshness in its written form gives any age. */
  static boolean isGiven(Map<String, @Nullable Object> freshness) {
    return isAge(freshness.get("warn_after")) || isAge(freshness.get("error_after"));
  }

  private static boolean isAge(@Nullable Object age) {
    return age instanceof Map<?, ?> map && map.get("count") != null && map.get("period") != null;
  }

  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("warn_after", warnAfter == null ? null : warnAfter.toMap());
    map.put("error_after", errorAfter == null ? null : errorAfter.toMap());
    map.put("filter", filter);
    return map;
  }
}
