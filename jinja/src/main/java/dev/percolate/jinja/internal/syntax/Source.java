package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Place;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.TemplateException.Excerpt;
import dev.percolate.jinja.value.PyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A template's text and name. Lines are found when the first place is asked for. */
public final class Source {
  private final String text;
  private final String name;

  /** Offsets at which lines start; made by whichever thread needs it first. */
  private volatile int[] lineStarts = new int[0];

  /**
   * @param text with {@code \n} line ends and without one trailing line end
   * @param name for error messages
   */
  public Source(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /** Makes line ends {@code \n} and drops the last one unless told not to, as Jinja does. */
  public static Source of(String original, String name, boolean keepTrailingNewline) {
    String text = original;
    if (text.indexOf('\r') >= 0) {
      text = text.replace("\r\n", "\n").replace('\r', '\n');
    }
    if (!keepTrailingNewline && text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    return new Source(text, name);
  }

  /** The text, with {@code \n} line ends. */
  public String text() {
    return text;
  }

  /** The name for error messages. */
  public String name() {
    return name;
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts.length == 0) {
      starts = new int[16];
      int lines = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
      starts = Arrays.copyOf(starts, lines);
      lineStarts = starts;
    }
    return starts;
  }

  /** The one-based line of an offset. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Line and column of an offset. */
  public Place place(int offset) {
    int line = line(offset);
    return new Place(name, line, offset - lineStarts()[line - 1] + 1, offset);
  }

  /** A syntax error at an offset. */
  public TemplateException syntaxError(String message, int offset) {
    return error(PyException.Kind.TEMPLATE_SYNTAX_ERROR, message, offset);
  }

  /** A syntax error in a stretch of text, perhaps with the name that was meant. */
  public TemplateException syntaxError(
      String message, int offset, int end, @Nullable String suggestion) {
    return error(PyException.Kind.TEMPLATE_SYNTAX_ERROR, message, offset, end, suggestion);
  }

  /** An error that Jinja finds after parsing, such as an unknown filter. */
  public TemplateException assertionError(String message, int offset) {
    return error(PyException.Kind.TEMPLATE_ASSERTION_ERROR, message, offset);
  }

  /** Any error at an offset. */
  public TemplateException error(PyException.Kind kind, String message, int offset) {
    return error(kind, message, offset, offset + 1, null);
  }

  /** Any error in a stretch of text, perhaps with the name that was meant. */
  public TemplateException error(
      PyException.Kind kind, String message, int offset, int end, @Nullable String suggestion) {
    Place place = place(offset);
    return new TemplateException(kind, message, place, excerpt(place, end), suggestion);
  }

  private Excerpt excerpt(Place place, int end) {
    int line = place.line();
    String before = line == 1 ? null : text(line - 1);
    return new Excerpt(before, text(line), end - place.offset());
  }

  private String text(int line) {
    int[] starts = lineStarts();
    int end = line == starts.length ? text.length() : starts[line] - 1;
    return text.substring(starts[line - 1], end);
  }
}
