package dev.percolate.jinja.value;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the known name that an unknown one was probably meant to be. */
public final class Nearest {
  private static final int LONGEST = 60;

  private Nearest() {}

  /**
   * The nearest of the known names, or null when none is near: one change in a name of up to three
   * characters, two in one of up to seven, else three. Of equally near ones the first.
   */
  public static @Nullable String of(String name, Collection<String> known) {
    int most = name.length() <= 3 ? 1 : name.length() <= 7 ? 2 : 3;
    String best = null;
    for (String candidate : known) {
      if (candidate.equals(name)
          || name.length() > LONGEST
          || Math.abs(candidate.length() - name.length()) > most) {
        continue;
      }
      int distance = distance(name, candidate);
      if (distance <= most && distance < Math.min(name.length(), candidate.length())) {
        best = candidate;
        most = distance - 1;
      }
    }
    return best;
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
