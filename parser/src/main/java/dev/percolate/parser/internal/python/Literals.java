package dev.percolate.parser.internal.python;

import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.PyTuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Evaluates Python literals, as {@code ast.literal_eval} does. */
final class Literals {
  private final List<Token> tokens;
  private int pos;
  private final int end;

  private Literals(List<Token> tokens, int start, int end) {
    this.tokens = tokens;
    this.pos = start;
    this.end = end;
  }

  /**
   * The value of the tokens from {@code start} up to {@code end}.
   *
   * @throws UnreadablePython when they are anything but a literal
   */
  static @Nullable Object value(List<Token> tokens, int start, int end) {
    Literals literals = new Literals(tokens, start, end);
    Object value = literals.value();
    if (literals.pos != end) {
      throw literals.malformed();
    }
    return value;
  }

  private UnreadablePython malformed() {
    int line = tokens.get(Math.min(pos, tokens.size() - 1)).line();
    return UnreadablePython.of(
        "Error when trying to literal_eval an arg to dbt.ref(), dbt.source(), dbt.config() or"
            + " dbt.config.get() \nmalformed node or string on line "
            + line
            + "\nhttps://docs.python.org/3/library/ast.html#ast.literal_eval\nIn dbt python model,"
            + " `dbt.ref`, `dbt.source`, `dbt.config`, `dbt.config.get` function args only support"
            + " Python literal structures");
  }

  private boolean accept(String operator) {
    if (pos < end && tokens.get(pos).is(operator)) {
      pos++;
      return true;
    }
    return false;
  }

  private @Nullable Object value() {
    if (pos >= end) {
      throw malformed();
    }
    Token token = tokens.get(pos++);
    return switch (token.kind()) {
      case STRING -> strings(token);
      case NUMBER -> number(token.text(), false);
      case NAME -> constant(token);
      case OPERATOR ->
          switch (token.text()) {
            case "-" -> number(next().text(), true);
            case "+" -> number(next().text(), false);
            case "(" -> tuple();
            case "[" -> items("]");
            case "{" -> braces();
            default -> throw back();
          };
      default -> throw back();
    };
  }

  private Token next() {
    if (pos >= end || tokens.get(pos).kind() != Token.Kind.NUMBER) {
      throw malformed();
    }
    return tokens.get(pos++);
  }

  private UnreadablePython back() {
    pos--;
    return malformed();
  }

  private @Nullable Object constant(Token token) {
    return switch (token.text()) {
      case "True" -> Boolean.TRUE;
      case "False" -> Boolean.FALSE;
      case "None" -> null;
      default -> throw back();
    };
  }

  private Object tuple() {
    if (accept(")")) {
      return PyTuple.EMPTY;
    }
    List<@Nullable Object> values = new ArrayList<>();
    values.add(value());
    boolean isTuple = false;
    while (accept(",")) {
      isTuple = true;
      if (accept(")")) {
        return PyTuple.copyOf(values);
      }
      values.add(value());
    }
    if (!accept(")")) {
      throw malformed();
    }
    Object only = values.getFirst();
    return isTuple || only == null ? PyTuple.copyOf(values) : only;
  }

  private List<@Nullable Object> items(String close) {
    List<@Nullable Object> values = new ArrayList<>();
    while (!accept(close)) {
      values.add(value());
      if (!accept(",") && (pos >= end || !tokens.get(pos).is(close))) {
        throw malformed();
      }
    }
    return values;
  }

  private Object braces() {
    LinkedHashMap<Object, @Nullable Object> map = new LinkedHashMap<>();
    if (accept("}")) {
      return map;
    }
    int start = pos;
    Object key = value();
    if (!accept(":")) {
      pos = start;
      return PySet.frozen(items("}"));
    }
    map.put(key, value());
    while (accept(",")) {
      if (accept("}")) {
        return map;
      }
      Object another = value();
      if (!accept(":")) {
        throw malformed();
      }
      map.put(another, value());
    }
    if (!accept("}")) {
      throw malformed();
    }
    return map;
  }

  private Object number(String text, boolean negative) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      int radix =
          digits.startsWith("0x")
              ? 16
              : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
      if (radix == 10 && (digits.contains(".") || digits.contains("e"))) {
        double value = Double.parseDouble(digits);
        return negative ? -value : value;
      }
      BigInteger value = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
      BigInteger signed = negative ? value.negate() : value;
      return signed.bitLength() < 64 ? (Object) signed.longValue() : signed;
    } catch (NumberFormatException _) {
      throw back();
    }
  }

  /** A string and those written right behind it. */
  private String strings(Token first) {
    StringBuilder out = new StringBuilder();
    append(out, first.text());
    while (pos < end && tokens.get(pos).kind() == Token.Kind.STRING) {
      append(out, tokens.get(pos++).text());
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String literal) {
    int start = 0;
    boolean raw = false;
    while (literal.charAt(start) != '"' && literal.charAt(start) != '\'') {
      raw |= literal.charAt(start) == 'r' || literal.charAt(start) == 'R';
      start++;
    }
    String quote = literal.substring(start, start + 1).repeat(3);
    int width = literal.startsWith(quote, start) && literal.length() - start >= 6 ? 3 : 1;
    String body = literal.substring(start + width, literal.length() - width);
    if (raw || body.indexOf('\\') < 0) {
      out.append(body);
    } else {
      unescape(out, body);
    }
  }

  private static void unescape(StringBuilder out, String body) {
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\\' || i + 1 == body.length()) {
        out.append(c);
        continue;
      }
      char escape = body.charAt(++i);
      switch (escape) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(escape);
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case 'x', 'u', 'U' -> i = codePoint(out, body, i, escape);
        default -> out.append('\\').append(escape);
      }
    }
  }

  private static int codePoint(StringBuilder out, String body, int at, char escape) {
    int length = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
    int end = at + 1 + length;
    if (end > body.length()) {
      out.append('\\').append(escape);
      return at;
    }
    try {
      out.appendCodePoint(Integer.parseInt(body.substring(at + 1, end), 16));
      return end - 1;
    } catch (IllegalArgumentException _) {
      out.append('\\').append(escape);
      return at;
    }
  }
}
