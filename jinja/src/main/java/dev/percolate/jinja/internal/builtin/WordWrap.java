package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counting and wrapping words, the latter as Python's {@code textwrap}. */
final class WordWrap {
  private static final String SPACE = "[\\t\\n\\x0b\\x0c\\r ]";

  private WordWrap() {}

  static @Nullable Object count(Environment environment, @Nullable Object[] a) {
    String text = Texts.str(a[0]);
    long count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean word = Character.isLetterOrDigit(c) || c == '_';
      if (word && !inside) {
        count++;
      }
      inside = word;
      i += Character.charCount(c);
    }
    return count;
  }

  static @Nullable Object wrap(Environment environment, @Nullable Object[] a) {
    int width = Math.clamp(NumberFilters.integer(a[1]), Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (width <= 0) {
      throw PyException.value("invalid width " + width + " (must be > 0)");
    }
    boolean breakWords = Truth.test(a[2]);
    String separator = a[3] == null ? "\n" : Texts.str(a[3]);
    boolean hyphens = Truth.test(a[4]);
    List<String> paragraphs = new ArrayList<>();
    for (String line : TextFilters.lines(a[0])) {
      paragraphs.add(String.join(separator, wrapLine(line, width, breakWords, hyphens)));
    }
    return String.join(separator, paragraphs);
  }

  private static List<String> wrapLine(
      String line, int width, boolean breakWords, boolean hyphens) {
    List<String> chunks = chunks(line, hyphens);
    List<String> lines = new ArrayList<>();
    int next = 0;
    // how much of the next chunk stands in earlier lines
    int used = 0;
    while (next < chunks.size()) {
      if (!lines.isEmpty() && chunks.get(next).isBlank()) {
        used = 0;
        next++;
        continue;
      }
      List<String> current = new ArrayList<>();
      int length = 0;
      while (next < chunks.size() && length + chunks.get(next).length() - used <= width) {
        String chunk = chunks.get(next++).substring(used);
        used = 0;
        length += chunk.length();
        current.add(chunk);
      }
      if (next < chunks.size() && chunks.get(next).length() - used > width) {
        int room = width - length;
        String word = chunks.get(next);
        if (breakWords) {
          int end = breakAt(word, used, room, hyphens);
          current.add(word.substring(used, end));
          used = end;
        } else if (current.isEmpty()) {
          current.add(word);
          next++;
        }
      }
      if (!current.isEmpty() && current.getLast().isBlank()) {
        current.removeLast();
      }
      if (!current.isEmpty()) {
        lines.add(String.join("", current));
      }
    }
    return lines;
  }

  /** Where the part of a word that begins at {@code start} ends. */
  private static int breakAt(String word, int start, int room, boolean hyphens) {
    int end = start + Math.min(room, word.length() - start);
    if (hyphens && word.length() > end) {
      int hyphen = word.substring(start, end).lastIndexOf('-');
      if (hyphen > 0 && !word.substring(start, start + hyphen).replace("-", "").isEmpty()) {
        return start + hyphen + 1;
      }
    }
    return end;
  }

  private static List<String> chunks(String line, boolean hyphens) {
    Pattern pattern =
        hyphens
            ? Pattern.compile(
                SPACE
                    + "+|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)|[^\\t\\n"
                    + "\\x0b\\x0c\\r"
                    + " ]+?(?:-(?:(?<=[^\\d\\W]{2}-)"
                    + "|(?<=[^\\d\\W]-[\\w!\"'&.,?]-))(?=[^\\d\\W]-?[^\\d\\W])|(?="
                    + SPACE
                    + "|\\z)|(?<=[\\w!\"'&.,?])(?=-{2,}\\w))",
                Pattern.UNICODE_CHARACTER_CLASS)
            : Pattern.compile(SPACE + "+|[^\\t\\n\\x0b\\x0c\\r ]+");
    List<String> chunks = new ArrayList<>();
    Matcher matcher = pattern.matcher(line);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        chunks.add(line.substring(at, matcher.start()));
      }
      chunks.add(matcher.group());
      at = matcher.end();
    }
    if (at < line.length()) {
      chunks.add(line.substring(at));
    }
    return chunks;
  }
}
