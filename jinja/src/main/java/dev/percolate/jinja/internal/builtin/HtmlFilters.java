package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.HtmlText;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.jinja.value.modules.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters for HTML, URLs and JSON. */
final class HtmlFilters {
  private HtmlFilters() {}

  static @Nullable Object escape(Environment environment, @Nullable Object[] a) {
    return Markup.escape(a[0]);
  }

  /** Escapes safe text, too. */
  static @Nullable Object forceEscape(Environment environment, @Nullable Object[] a) {
    return Markup.of(Markup.escaped(Texts.str(a[0])));
  }

  static @Nullable Object safe(Environment environment, @Nullable Object[] a) {
    return Markup.of(a[0]);
  }

  private static @Nullable String indent(@Nullable Object given) {
    if (given == null || Markup.plain(given) instanceof String) {
      return (String) Markup.plain(given);
    }
    return " ".repeat(Sizes.check(Math.max(0, NumberFilters.integer(given))));
  }

  /** JSON with sorted keys, safe inside HTML. */
  static @Nullable Object toJson(Environment environment, @Nullable Object[] a) {
    String json = Json.dumps(a[0], true, indent(a[1]));
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '<' -> out.append("\\u003c");
        case '>' -> out.append("\\u003e");
        case '&' -> out.append("\\u0026");
        case '\'' -> out.append("\\u0027");
        default -> out.append(c);
      }
    }
    return Markup.of(out.toString());
  }

  /** Drops comments and tags, then makes white space single spaces. */
  static @Nullable Object stripTags(Environment environment, @Nullable Object[] a) {
    return HtmlText.stripTags(Texts.str(a[0]));
  }

  static @Nullable Object urlEncode(Environment environment, @Nullable Object[] a) {
    Object value = Markup.plain(a[0]);
    if (value instanceof String || !Iteration.isIterable(value)) {
      return quote(Texts.str(value), true);
    }
    List<String> pairs = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        pairs.add(pair(entry.getKey(), entry.getValue()));
      }
    } else {
      for (Object item : Iteration.toList(value)) {
        if (!Iteration.isIterable(item)) {
          throw PyException.type("cannot unpack non-iterable " + Types.name(item) + " object");
        }
        List<@Nullable Object> both = Iteration.toList(item);
        if (both.size() != 2) {
          throw PyException.value(
              both.size() < 2
                  ? "not enough values to unpack (expected 2, got " + both.size() + ")"
                  : "too many values to unpack (expected 2)");
        }
        pairs.add(pair(both.get(0), both.get(1)));
      }
    }
    return String.join("&", pairs);
  }

  private static String pair(@Nullable Object key, @Nullable Object value) {
    return quote(Texts.str(key), false).replace("%20", "+")
        + "="
        + quote(Texts.str(value), false).replace("%20", "+");
  }

  private static String quote(String text, boolean keepSlash) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean safe =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "_.-~".indexOf(c) >= 0
              || (keepSlash && c == '/');
      if (safe) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }

  static @Nullable Object xmlAttributes(Environment environment, @Nullable Object[] a) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<?, ?> entry : Dictionaries.require(a[0]).entrySet()) {
      if (entry.getValue() == null || entry.getValue() instanceof Undefined) {
        continue;
      }
      if (!(Markup.plain(entry.getKey()) instanceof String key)) {
        throw PyException.type(
            "expected string or bytes-like object, got '" + Types.shown(entry.getKey()) + "'");
      }
      for (int i = 0; i < key.length(); i++) {
        if ("\t\n\f\r\u000b />=".indexOf(key.charAt(i)) >= 0) {
          throw PyException.value("Invalid character in attribute name: " + Texts.repr(key));
        }
      }
      out.append(out.isEmpty() ? "" : " ").append(Markup.escape(entry.getKey()).text());
      out.append("=\"").append(Markup.escape(entry.getValue()).text()).append('"');
    }
    String text = Truth.test(a[1]) && !out.isEmpty() ? " " + out : out.toString();
    return environment.autoescape() ? Markup.of(text) : text;
  }
}
