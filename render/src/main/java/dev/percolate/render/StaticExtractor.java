package dev.percolate.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ref}, {@code source} and {@code config} calls out of a model whose Jinja holds
 * nothing else, without rendering it.
 *
 * <p>It accepts and refuses what dbt's own extractor accepts and refuses, because the way taken
 * shows in the manifest. A refused text is rendered instead. One difference is harmless: dbt also
 * accepts a bare list or dictionary between braces.
 */
public final class StaticExtractor {
  private static final int END = -1;

  private final String text;
  private final List<Ref> refs = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Config> configs = new ArrayList<>();
  private int pos;

  /** A call {@code ref(package, name, version=…)}; version is String, Long, Double or null. */
  public record Ref(@Nullable String packageName, String name, @Nullable Object version) {}

  /** A call {@code source(name, table)}. */
  public record Source(String name, String table) {}

  /** One keyword of a {@code config} call; value is String, Boolean, List or Map. */
  public record Config(String key, Object value) {}

  /**
   * What a model says.
   *
   * @param refs in order, with duplicates
   * @param sources in order of first mention
   * @param configs all keywords of all calls in order
   */
  public record Result(List<Ref> refs, List<Source> sources, List<Config> configs) {}

  private StaticExtractor(String text) {
    this.text = text;
  }

  /** The calls in {@code text}, or null when it has to be rendered. */
  public static @Nullable Result extract(String text) {
    StaticExtractor extractor = new StaticExtractor(text);
    return extractor.template()
        ? new Result(extractor.refs, extractor.sources, extractor.configs)
        : null;
  }

  private boolean template() {
    int open;
    while ((open = text.indexOf('{', pos)) >= 0 && open + 1 < text.length()) {
      pos = open + 2;
      switch (text.charAt(open + 1)) {
        case '%' -> {
          return false;
        }
        case '#' -> {
          int end = text.indexOf("#}", pos);
          if (end < 0) {
            return false;
          }
          pos = end + 2;
        }
        case '{' -> {
          if (!expression() || !accept('}') || !acceptHere('}')) {
            return false;
          }
        }
        default -> pos = open + 1;
      }
    }
    return true;
  }

  private boolean expression() {
    int c = peek();
    if (c == '\'' || c == '"') {
      return string() != null;
    }
    if (isDigit(c) || c == '-' || c == '.') {
      return number() != null;
    }
    String name = name();
    if (name == null || !accept('(')) {
      return false;
    }
    return switch (name) {
      case "ref" -> ref();
      case "source" -> source();
      case "config" -> config();
      default -> false;
    };
  }

  private boolean ref() {
    String first = string();
    if (first == null) {
      return false;
    }
    String second = null;
    Object version = null;
    boolean more = accept(',');
    if (more && (peek() == '\'' || peek() == '"')) {
      second = string();
      more = accept(',');
      if (second == null) {
        return false;
      }
    }
    if (more && peek() != ')') {
      String key = name();
      if (key == null || !(key.equals("v") || key.equals("version")) || !accept('=')) {
        return false;
      }
      version = peek() == '\'' || peek() == '"' ? string() : number();
      if (version == null) {
        return false;
      }
      accept(',');
    }
    refs.add(second == null ? new Ref(null, first, version) : new Ref(first, second, version));
    return accept(')');
  }

  private boolean source() {
    boolean named = peek() != '\'' && peek() != '"';
    String name = named ? keyword("source_name") : string();
    if (name == null || !accept(',')) {
      return false;
    }
    named |= peek() != '\'' && peek() != '"';
    String table = named ? keyword("table_name") : string();
    if (table == null) {
      return false;
    }
    accept(',');
    Source source = new Source(name, table);
    if (!sources.contains(source)) {
      sources.add(source);
    }
    return accept(')');
  }

  private @Nullable String keyword(String expected) {
    return expected.equals(name()) && accept('=') ? string() : null;
  }

  private boolean config() {
    do {
      String key = name();
      if (key == null || key.equals("pre_hook") || key.equals("post_hook") || !accept('=')) {
        return false;
      }
      Object value = value();
      if (value == null) {
        return false;
      }
      configs.add(new Config(key, value));
    } while (accept(',') && peek() != ')');
    return accept(')');
  }

  private @Nullable Object value() {
    int c = peek();
    if (c == '\'' || c == '"') {
      return string();
    }
    if (c == '[') {
      return list();
    }
    if (c == '{') {
      return dict();
    }
    String word = name();
    // dbt 1.12: the extractor knows True and False only, not the lower-case spellings
    return "True".equals(word) ? Boolean.TRUE : "False".equals(word) ? Boolean.FALSE : null;
  }

  private @Nullable List<Object> list() {
    accept('[');
    List<Object> items = new ArrayList<>();
    while (!accept(']')) {
      if (accept(',') && items.isEmpty()) {
        return accept(']') ? items : null;
      }
      Object item = value();
      if (item == null) {
        return null;
      }
      items.add(item);
      if (!accept(',') && peek() != ']') {
        return null;
      }
    }
    return items;
  }

  private @Nullable Map<String, @Nullable Object> dict() {
    accept('{');
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    while (!accept('}')) {
      if (accept(',') && entries.isEmpty()) {
        return accept('}') ? entries : null;
      }
      String key = string();
      if (key == null || !accept(':')) {
        return null;
      }
      Object value = value();
      if (value == null) {
        return null;
      }
      entries.put(key, value);
      if (!accept(',') && peek() != '}') {
        return null;
      }
    }
    return entries;
  }

  /** A quoted string; escapes hide quotes but stay in the text, as in dbt's extractor. */
  private @Nullable String string() {
    int quote = peek();
    if (quote != '\'' && quote != '"') {
      return null;
    }
    int start = pos + 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        pos = i + 1;
        return text.substring(start, i);
      }
    }
    return null;
  }

  private @Nullable Object number() {
    int first = peek();
    int start = pos;
    if (first == '-') {
      pos++;
    }
    boolean isFloat = false;
    while (pos < text.length()) {
      char c = text.charAt(pos);
      boolean exponentSign = (c == '-' || c == '+') && "eE".indexOf(text.charAt(pos - 1)) >= 0;
      if (c == '.' || c == 'e' || c == 'E' || exponentSign) {
        isFloat = true;
      } else if (!isDigit(c)) {
        break;
      }
      pos++;
    }
    try {
      String digits = text.substring(start, pos);
      if (isFloat) {
        return Double.valueOf(digits);
      }
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable String name() {
    peek();
    int start = pos;
    while (pos < text.length()) {
      char c = text.charAt(pos);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && !(pos > start && isDigit(c))) {
        break;
      }
      pos++;
    }
    return pos == start ? null : text.substring(start, pos);
  }

  private boolean accept(char c) {
    if (peek() == c) {
      pos++;
      return true;
    }
    return false;
  }

  private boolean acceptHere(char c) {
    boolean found = pos < text.length() && text.charAt(pos) == c;
    if (found) {
      pos++;
    }
    return found;
  }

  /** The next character that is not whitespace, without taking it. */
  private int peek() {
    while (pos < text.length()) {
      char c = text.charAt(pos);
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c;
      }
      pos++;
    }
    return END;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
