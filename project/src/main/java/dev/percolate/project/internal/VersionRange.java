package dev.percolate.project.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions that several specifiers leave; a bound that is null is none. */
public record VersionRange(@Nullable DbtVersion start, @Nullable DbtVersion end) {

  /** What all specifiers leave, or null when that is nothing. */
  public static @Nullable VersionRange of(List<DbtVersion> all) {
    List<DbtVersion> rest = new ArrayList<>(all);
    if (rest.isEmpty()) {
      return new VersionRange(null, null);
    }
    // dbt 1.12: begins with the last one; of two equal bounds that one stays
    VersionRange range = of(rest.removeLast());
    for (DbtVersion next : rest) {
      VersionRange reduced = range.reduce(of(next));
      if (reduced == null) {
        return null;
      }
      range = reduced;
    }
    return range;
  }

  private static VersionRange of(DbtVersion version) {
    return new VersionRange(version.isUpper() ? null : version, version.isLower() ? null : version);
  }

  /** Whether a version lies in the range. */
  public boolean has(DbtVersion version) {
    List<DbtVersion> all = new ArrayList<>(List.of(version));
    if (start != null) {
      all.add(start);
    }
    if (end != null) {
      all.add(end);
    }
    return of(all) != null;
  }

  private @Nullable VersionRange reduce(VersionRange other) {
    Bound low;
    Bound high;
    if (start != null && other.start != null && start.isExact() && other.start.isExact()) {
      if (start.compare(other.start) != 0) {
        return null;
      }
      low = new Bound(start);
      high = low;
    } else {
      low = combine(start, other.start, true);
      high = combine(end, other.end, false);
    }
    if (low == null || high == null) {
      return null;
    }
    if (low.at != null && high.at != null && low.at.compare(high.at) > 0) {
      return null;
    }
    return new VersionRange(low.at, high.at);
  }

  private record Bound(@Nullable DbtVersion at) {}

  /** The tighter bound; null when an exact version lies outside the other. */
  private static @Nullable Bound combine(
      @Nullable DbtVersion a, @Nullable DbtVersion b, boolean isLow) {
    if (a == null || b == null) {
      return new Bound(a == null ? b : a);
    }
    if (!a.isExact() && !b.isExact()) {
      int order = a.compare(b);
      return new Bound((isLow ? order < 0 : order > 0) ? b : a);
    }
    DbtVersion exact = a.isExact() ? a : b;
    DbtVersion bound = a.isExact() ? b : a;
    int order = bound.compare(exact);
    boolean fits =
        (isLow ? order < 0 : order > 0)
            || (order == 0 && bound.matcher().equals(isLow ? ">=" : "<="));
    return fits ? new Bound(exact) : null;
  }

  /** dbt's text: both bounds, or {@code ANY}. */
  @Override
  public String toString() {
    if (start == null && end == null) {
      return "ANY";
    }
    if (start == null || end == null) {
      return String.valueOf(start == null ? end : start);
    }
    return start + ", " + end;
  }
}
