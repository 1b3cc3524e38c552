package dev.percolate.parser.internal.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Meets the calls of a Python text in the order of dbt's walk over the syntax tree.
 *
 * <p>dbt 1.12: of a call's arguments only those are entered that are calls themselves, or lists,
 * tuples, dictionaries and formatted strings with calls directly in them; then what the method is
 * called on. Everything outside of calls is entered in source order.
 */
final class CallWalk {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  /** Receives a call. */
  interface Visitor {
    /**
     * @param name the dotted name called, such as {@code dbt.ref}
     * @param start first token of the arguments
     * @param end token behind them
     */
    void call(List<Token> tokens, String name, int start, int end);
  }

  private final List<Token> tokens;
  private final Visitor visitor;

  /** A step behind an atom: {@code .name}, {@code (...)} or {@code [...]}. */
  private record Step(char kind, int start, int end) {}

  /** An atom with its steps; {@code atomEnd} is behind the atom. */
  private record Chain(int start, int atomEnd, List<Step> steps, int end) {}

  CallWalk(List<Token> tokens, Visitor visitor) {
    this.tokens = tokens;
    this.visitor = visitor;
  }

  /** Walks the tokens from {@code start} up to {@code end}. */
  void region(int start, int end) {
    int i = start;
    while (i < end) {
      Token token = tokens.get(i);
      if (token.isName("def") || token.isName("class")) {
        i += 2;
        if (i < end && tokens.get(i).is("(")) {
          int close = close(i);
          region(i + 1, close);
          i = close + 1;
        }
      } else if (startsAtom(token)) {
        Chain chain = chain(i, end);
        visit(chain, chain.steps().size());
        i = chain.end();
      } else {
        i++;
      }
    }
  }

  private static boolean startsAtom(Token token) {
    return switch (token.kind()) {
      case NAME -> !KEYWORDS.contains(token.text());
      case STRING, FORMATTED, NUMBER -> true;
      case OPERATOR -> token.is("(") || token.is("[") || token.is("{");
      default -> false;
    };
  }

  private Chain chain(int start, int end) {
    int i = start;
    Token first = tokens.get(i);
    if (first.kind() == Token.Kind.OPERATOR) {
      i = close(i) + 1;
    } else if (first.kind() == Token.Kind.STRING || first.kind() == Token.Kind.FORMATTED) {
      while (i < end
          && (tokens.get(i).kind() == Token.Kind.STRING
              || tokens.get(i).kind() == Token.Kind.FORMATTED)) {
        i++;
      }
    } else {
      i++;
    }
    int atomEnd = i;
    List<Step> steps = new ArrayList<>();
    while (i < end) {
      Token token = tokens.get(i);
      if (token.is(".") && i + 1 < end && tokens.get(i + 1).kind() == Token.Kind.NAME) {
        steps.add(new Step('.', i + 1, i + 2));
        i += 2;
      } else if (token.is("(") || token.is("[")) {
        int close = close(i);
        steps.add(new Step(token.text().charAt(0), i + 1, close));
        i = close + 1;
      } else {
        break;
      }
    }
    return new Chain(start, atomEnd, steps, i);
  }

  /** The bracket that closes the one at {@code open}. */
  private int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return tokens.size() - 1;
  }

  private void visit(Chain chain, int count) {
    if (count == 0) {
      visitAtom(chain);
      return;
    }
    Step last = chain.steps().get(count - 1);
    if (last.kind() == '(') {
      visitCall(chain, count);
    } else {
      visit(chain, count - 1);
      if (last.kind() == '[') {
        region(last.start(), last.end());
      }
    }
  }

  private void visitAtom(Chain chain) {
    if (tokens.get(chain.start()).kind() == Token.Kind.OPERATOR) {
      region(chain.start() + 1, chain.atomEnd() - 1);
      return;
    }
    for (int i = chain.start(); i < chain.atomEnd(); i++) {
      if (tokens.get(i).kind() == Token.Kind.FORMATTED) {
        formatted(tokens.get(i).text(), false);
      }
    }
  }

  private void visitCall(Chain chain, int count) {
    Step call = chain.steps().get(count - 1);
    String name = dottedName(chain, count - 1);
    if (name != null) {
      visitor.call(tokens, name, call.start(), call.end());
    }
    for (int[] argument : split(call.start(), call.end())) {
      visitArgument(argument[0], argument[1], true);
    }
    int left = count - 1;
    if (left > 0 && chain.steps().get(left - 1).kind() == '.') {
      while (left > 0 && chain.steps().get(left - 1).kind() == '.') {
        left--;
      }
      if (left > 0 && chain.steps().get(left - 1).kind() == '(') {
        visitCall(chain, left);
      } else if (left == 0) {
        visitReceiver(chain);
      }
    }
  }

  /** A call in parentheses that a method is called on. */
  private void visitReceiver(Chain chain) {
    if (tokens.get(chain.start()).is("(")) {
      visitIfCall(chain.start() + 1, chain.atomEnd() - 1);
    }
  }

  private @org.jspecify.annotations.Nullable String dottedName(Chain chain, int count) {
    if (tokens.get(chain.start()).kind() != Token.Kind.NAME || count == 0) {
      return null;
    }
    StringBuilder name = new StringBuilder(tokens.get(chain.start()).text());
    for (int i = 0; i < count; i++) {
      Step step = chain.steps().get(i);
      if (step.kind() != '.') {
        return null;
      }
      name.append('.').append(tokens.get(step.start()).text());
    }
    return name.toString();
  }

  /** The pieces between commas of the same depth, empty ones left out. */
  List<int[]> split(int start, int end) {
    List<int[]> pieces = new ArrayList<>();
    int from = start;
    int depth = 0;
    for (int i = start; i <= end; i++) {
      Token token = tokens.get(i);
      if (i == end || (depth == 0 && token.is(","))) {
        if (i > from) {
          pieces.add(new int[] {from, i});
        }
        from = i + 1;
      } else if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      }
    }
    return pieces;
  }

  private void visitArgument(int start, int end, boolean mayBeNamed) {
    int from = start;
    if (mayBeNamed
        && end - start > 2
        && tokens.get(start).kind() == Token.Kind.NAME
        && tokens.get(start + 1).is("=")) {
      from = start + 2;
    } else if (mayBeNamed && (tokens.get(start).is("*") || tokens.get(start).is("**"))) {
      if (tokens.get(start).is("*")) {
        return;
      }
      from = start + 1;
    }
    if (visitIfCall(from, end)) {
      return;
    }
    Token first = tokens.get(from);
    if (!startsAtom(first)) {
      return;
    }
    Chain chain = chain(from, end);
    if (chain.end() != end || !chain.steps().isEmpty()) {
      return;
    }
    if (first.is("[") || first.is("(")) {
      for (int[] item : split(from + 1, end - 1)) {
        visitIfCall(item[0], item[1]);
      }
    } else if (first.is("{")) {
      visitValues(from + 1, end - 1);
    } else if (first.kind() == Token.Kind.FORMATTED) {
      formatted(first.text(), true);
    }
  }

  private void visitValues(int start, int end) {
    for (int[] item : split(start, end)) {
      int depth = 0;
      for (int i = item[0]; i < item[1]; i++) {
        Token token = tokens.get(i);
        if (token.is("(") || token.is("[") || token.is("{")) {
          depth++;
        } else if (token.is(")") || token.is("]") || token.is("}")) {
          depth--;
        } else if (depth == 0 && token.is(":")) {
          visitIfCall(i + 1, item[1]);
          break;
        }
      }
    }
  }

  private boolean visitIfCall(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && tokens.get(from).is("(") && close(from) == to - 1) {
      from++;
      to--;
    }
    if (from >= to || !startsAtom(tokens.get(from))) {
      return false;
    }
    Chain chain = chain(from, to);
    int count = chain.steps().size();
    if (chain.end() != to || count == 0 || chain.steps().get(count - 1).kind() != '(') {
      return false;
    }
    visitCall(chain, count);
    return true;
  }

  /** Walks the expressions in a formatted string; as an argument only those that are calls. */
  private void formatted(String literal, boolean onlyCalls) {
    int at = 0;
    while ((at = literal.indexOf('{', at)) >= 0) {
      if (at + 1 < literal.length() && literal.charAt(at + 1) == '{') {
        at += 2;
        continue;
      }
      int end = literal.indexOf('}', at);
      if (end < 0) {
        return;
      }
      List<Token> inner = Tokenizer.tokens(literal.substring(at + 1, end).strip());
      int last = inner.size() - 2;
      CallWalk walk = new CallWalk(inner, visitor);
      if (onlyCalls) {
        walk.visitIfCall(0, last);
      } else {
        walk.region(0, last);
      }
      at = end + 1;
    }
  }
}
