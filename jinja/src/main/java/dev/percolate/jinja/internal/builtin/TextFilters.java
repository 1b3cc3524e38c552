package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.jinja.value.UndefinedFlavor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Filters on texts. */
final class TextFilters {
  private TextFilters() {}

  private static @Nullable Object method(
      @Nullable Object value, String name, @Nullable Object... args) {
    return Attributes.callMethod(Markup.soft(value), name, Arguments.of(args));
  }

  static @Nullable Object upper(Environment environment, @Nullable Object[] a) {
    return method(a[0], "upper");
  }

  static @Nullable Object lower(Environment environment, @Nullable Object[] a) {
    return method(a[0], "lower");
  }

  static @Nullable Object capitalize(Environment environment, @Nullable Object[] a) {
    return method(a[0], "capitalize");
  }

  static @Nullable Object string(Environment environment, @Nullable Object[] a) {
    return Markup.soft(a[0]);
  }

  static @Nullable Object center(Environment environment, @Nullable Object[] a) {
    return method(a[0], "center", a[1]);
  }

  static @Nullable Object trim(Environment environment, @Nullable Object[] a) {
    return method(a[0], "strip", a[1]);
  }

  static @Nullable Object replace(Environment environment, @Nullable Object[] a) {
    Object count = a[3] == null ? (Object) Long.valueOf(-1) : a[3];
    if (!environment.autoescape()) {
      return method(Texts.str(a[0]), "replace", Texts.str(a[1]), Texts.str(a[2]), count);
    }
    boolean escape = a[1] instanceof Markup || a[2] instanceof Markup;
    Object text = escape ? Markup.escape(a[0]) : Markup.soft(a[0]);
    return method(text, "replace", Markup.soft(a[1]), Markup.soft(a[2]), count);
  }

  /** Words start after white space, hyphens and opening brackets. */
  static @Nullable Object title(Environment environment, @Nullable Object[] a) {
    String text = Texts.str(a[0]);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = start;
      boolean breaks = isWordBreak(text.charAt(start));
      while (end < text.length() && isWordBreak(text.charAt(end)) == breaks) {
        end++;
      }
      if (breaks) {
        out.append(text, start, end);
      } else {
        int second = text.offsetByCodePoints(start, 1);
        out.append(method(text.substring(start, second), "upper"));
        out.append(method(text.substring(second, end), "lower"));
      }
      start = end;
    }
    return out.toString();
  }

  private static boolean isWordBreak(char c) {
    return switch (c) {
      case '-', '(', '{', '[', '<' -> true;
      default -> Character.isWhitespace(c) || c == 0xa0 || c == 0x85;
    };
  }

  static @Nullable Object format(Environment environment, @Nullable Object[] a) {
    boolean named = a[2] instanceof Map<?, ?> map && !map.isEmpty();
    if (named && a[1] instanceof List<?> list && !list.isEmpty()) {
      throw new PyException(
          PyException.Kind.FILTER_ARGUMENT_ERROR,
          "can't handle positional and keyword arguments at the same time");
    }
    return Operators.mod(Markup.soft(a[0]), named ? a[2] : a[1]);
  }

  static @Nullable Object indent(Environment environment, @Nullable Object[] a) {
    String indention =
        Markup.plain(a[1]) instanceof String text
            ? text
            : (String) notNull(Operators.mul(" ", a[1]));
    // Jinja adds a line end first, so that split lines keeps a last empty line
    Object whole = addLineEnd(a[0]);
    List<String> lines = lines(whole);
    StringBuilder out = new StringBuilder();
    if (Truth.test(a[2])) {
      out.append(indention);
    }
    boolean blank = Truth.test(a[3]);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > 0) {
        out.append('\n');
        if (blank || !line.isEmpty()) {
          out.append(indention);
          Sizes.check(out.length());
        }
      }
      out.append(line);
    }
    return a[0] instanceof Markup ? Markup.of(out.toString()) : out.toString();
  }

  private static @Nullable Object addLineEnd(@Nullable Object value) {
    try {
      return Operators.add(value, "\n");
    } catch (PyException e) {
      if (e.kind() != PyException.Kind.TYPE_ERROR || value instanceof PyTuple) {
        throw e;
      }
      if (value instanceof List<?>) {
        return value;
      }
      throw PyException.type(
          "unsupported operand type(s) for +=: '" + Types.name(value) + "' and 'str'");
    }
  }

  /** Python's {@code splitlines}. */
  static List<String> lines(@Nullable Object text) {
    if (text instanceof Undefined undefined) {
      if (undefined.flavor() == UndefinedFlavor.CAPTURE) {
        return List.of();
      }
      throw undefined.error();
    }
    Object split = Attributes.callMethod(text, "splitlines", Arguments.NONE);
    if (split == Missing.MISSING) {
      throw new PyException(
          PyException.Kind.ATTRIBUTE_ERROR,
          "'" + Types.shown(text) + "' object has no attribute 'splitlines'");
    }
    List<String> lines = new ArrayList<>();
    for (Object line : Iteration.toList(split)) {
      lines.add(Texts.str(line));
    }
    return lines;
  }

  static @Nullable Object truncate(Environment environment, @Nullable Object[] a) {
    long leeway = a[4] == null ? 5 : NumberFilters.integer(a[4]);
    long length = NumberFilters.integer(a[1]);
    Object end = Markup.soft(a[3]);
    long endLength = Iteration.length(end);
    check(length >= endLength, "length >= " + endLength, length);
    check(leeway >= 0, "leeway >= 0", leeway);
    if (Iteration.length(a[0]) <= length + leeway) {
      return a[0];
    }
    Object cut = Items.slice(a[0], null, length - endLength, null);
    if (!Truth.test(a[2])) {
      Object words = Attributes.callMethod(cut, "rsplit", Arguments.of(" ", 1L));
      cut = Iteration.toList(words).getFirst();
    }
    return Operators.add(cut, end);
  }

  private static void check(boolean holds, String condition, long actual) {
    if (!holds) {
      throw new PyException(
          PyException.Kind.EXCEPTION, "expected " + condition + ", got " + actual);
    }
  }

  static Object notNull(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }
}
