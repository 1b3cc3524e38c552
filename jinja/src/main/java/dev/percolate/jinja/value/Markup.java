package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that is safe inside HTML: what {@code |escape}, {@code |safe} and {@code |tojson} give. It
 * equals the plain text, is the same dictionary key and prints the same, but it is not escaped
 * again, and texts joined to it are escaped first. Functions of the host get plain text instead.
 */
public final class Markup implements PyText {
  /** Values that hold themselves are not followed further. */
  private static final int MOST_DEPTH = 12;

  private final String text;

  private Markup(String text) {
    this.text = text;
  }

  /** The text of a value, taken as safe. */
  public static Markup of(@Nullable Object value) {
    return value instanceof Markup markup ? markup : new Markup(Texts.str(value));
  }

  /** The text of a value, with {@code & < > ' "} escaped unless it is safe already. */
  public static Markup escape(@Nullable Object value) {
    return value instanceof Markup markup ? markup : new Markup(escaped(Texts.str(value)));
  }

  /** A text with {@code & < > ' "} escaped. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\'' -> out.append("&#39;");
        case '"' -> out.append("&#34;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The value itself, or the plain text of markup and its like. */
  public static @Nullable Object plain(@Nullable Object value) {
    return value instanceof PyText text ? text.text() : value;
  }

  /** A value of the host: plain texts in place of markup, in lists and dictionaries, too. */
  public static @Nullable Object allPlain(@Nullable Object value) {
    return holdsText(value, 0) ? copyPlain(value, 0) : value;
  }

  private static boolean holdsText(@Nullable Object value, int depth) {
    return switch (value) {
      case PyText _ -> true;
      case List<?> list when depth < MOST_DEPTH -> {
        for (Object item : list) {
          if (holdsText(item, depth + 1)) {
            yield true;
          }
        }
        yield false;
      }
      case Map<?, ?> map when depth < MOST_DEPTH ->
          holdsText(new ArrayList<>(map.keySet()), depth)
              || holdsText(new ArrayList<>(map.values()), depth);
      case null, default -> false;
    };
  }

  private static @Nullable Object copyPlain(@Nullable Object value, int depth) {
    return switch (value) {
      case PyTuple tuple when depth < MOST_DEPTH -> PyTuple.copyOf(copiesOf(tuple, depth + 1));
      case List<?> list when depth < MOST_DEPTH -> copiesOf(list, depth + 1);
      case Map<?, ?> map when depth < MOST_DEPTH -> {
        Map<@Nullable Object, @Nullable Object> copy =
            map instanceof PyDict ? new PyDict() : new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(plain(key), copyPlain(item, depth + 1)));
        yield copy;
      }
      case null, default -> plain(value);
    };
  }

  private static List<@Nullable Object> copiesOf(List<?> list, int depth) {
    List<@Nullable Object> copies = new ArrayList<>(list.size());
    for (Object item : list) {
      copies.add(copyPlain(item, depth));
    }
    return copies;
  }

  /** The value if it is text, else its {@code str}: what Jinja calls a soft text. */
  public static Object soft(@Nullable Object value) {
    return value instanceof Markup markup ? markup : Texts.str(value);
  }

  @Override
  public String text() {
    return text;
  }

  /** {@code a + b}, one of which is markup. */
  static @Nullable Object add(@Nullable Object a, @Nullable Object b) {
    boolean texts =
        (a instanceof String || a instanceof Markup)
            && (b instanceof String || b instanceof Markup);
    if (texts) {
      return new Markup(escape(a).text.concat(escape(b).text));
    }
    if (a instanceof Undefined u) {
      throw u.error();
    }
    if (b instanceof Undefined u) {
      throw u.error();
    }
    throw Operators.unsupported("+", a, b);
  }

  /** {@code a * b}, one of which is markup. */
  static Object mul(@Nullable Object a, @Nullable Object b) {
    Markup markup = a instanceof Markup m ? m : (Markup) b;
    Object times = markup == a ? b : a;
    if (times instanceof Undefined u && markup != a) {
      throw u.error();
    }
    if (markup == null || !Numbers.isInt(times)) {
      throw PyException.type(
          "'" + Types.shown(times) + "' object cannot be interpreted as an integer");
    }
    return new Markup(markup.text.repeat(Operators.count(times, markup.text.length())));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return StrMethods.has(name) || MarkupMethods.has(name)
        ? new BoundMethod(this, name)
        : Missing.MISSING;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return of(Items.get(text, key));
  }

  @Override
  public String str() {
    return text;
  }

  @Override
  public String repr() {
    return "Markup(" + Texts.repr(text) + ")";
  }

  @Override
  public boolean isTruthy() {
    return !text.isEmpty();
  }

  @Override
  public String typeName() {
    return "Markup";
  }

  @Override
  public String qualifiedTypeName() {
    return "markupsafe.Markup";
  }

  @Override
  public int length() {
    return Strings.length(text);
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return Operators.contains(text, item);
  }

  /** Characters as plain texts, as in Python. */
  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return text.equals(plain(other));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
