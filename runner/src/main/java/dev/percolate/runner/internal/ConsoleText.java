package dev.percolate.runner.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Texts of console lines. Colours are ANSI escapes; sinks without colours strip them. */
public final class ConsoleText {
  private static final String RESET = "\u001b[0m";

  private final int width;

  /**
   * Texts of one invocation.
   *
   * @param width of dotted lines
   */
  public ConsoleText(int width) {
    this.width = width;
  }

  public static String red(String text) {
    return "\u001b[31m" + text + RESET;
  }

  public static String green(String text) {
    return "\u001b[32m" + text + RESET;
  }

  public static String yellow(String text) {
    return "\u001b[33m" + text + RESET;
  }

  /** The text without colours. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\u001b[", i)) {
        i = Math.max(i, text.indexOf('m', i));
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** {@code 3 of 9 START ... [RUN]}. */
  public String progress(String text, int index, int total, String status) {
    return dotted(text, index, total) + " [" + status + "]";
  }

  /** {@code 3 of 9 OK ... [OK in 0.98s]}. */
  public String progress(String text, int index, int total, String status, double seconds) {
    return dotted(text, index, total) + " [" + status + " in " + hundredths(seconds) + "s]";
  }

  /** The same for a hook, whose name is cut off where the line ends. */
  String hook(String text, int index, int total, String status) {
    return cut(dotted(text, index, total)) + " [" + status + "]";
  }

  /** The same with the time that a hook took. */
  String hook(String text, int index, int total, String status, double seconds) {
    return cut(dotted(text, index, total)) + " [" + status + " in " + hundredths(seconds) + "s]";
  }

  private String cut(String line) {
    return line.length() > width ? line.substring(0, Math.max(0, width - 3)) + "..." : line;
  }

  /** {@code CANCEL ... [CANCEL]}. */
  public String progress(String text, String status) {
    return dotted(text) + " [" + status + "]";
  }

  /** Two decimals of the exact value, as Python rounds. */
  private static String hundredths(double seconds) {
    return new BigDecimal(seconds).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private String dotted(String text, int index, int total) {
    return dotted(index + " of " + total + " " + text);
  }

  private String dotted(String text) {
    StringBuilder line = new StringBuilder(text).append(' ');
    while (line.length() < width) {
      line.append('.');
    }
    return line.toString();
  }

  /** dbt's plural of a count and a word: {@code 2 data tests}, {@code 1 test}. */
  public static String pluralize(long count, String word) {
    if (count == 1) {
      return "1 " + word.replace('_', ' ');
    }
    String plural =
        switch (word) {
          // dbt 1.12: one test, several data tests
          case "test" -> "data_tests";
          case "analysis" -> "analyses";
          case "saved_query" -> "saved_queries";
          default -> word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        };
    return count + " " + plural.replace('_', ' ');
  }

  /** Counts by word in alphabetical order: {@code 1 seed, 2 view models}. */
  public static String counts(Map<String, Integer> counts) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
      out.append(out.isEmpty() ? "" : ", ").append(pluralize(count.getValue(), count.getKey()));
    }
    return out.toString();
  }

  /** {@code " in 0 hours 0 minutes and 1.27 seconds"}. */
  public static String elapsed(double seconds) {
    int minutes = (int) (seconds / 60);
    double rest = seconds - minutes * 60.0;
    return " in "
        + minutes / 60
        + " hours "
        + minutes % 60
        + " minutes and "
        + hundredths(rest)
        + " seconds";
  }
}
