package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.internal.syntax.StringEscapes;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.PythonNumbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code ast.literal_eval}: literals only, complex numbers and bytes left out. */
public final class LiteralEval {
  private final String text;
  private int at;

  private LiteralEval(String text) {
    this.text = text;
  }

  /** The value, or {@link Missing#MISSING} when the text is not a literal. */
  public static @Nullable Object parse(String text) {
    LiteralEval parser = new LiteralEval(text.replaceFirst("^[ \\t]+", ""));
    try {
      Object value = parser.tuple();
      parser.space();
      return parser.at == parser.text.length() ? value : Missing.MISSING;
    } catch (IllegalArgumentException | IndexOutOfBoundsException | PyException e) {
      return Missing.MISSING;
    }
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException("not a literal");
  }

  private void space() {
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean skip(char c) {
    space();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** A value, or values with commas between. */
  private @Nullable Object tuple() {
    Object first = value();
    if (!skip(',')) {
      return first;
    }
    List<@Nullable Object> items = new ArrayList<>();
    items.add(first);
    rest(items, '\0');
    return PyTuple.copyOf(items);
  }

  private void rest(List<@Nullable Object> items, char close) {
    while (true) {
      space();
      if (at >= text.length() || text.charAt(at) == close) {
        return;
      }
      items.add(value());
      if (!skip(',')) {
        return;
      }
    }
  }

  private @Nullable Object value() {
    space();
    char c = text.charAt(at);
    return switch (c) {
      case '[' -> list();
      case '(' -> parentheses();
      case '{' -> braces();
      case '\'', '"' -> strings();
      case '-', '+' -> {
        at++;
        Object number = value();
        if (!(number instanceof Number)) {
          throw bad();
        }
        yield c == '-' ? Operators.neg(number) : number;
      }
      default -> c == '.' || (c >= '0' && c <= '9') ? number() : word();
    };
  }

  private List<@Nullable Object> items(char close) {
    at++;
    List<@Nullable Object> items = new ArrayList<>();
    rest(items, close);
    if (!skip(close)) {
      throw bad();
    }
    return items;
  }

  private Object list() {
    return items(']');
  }

  private @Nullable Object parentheses() {
    int start = at;
    List<@Nullable Object> items = items(')');
    int last = at - 2;
    while (last > start && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    boolean isTuple = items.size() != 1 || text.charAt(last) == ',';
    return isTuple ? PyTuple.copyOf(items) : items.getFirst();
  }

  private Object braces() {
    at++;
    PyDict dict = new PyDict();
    if (skip('}')) {
      return dict;
    }
    Object first = value();
    if (!skip(':')) {
      List<@Nullable Object> items = new ArrayList<>();
      items.add(first);
      if (skip(',')) {
        rest(items, '}');
      }
      if (!skip('}')) {
        throw bad();
      }
      return new PySet(items);
    }
    dict.put(first, value());
    while (skip(',')) {
      space();
      if (text.charAt(at) == '}') {
        break;
      }
      Object key = value();
      if (!skip(':')) {
        throw bad();
      }
      dict.put(key, value());
    }
    if (!skip('}')) {
      throw bad();
    }
    return dict;
  }

  private Object strings() {
    StringBuilder out = new StringBuilder();
    do {
      string(out);
      space();
    } while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"'));
    return out.toString();
  }

  private void string(StringBuilder out) {
    char quote = text.charAt(at);
    String delimiter = String.valueOf(quote).repeat(3);
    boolean triple = text.startsWith(delimiter, at);
    if (!triple) {
      delimiter = String.valueOf(quote);
    }
    int end = at + delimiter.length();
    int start = end;
    while (!text.startsWith(delimiter, end)) {
      char c = text.charAt(end);
      if (c == '\n' && !triple) {
        throw bad();
      }
      end += c == '\\' ? 2 : 1;
    }
    out.append(StringEscapes.decode(text.substring(start, end)));
    at = end + delimiter.length();
  }

  private Object number() {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      char before = Character.toLowerCase(text.charAt(Math.max(start, at - 1)));
      boolean sign = (c == '-' || c == '+') && before == 'e' && at > start && !isHex(start);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
        break;
      }
      at++;
    }
    String number = text.substring(start, at);
    boolean floating =
        !isHex(start)
            && (number.indexOf('.') >= 0 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0);
    if (floating) {
      return PythonNumbers.toFloat(number);
    }
    if (number.length() > 1 && number.startsWith("0") && !number.matches("0[0_]*|0[xXoObB].*")) {
      throw bad();
    }
    return PythonNumbers.parseInt(number, 0);
  }

  private boolean isHex(int start) {
    return text.startsWith("0x", start) || text.startsWith("0X", start);
  }

  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    switch (text.substring(start, at)) {
      case "True" -> {
        return true;
      }
      case "False" -> {
        return false;
      }
      case "None" -> {
        return null;
      }
      case "set" -> {
        if (skip('(') && skip(')')) {
          return new PySet();
        }
        throw bad();
      }
      default -> throw bad();
    }
  }
}
