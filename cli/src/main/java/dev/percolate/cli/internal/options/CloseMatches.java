package dev.percolate.cli.internal.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Words that somebody may have meant, by the measure of Python's difflib. */
final class CloseMatches {
  private static final double LEAST = 0.6;
  private static final int MOST = 3;

  private CloseMatches() {}

  private record Match(String word, double ratio) {}

  /** Click's hint with the closest words, a blank in front; empty when nothing is close. */
  static String hint(String word, Collection<String> known) {
    List<Match> matches = new ArrayList<>();
    for (String candidate : known) {
      double ratio = ratio(candidate, word);
      if (ratio >= LEAST) {
        matches.add(new Match(candidate, ratio));
      }
    }
    matches.sort(Comparator.comparingDouble(Match::ratio).thenComparing(Match::word).reversed());
    List<String> words =
        matches.stream().limit(MOST).map(match -> "'" + match.word() + "'").sorted().toList();
    return switch (words.size()) {
      case 0 -> "";
      case 1 -> " Did you mean " + words.getFirst() + "?";
      default -> " (Did you mean one of: " + String.join(", ", words) + "?)";
    };
  }

  /** Twice the characters in common blocks by the length of both. */
  private static double ratio(String one, String other) {
    int length = one.length() + other.length();
    return length == 0 ? 1 : 2.0 * common(one, other) / length;
  }

  private static int common(String one, String other) {
    int longest = 0;
    int oneAt = 0;
    int otherAt = 0;
    int[] ends = new int[other.length() + 1];
    for (int i = 0; i < one.length(); i++) {
      int before = 0;
      for (int j = 0; j < other.length(); j++) {
        int above = ends[j + 1];
        ends[j + 1] = one.charAt(i) == other.charAt(j) ? before + 1 : 0;
        before = above;
        if (ends[j + 1] > longest) {
          longest = ends[j + 1];
          oneAt = i + 1 - longest;
          otherAt = j + 1 - longest;
        }
      }
    }
    if (longest == 0) {
      return 0;
    }
    return longest
        + common(one.substring(0, oneAt), other.substring(0, otherAt))
        + common(one.substring(oneAt + longest), other.substring(otherAt + longest));
  }
}
