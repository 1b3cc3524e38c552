package dev.percolate.jinja.internal.inspect;

import dev.percolate.jinja.Place;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.TemplateException.Call;
import dev.percolate.jinja.TemplateException.Excerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws an error: message, place, source line with carets, suggestion, calls. */
public final class ErrorPicture {
  private static final int WIDTH = 100;
  private static final int MOST_CALLS = 10;

  private final StringBuilder out = new StringBuilder();
  private final int gutter;

  private ErrorPicture(int line) {
    gutter = Math.max(4, Integer.toString(line).length() + 2);
  }

  /** The picture, without a line end at its end. */
  public static String of(TemplateException error) {
    Place place = error.place();
    ErrorPicture picture = new ErrorPicture(place.line());
    picture.out.append(error.kind().pythonName()).append(": ").append(error.message());
    picture.out.append("\n  ").append(shown(place));
    if (!error.excerpt().line().isEmpty()) {
      picture.source(place, error.excerpt());
    }
    error.suggestion().ifPresent(name -> picture.out.append("\n  did you mean '" + name + "'?"));
    picture.calls(error.calls());
    return picture.out.toString();
  }

  private static String shown(Place place) {
    return place.template() + ":" + place.line() + ":" + place.column();
  }

  private void source(Place place, Excerpt excerpt) {
    // of a very long line the part around the error
    int from = place.column() > WIDTH ? place.column() - 1 - WIDTH / 2 : 0;
    String before = excerpt.before();
    if (before != null && from == 0 && !before.isBlank()) {
      line(place.line() - 1, cut(before, 0));
    }
    String line = excerpt.line();
    line(place.line(), cut(line, from));
    margin("");
    out.append(" ".repeat(from > 0 ? 3 : 0));
    int start = Math.min(place.column() - 1, line.length());
    for (int i = from; i < start; i++) {
      out.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    int room = Math.max(1, Math.min(line.length(), from + WIDTH) - start);
    out.append("^".repeat(Math.clamp(excerpt.length(), 1, room)));
  }

  private static String cut(String line, int from) {
    int end = Math.min(line.length(), from + WIDTH);
    return (from > 0 ? "..." : "") + line.substring(from, end) + (end < line.length() ? "..." : "");
  }

  private void line(int number, String text) {
    margin(Integer.toString(number));
    out.append(text);
  }

  private void margin(String number) {
    out.append('\n').append(" ".repeat(gutter - number.length())).append(number).append(" | ");
  }

  /** The calls; a template without macros is only its place, which stands above. */
  private void calls(List<Call> calls) {
    if (calls.size() <= 1 && (calls.isEmpty() || calls.getFirst().macro() == null)) {
      return;
    }
    for (int i = 0; i < calls.size(); i++) {
      if (calls.size() > MOST_CALLS + 1 && i == MOST_CALLS) {
        int last = calls.size() - 1;
        out.append("\n  ... ").append(last - i).append(" more calls");
        i = last;
      }
      out.append(i == 0 ? "\n  in " : "\n  called by ").append(called(calls.get(i)));
    }
  }

  private static String called(Call call) {
    @Nullable String macro = call.macro();
    return macro == null
        ? shown(call.place())
        : "macro " + macro + " (" + shown(call.place()) + ")";
  }
}
