package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words dbt's deprecation warnings. */
public final class Deprecation {
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";

  private Deprecation() {}

  /**
   * The event of a deprecation.
   *
   * @param isNamed whether dbt shows the event's name. The behaviour flag {@code
   *     require_event_names_in_deprecations} was meant to turn that on for all, but dbt 1.12 never
   *     reads what the project says, fixture parse_flags/names of events in older deprecations
   */
  public static Event event(
      String code,
      String name,
      String description,
      boolean isNamed,
      Flags flags,
      Map<String, @Nullable Object> data) {
    String tag = isNamed ? "[WARNING][" + name + "]: " : "[WARNING]: ";
    return new Event(
        code,
        name,
        Level.WARN,
        wrapTagged(tag + "Deprecated functionality\n\n" + description, flags),
        data);
  }

  /** The event of a deprecation that is older than the form with the words {@code Deprecated}. */
  public static Event older(
      String code,
      String name,
      String description,
      Flags flags,
      Map<String, @Nullable Object> data) {
    String text = wrapTagged("[WARNING]: " + description, flags);
    return new Event(code, name, Level.WARN, text, data);
  }

  // dbt 1.12: the characters that colour a word count
  private static String wrapTagged(String text, Flags flags) {
    if (Boolean.FALSE.equals(flags.get("use_colors"))) {
      return wrap(text, width(flags));
    }
    String coloured = "[" + YELLOW + "WARNING" + RESET + "]";
    String wrapped = wrap(coloured + text.substring("[WARNING]".length()), width(flags));
    // a narrow line breaks the word itself
    return wrapped.startsWith(coloured)
        ? "[WARNING]" + wrapped.substring(coloured.length())
        : wrapped;
  }

  /** How wide warnings of deprecations are: as wide as lines of progress. */
  public static int width(Flags flags) {
    return (int) flags.number("printer_width", 80);
  }

  /** Python's {@code textwrap.fill} of each paragraph; paragraphs end up on adjoining lines. */
  public static String wrap(String text, int width) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.split("\n\n", -1)) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      fill(paragraph.strip(), width, out);
    }
    return out.toString();
  }

  private static void fill(String text, int width, StringBuilder out) {
    int column = 0;
    int pos = 0;
    while (pos < text.length()) {
      int word = pos;
      while (Character.isWhitespace(text.charAt(word))) {
        word++;
      }
      int end = word;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      int gap = word - pos;
      int length = end - word;
      if (column > 0 && column + gap + (length > width ? 0 : length) <= width) {
        out.repeat(' ', gap);
        column += gap;
      } else if (column > 0) {
        out.append('\n');
        column = 0;
      }
      // a word that is longer than a line fills the one it begins in
      while (end - word > width - column) {
        out.append(text, word, word + width - column).append('\n');
        word += width - column;
        column = 0;
      }
      out.append(text, word, end);
      column += end - word;
      pos = end;
    }
  }
}
