package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** Escaping for HTML. Escaped text is plain text here: environments do not autoescape. */
public final class Markup {
  private Markup() {}

  /** The text of a value with {@code & < > ' "} escaped. */
  public static String escape(@Nullable Object value) {
    String text = Texts.str(value);
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
}
