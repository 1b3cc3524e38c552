package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words dbt's deprecation warnings. */
public final class Deprecation {
  private Deprecation() {}

  /**
   * The event of a deprecation.
   *
   * @param isNamed whether dbt always shows the event's name for this one; else only with the
   *     behaviour flag {@code require_event_names_in_deprecations}
   */
  public static Event event(
      String code,
      String name,
      String description,
      boolean isNamed,
      Flags flags,
      Map<String, @Nullable Object> data) {
    String tag =
        isNamed || flags.is("require_event_names_in_deprecations")
            ? "[WARNING][" + name + "]: "
            : "[WARNING]: ";
    String text = tag + "Deprecated functionality\n\n" + description;
    int width = (int) flags.number("printer_width", 80);
    return new Event(code, name, Level.WARN, wrap(text, width), data);
  }

  /** Fills each paragraph to a width; paragraphs end up on adjoining lines. */
  static String wrap(String text, int width) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.split("\n\n", -1)) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      int column = 0;
      for (String word : paragraph.trim().split("\\s+", -1)) {
        if (column > 0 && column + 1 + word.length() <= width) {
          out.append(' ');
          column++;
        } else if (column > 0) {
          out.append('\n');
          column = 0;
        }
        String rest = word;
        while (rest.length() > width) {
          out.append(rest, 0, width).append('\n');
          rest = rest.substring(width);
        }
        out.append(rest);
        column += rest.length();
      }
    }
    return out.toString();
  }
}
