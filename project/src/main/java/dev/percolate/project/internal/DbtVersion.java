package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version specifier, such as {@code >=1.0.0}, and dbt's rules for whether several can hold at
 * once.
 */
public record DbtVersion(
    String matcher,
    int major,
    int minor,
    int patch,
    @Nullable String prerelease,
    @Nullable String build) {
  /** The version of dbt whose behaviour this engine has. */
  public static final String INSTALLED = "1.12.6";

  /** Reads a specifier. */
  public static DbtVersion parse(String text) {
    Matcher found = Syntax.SPECIFIER.matcher(text);
    if (!found.matches()) {
      throw ProblemException.runtime("\"" + text + "\" is not a valid semantic version.");
    }
    String matcher = found.group(1) == null ? "=" : found.group(1);
    return new DbtVersion(
        matcher,
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)),
        Integer.parseInt(found.group(4)),
        found.group(5),
        found.group(6));
  }

  @Override
  public String toString() {
    return matcher
        + major
        + '.'
        + minor
        + '.'
        + patch
        + (prerelease == null || prerelease.isEmpty() ? "" : "-" + prerelease)
        + (build == null || build.isEmpty() ? "" : "+" + build);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DbtVersion that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  boolean isLower() {
    return matcher.startsWith(">");
  }

  boolean isUpper() {
    return matcher.startsWith("<");
  }

  boolean isExact() {
    return matcher.equals("=");
  }

  /** dbt's comparison, in which {@code <} and {@code >} count when the numbers are equal. */
  public int compare(DbtVersion other) {
    int numbers = Integer.compare(major, other.major);
    numbers = numbers != 0 ? numbers : Integer.compare(minor, other.minor);
    numbers = numbers != 0 ? numbers : Integer.compare(patch, other.patch);
    if (numbers != 0) {
      return numbers;
    }
    if (prerelease == null && other.prerelease != null) {
      return matcher.equals("<") ? -1 : 1;
    }
    if (prerelease != null && other.prerelease == null) {
      return -1;
    }
    if (prerelease != null && other.prerelease != null) {
      int labels = compareLabels(prerelease, other.prerelease);
      if (labels != 0) {
        return labels;
      }
    }
    return compareMatchers(other);
  }

  private int compareMatchers(DbtVersion other) {
    String pair = matcher + " " + other.matcher;
    if (pair.equals(">= <=") || pair.equals("<= >=")) {
      return 0;
    }
    if (pair.equals("< <=") || pair.equals(">= >") || (isUpper() && other.isLower())) {
      return -1;
    }
    if (pair.equals("<= <") || pair.equals("> >=") || (isLower() && other.isUpper())) {
      return 1;
    }
    return 0;
  }

  private static int compareLabels(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean isNumber = isNumber(left[i]);
      int order;
      if (isNumber && isNumber(right[i])) {
        order = new java.math.BigInteger(left[i]).compareTo(new java.math.BigInteger(right[i]));
      } else if (isNumber != isNumber(right[i])) {
        order = isNumber ? -1 : 1;
      } else {
        order = Integer.signum(left[i].compareTo(right[i]));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static boolean isNumber(String label) {
    return !label.isEmpty() && label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether some version satisfies every specifier. */
  public static boolean areCompatible(List<DbtVersion> all) {
    return VersionRange.of(all) != null;
  }

  /** Compiled on first use. */
  private static final class Syntax {
    private static final String NUMBER = "(0|[1-9]\\d*)";
    private static final String LABEL = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    static final Pattern SPECIFIER =
        Pattern.compile(
            "(>=|>|<|<=|=)?"
                + NUMBER
                + "\\."
                + NUMBER
                + "\\."
                + NUMBER
                + "(?:-?("
                + LABEL
                + "(?:\\."
                + LABEL
                + ")*))?(?:\\+([0-9A-Za-z-]*(?:\\.[0-9A-Za-z-]*)*))?");
  }
}
