package dev.percolate.jinja.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the Python expressions of the golden files with the value package only. */
final class PythonExpression {
  private final Map<String, @Nullable Object> scope;
  private final List<String> tokens;
  private int position;

  private PythonExpression(List<String> tokens, Map<String, @Nullable Object> scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  static @Nullable Object evaluate(String text, Map<String, @Nullable Object> scope) {
    PythonExpression expression = new PythonExpression(PythonTokens.of(text), scope);
    Object value = expression.ternary();
    if (expression.position < expression.tokens.size()) {
      throw new IllegalArgumentException("cannot read " + text + " from " + expression.peek());
    }
    return value;
  }

  private String peek() {
    return position < tokens.size() ? tokens.get(position) : "";
  }

  private boolean accept(String token) {
    if (peek().equals(token)) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException("expected " + token + " but found " + peek());
    }
  }

  private @Nullable Object ternary() {
    if (peek().equals("lambda")) {
      return lambda();
    }
    Object left = conjunction();
    while (accept("or")) {
      Object right = conjunction();
      left = Truth.test(left) ? left : right;
    }
    return left;
  }

  private @Nullable Object conjunction() {
    Object left = negation();
    while (accept("and")) {
      Object right = negation();
      left = Truth.test(left) ? right : left;
    }
    return left;
  }

  private Object lambda() {
    position++;
    List<String> names = new ArrayList<>();
    while (!accept(":")) {
      names.add(tokens.get(position++));
      accept(",");
    }
    int start = position;
    int depth = 0;
    while (position < tokens.size()) {
      String token = peek();
      if (depth == 0 && (token.equals(",") || token.equals(")"))) {
        break;
      }
      depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0;
      position++;
    }
    List<String> body = tokens.subList(start, position);
    return (PyCallable)
        args -> {
          Map<String, @Nullable Object> inner = new LinkedHashMap<>(scope);
          for (int i = 0; i < names.size(); i++) {
            inner.put(names.get(i), args.at(i));
          }
          return new PythonExpression(body, inner).ternary();
        };
  }

  private @Nullable Object negation() {
    return accept("not") ? (Object) !Truth.test(negation()) : comparison();
  }

  private @Nullable Object comparison() {
    Object left = sum();
    while (true) {
      switch (peek()) {
        case "<", "<=", ">", ">=", "==", "!=", "in" -> left = compare(tokens.get(position++), left);
        case "not" -> {
          position++;
          expect("in");
          left = !Operators.contains(sum(), left);
        }
        default -> {
          return left;
        }
      }
    }
  }

  private Object compare(String operator, @Nullable Object left) {
    Object right = sum();
    return switch (operator) {
      case "<" -> Operators.lt(left, right);
      case "<=" -> Operators.le(left, right);
      case ">" -> Operators.gt(left, right);
      case ">=" -> Operators.ge(left, right);
      case "==" -> Operators.eq(left, right);
      case "!=" -> Operators.ne(left, right);
      default -> Operators.contains(right, left);
    };
  }

  private @Nullable Object sum() {
    Object left = product();
    while (peek().equals("+") || peek().equals("-")) {
      left =
          tokens.get(position++).equals("+")
              ? Operators.add(left, product())
              : Operators.sub(left, product());
    }
    return left;
  }

  private @Nullable Object product() {
    Object left = unary();
    while (true) {
      switch (peek()) {
        case "*" -> {
          position++;
          left = Operators.mul(left, unary());
        }
        case "/" -> {
          position++;
          left = Operators.div(left, unary());
        }
        case "//" -> {
          position++;
          left = Operators.floorDiv(left, unary());
        }
        case "%" -> {
          position++;
          left = Operators.mod(left, unary());
        }
        default -> {
          return left;
        }
      }
    }
  }

  private @Nullable Object unary() {
    if (accept("-")) {
      return Operators.neg(unary());
    }
    if (accept("+")) {
      return Operators.pos(unary());
    }
    Object base = postfix();
    return accept("**") ? Operators.pow(base, unary()) : base;
  }

  private @Nullable Object postfix() {
    Object value = atom();
    while (true) {
      if (accept(".")) {
        value = Lookup.attribute(value, tokens.get(position++), UndefinedFlavor.DEFAULT);
      } else if (accept("(")) {
        value = Calls.call(value, arguments());
      } else if (accept("[")) {
        value = subscript(value);
      } else {
        return value;
      }
    }
  }

  private Arguments arguments() {
    List<@Nullable Object> positional = new ArrayList<>();
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    while (!accept(")")) {
      if (position + 1 < tokens.size() && tokens.get(position + 1).equals("=")) {
        String name = tokens.get(position);
        position += 2;
        named.put(name, ternary());
      } else {
        positional.add(ternary());
      }
      accept(",");
    }
    return Arguments.of(positional, named);
  }

  private @Nullable Object subscript(@Nullable Object container) {
    @Nullable Object[] parts = new @Nullable Object[3];
    int part = 0;
    boolean slice = false;
    while (!accept("]")) {
      if (accept(":")) {
        slice = true;
        part++;
      } else {
        parts[part] = ternary();
        if (peek().equals(",")) {
          parts[part] = tuple(parts[part]);
        }
      }
    }
    return slice
        ? Items.slice(container, parts[0], parts[1], parts[2])
        : Items.get(container, parts[0]);
  }

  private PyTuple tuple(@Nullable Object first) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(first);
    while (accept(",")) {
      if (peek().equals(")") || peek().equals("]")) {
        break;
      }
      values.add(ternary());
    }
    return PyTuple.copyOf(values);
  }

  private @Nullable Object atom() {
    String token = tokens.get(position++);
    char c = token.charAt(0);
    if (c == '"') {
      StringBuilder out = new StringBuilder(token.substring(1));
      while (peek().startsWith("\"")) {
        out.append(tokens.get(position++).substring(1));
      }
      return out.toString();
    }
    if (Character.isDigit(c) || (c == '.' && token.length() > 1)) {
      return number(token.replace("_", ""));
    }
    return switch (token) {
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      case "(" -> parenthesis();
      case "[" -> list();
      case "{" -> braces();
      default -> {
        if (!scope.containsKey(token)) {
          throw new IllegalArgumentException("unknown name " + token);
        }
        yield scope.get(token);
      }
    };
  }

  private static Object number(String token) {
    boolean real = token.indexOf('.') >= 0 || token.indexOf('e') >= 0 || token.indexOf('E') >= 0;
    return real ? (Object) Double.valueOf(token) : Numbers.shrink(new BigInteger(token));
  }

  private @Nullable Object parenthesis() {
    if (accept(")")) {
      return PyTuple.EMPTY;
    }
    Object value = ternary();
    if (peek().equals(",")) {
      value = tuple(value);
    }
    expect(")");
    return value;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> out = new ArrayList<>();
    while (!accept("]")) {
      out.add(ternary());
      accept(",");
    }
    return out;
  }

  private Object braces() {
    PyDict map = new PyDict();
    PySet set = new PySet();
    boolean mapping = peek().equals("}");
    while (!accept("}")) {
      Object key = ternary();
      if (accept(":")) {
        mapping = true;
        map.put(key, ternary());
      } else {
        set.add(key);
      }
      accept(",");
    }
    return mapping ? map : set;
  }
}
