package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.internal.tree.Attribute;
import dev.percolate.jinja.internal.tree.Binary;
import dev.percolate.jinja.internal.tree.Call;
import dev.percolate.jinja.internal.tree.CallArguments;
import dev.percolate.jinja.internal.tree.Compare;
import dev.percolate.jinja.internal.tree.Concat;
import dev.percolate.jinja.internal.tree.Conditional;
import dev.percolate.jinja.internal.tree.Const;
import dev.percolate.jinja.internal.tree.DictExpr;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.FilterCall;
import dev.percolate.jinja.internal.tree.Item;
import dev.percolate.jinja.internal.tree.ListExpr;
import dev.percolate.jinja.internal.tree.Logic;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.NamespaceTarget;
import dev.percolate.jinja.internal.tree.Slice;
import dev.percolate.jinja.internal.tree.TestCall;
import dev.percolate.jinja.internal.tree.TupleExpr;
import dev.percolate.jinja.internal.tree.Unary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions, with Jinja's precedences (which are not quite Python's). */
final class ExpressionParser {
  private static final int FEW = 16;
  private static final Expr[] NO_EXPRESSIONS = new Expr[0];
  private static final String[] NO_NAMES = new String[0];

  private final TokenStream stream;
  private final Nesting nesting;

  /** Of the expression parsed last. */
  private int height;

  ExpressionParser(TokenStream stream, Nesting nesting) {
    this.stream = stream;
    this.nesting = nesting;
  }

  /** An expression with conditional. */
  Expr expression() {
    nesting.enter(Nesting.BRACKET);
    Expr expr = or();
    while (stream.skipWord(Words.IF)) {
      int before = height;
      Expr test = or();
      before = Math.max(before, height);
      Expr otherwise = stream.skipWord(Words.ELSE) ? expression() : null;
      height = nesting.over(before, height);
      expr = new Conditional(test, expr, otherwise, stream.previousEnd());
    }
    nesting.leave(Nesting.BRACKET);
    return expr;
  }

  Expr expressionWithoutConditional() {
    return or();
  }

  /**
   * Most expressions are a single operand, with what belongs to it: nothing of all the levels of
   * operators is asked then. The methods below get the first operand when it has been read.
   */
  private Expr or() {
    if (stream.isWord(Words.NOT)) {
      return or(null);
    }
    Expr first = unary(true);
    return switch (stream.kind()) {
      case COMMA, RPAREN, VARIABLE_END, BLOCK_END, RBRACKET, RBRACE, COLON -> first;
      default -> or(first);
    };
  }

  private Expr or(@Nullable Expr first) {
    Expr left = and(first);
    while (stream.skipWord(Words.OR)) {
      int before = height;
      left = Logic.or(left, and(null));
      height = nesting.over(before, height);
    }
    return left;
  }

  private Expr and(@Nullable Expr first) {
    Expr left = not(first);
    while (stream.skipWord(Words.AND)) {
      int before = height;
      left = Logic.and(left, not(null));
      height = nesting.over(before, height);
    }
    return left;
  }

  private Expr not(@Nullable Expr first) {
    if (first == null && stream.isWord(Words.NOT)) {
      int start = stream.start();
      stream.advance();
      nesting.enter(Nesting.PREFIX);
      Expr operand = not(null);
      nesting.leave(Nesting.PREFIX);
      height = nesting.over(height, 0);
      return Logic.not(operand, start);
    }
    return compare(first);
  }

  private Expr compare(@Nullable Expr first) {
    Expr left = sum(first);
    Compare.Operator operator = comparison();
    if (operator == null) {
      return left;
    }
    List<Compare.Operator> operators = new ArrayList<>(1);
    ExprList others = new ExprList();
    for (; operator != null; operator = comparison()) {
      operators.add(operator);
      int before = height;
      others.add(sum(null));
      height = Math.max(before, height);
    }
    height = nesting.over(height, 0);
    return new Compare(left, operators.toArray(new Compare.Operator[0]), others.toArray());
  }

  /** The comparison operator at the current token, which is skipped; or null. */
  private Compare.@Nullable Operator comparison() {
    Compare.Operator operator =
        switch (stream.kind()) {
          case EQ -> Compare.Operator.EQ;
          case NE -> Compare.Operator.NE;
          case LT -> Compare.Operator.LT;
          case LTEQ -> Compare.Operator.LTEQ;
          case GT -> Compare.Operator.GT;
          case GTEQ -> Compare.Operator.GTEQ;
          case NAME -> stream.isWord(Words.IN) ? Compare.Operator.IN : null;
          default -> null;
        };
    if (operator != null) {
      stream.advance();
    } else if (stream.isWord(Words.NOT) && stream.lookIsName("in")) {
      stream.advance();
      stream.advance();
      operator = Compare.Operator.NOT_IN;
    }
    return operator;
  }

  private Expr sum(@Nullable Expr first) {
    Expr left = concat(first);
    while (stream.is(TokenKind.ADD) || stream.is(TokenKind.SUB)) {
      boolean add = stream.is(TokenKind.ADD);
      stream.advance();
      int before = height;
      left = new Binary(add ? Binary.Operator.ADD : Binary.Operator.SUB, left, concat(null));
      height = nesting.over(before, height);
    }
    return left;
  }

  private Expr concat(@Nullable Expr first) {
    Expr left = product(first);
    if (!stream.is(TokenKind.TILDE)) {
      return left;
    }
    ExprList parts = new ExprList();
    parts.add(left);
    while (stream.skip(TokenKind.TILDE)) {
      int before = height;
      parts.add(product(null));
      height = Math.max(before, height);
    }
    height = nesting.over(height, 0);
    return new Concat(parts.toArray());
  }

  private Expr product(@Nullable Expr first) {
    Expr left = power(first);
    while (true) {
      Binary.Operator operator =
          switch (stream.kind()) {
            case MUL -> Binary.Operator.MUL;
            case DIV -> Binary.Operator.DIV;
            case FLOORDIV -> Binary.Operator.FLOORDIV;
            case MOD -> Binary.Operator.MOD;
            default -> null;
          };
      if (operator == null) {
        return left;
      }
      stream.advance();
      int before = height;
      left = new Binary(operator, left, power(null));
      height = nesting.over(before, height);
    }
  }

  /** Powers group to the left in Jinja. */
  private Expr power(@Nullable Expr first) {
    Expr left = first == null ? unary(true) : first;
    while (stream.skip(TokenKind.POW)) {
      int before = height;
      left = new Binary(Binary.Operator.POW, left, unary(true));
      height = nesting.over(before, height);
    }
    return left;
  }

  private Expr unary(boolean withFilter) {
    Expr node;
    if (stream.is(TokenKind.SUB) || stream.is(TokenKind.ADD)) {
      boolean negative = stream.is(TokenKind.SUB);
      int start = stream.start();
      stream.advance();
      nesting.enter(Nesting.PREFIX);
      node = new Unary(negative, unary(false), start);
      nesting.leave(Nesting.PREFIX);
      height = nesting.over(height, 0);
    } else {
      node = primary(false);
    }
    node = postfix(node);
    return withFilter ? filtersAndTests(node) : node;
  }

  /** A name or literal; {@code withNamespace} allows {@code name.attribute} as a target. */
  Expr primary(boolean withNamespace) {
    int start = stream.start();
    height = 0;
    switch (stream.kind()) {
      case NAME -> {
        return name(withNamespace);
      }
      case STRING -> {
        return strings(start);
      }
      case INTEGER, FLOAT -> {
        Const number = new Const(stream.value(), start, stream.end());
        stream.advance();
        return number;
      }
      case LPAREN -> {
        stream.advance();
        Expr inner = tuple(true);
        stream.expect(TokenKind.RPAREN);
        return inner;
      }
      case LBRACKET -> {
        return list();
      }
      case LBRACE -> {
        return dict();
      }
      default -> throw stream.fail("unexpected " + stream.describe());
    }
  }

  /** Strings in a row are one. */
  private Const strings(int start) {
    String text = stream.text();
    stream.advance();
    if (stream.is(TokenKind.STRING)) {
      StringBuilder all = new StringBuilder(text);
      while (stream.is(TokenKind.STRING)) {
        all.append(stream.text());
        stream.advance();
      }
      text = all.toString();
    }
    return new Const(text, start, stream.previousEnd());
  }

  private Expr name(boolean withNamespace) {
    int start = stream.start();
    int end = stream.end();
    String name = stream.text();
    stream.advance();
    switch (name) {
      case "true", "True" -> {
        return new Const(true, start, end);
      }
      case "false", "False" -> {
        return new Const(false, start, end);
      }
      case "none", "None" -> {
        return new Const(null, start, end);
      }
      default -> {
        Name node = new Name(name, start, end);
        if (withNamespace && stream.skip(TokenKind.DOT)) {
          String attribute = stream.expectName();
          return new NamespaceTarget(node, attribute, stream.previousEnd());
        }
        return node;
      }
    }
  }

  /** Expressions with commas between; one alone is itself. */
  Expr tuple(boolean explicitParentheses) {
    return tuple(Part.FULL, explicitParentheses);
  }

  /** Like {@link #tuple} for what follows {@code in} and {@code if}. */
  Expr tupleWithoutConditional() {
    return tuple(Part.WITHOUT_CONDITIONAL, false);
  }

  /** Targets of an assignment. */
  Expr targets(boolean withNamespace) {
    return tuple(withNamespace ? Part.TARGET : Part.PLAIN_TARGET, false);
  }

  /** What a tuple is made of. */
  private enum Part {
    FULL,
    WITHOUT_CONDITIONAL,
    TARGET,
    PLAIN_TARGET
  }

  private Expr tuple(Part item, boolean explicitParentheses) {
    int start = stream.start();
    if (isTupleEnd()) {
      if (explicitParentheses) {
        height = 0;
        return new TupleExpr(NO_EXPRESSIONS, start, stream.previousEnd());
      }
      throw stream.fail("Expected an expression, got " + stream.describe());
    }
    Expr first = part(item);
    if (!stream.is(TokenKind.COMMA)) {
      return first;
    }
    ExprList items = new ExprList();
    items.add(first);
    int tallest = height;
    while (stream.skip(TokenKind.COMMA) && !isTupleEnd()) {
      items.add(part(item));
      tallest = Math.max(tallest, height);
    }
    height = nesting.over(tallest, 0);
    return new TupleExpr(items.toArray(), start, stream.previousEnd());
  }

  private Expr part(Part item) {
    return switch (item) {
      case FULL -> expression();
      case WITHOUT_CONDITIONAL -> expressionWithoutConditional();
      case TARGET -> primary(true);
      case PLAIN_TARGET -> primary(false);
    };
  }

  /** Jinja 3.1: the words that should end one, "in" and "recursive", are taken for names here. */
  private boolean isTupleEnd() {
    return switch (stream.kind()) {
      case VARIABLE_END, BLOCK_END, RPAREN -> true;
      default -> false;
    };
  }

  private Expr list() {
    int start = stream.start();
    stream.advance();
    ExprList items = new ExprList();
    int tallest = 0;
    while (!stream.is(TokenKind.RBRACKET)) {
      if (!items.isEmpty()) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RBRACKET)) {
          break;
        }
      }
      items.add(expression());
      tallest = Math.max(tallest, height);
    }
    stream.expect(TokenKind.RBRACKET);
    height = nesting.over(tallest, 0);
    return new ListExpr(items.toArray(), start, stream.previousEnd());
  }

  private Expr dict() {
    int start = stream.start();
    stream.advance();
    ExprList keys = new ExprList();
    ExprList values = new ExprList();
    int tallest = 0;
    while (!stream.is(TokenKind.RBRACE)) {
      if (!keys.isEmpty()) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RBRACE)) {
          break;
        }
      }
      keys.add(expression());
      tallest = Math.max(tallest, height);
      stream.expect(TokenKind.COLON);
      values.add(expression());
      tallest = Math.max(tallest, height);
    }
    stream.expect(TokenKind.RBRACE);
    height = nesting.over(tallest, 0);
    return new DictExpr(keys.toArray(), values.toArray(), start, stream.previousEnd());
  }

  private Expr postfix(Expr operand) {
    Expr node = operand;
    while (true) {
      switch (stream.kind()) {
        case DOT -> node = dot(node);
        case LBRACKET -> node = subscript(node);
        case LPAREN -> node = call(node);
        default -> {
          return node;
        }
      }
    }
  }

  private Expr filtersAndTests(Expr operand) {
    Expr node = operand;
    while (true) {
      if (stream.is(TokenKind.PIPE)) {
        node = filters(node);
      } else if (stream.isWord(Words.IS)) {
        node = test(node);
      } else if (stream.is(TokenKind.LPAREN)) {
        node = call(node);
      } else {
        return node;
      }
    }
  }

  private Expr dot(Expr owner) {
    height = nesting.over(height, 0);
    stream.advance();
    if (stream.is(TokenKind.NAME)) {
      String name = stream.text();
      int end = stream.end();
      stream.advance();
      return new Attribute(owner, name, end);
    }
    if (!stream.is(TokenKind.INTEGER)) {
      int offset = stream.start();
      stream.advance();
      throw stream.fail("expected name or number", offset);
    }
    Const index = new Const(stream.value(), stream.start(), stream.end());
    stream.advance();
    return new Item(owner, index, index.end());
  }

  private Expr subscript(Expr owner) {
    int start = stream.start();
    stream.advance();
    ExprList keys = new ExprList();
    Slice slice = null;
    int tallest = height;
    while (!stream.is(TokenKind.RBRACKET)) {
      if (!keys.isEmpty() || slice != null) {
        stream.expect(TokenKind.COMMA);
      }
      Expr key = stream.is(TokenKind.COLON) ? null : expression();
      tallest = Math.max(tallest, height);
      if (key != null && !stream.is(TokenKind.COLON)) {
        keys.add(key);
      } else {
        slice = slice(owner, key);
        tallest = Math.max(tallest, height);
      }
    }
    stream.expect(TokenKind.RBRACKET);
    height = nesting.over(tallest, 0);
    if (slice != null && keys.isEmpty()) {
      return slice;
    }
    Expr key =
        keys.size() == 1 ? keys.get(0) : new TupleExpr(keys.toArray(), start, stream.previousEnd());
    return new Item(owner, key, stream.previousEnd());
  }

  /** A slice whose first bound has been read; the current token is the colon. */
  private Slice slice(Expr owner, @Nullable Expr from) {
    stream.advance();
    Expr to = isSliceEnd() ? null : expression();
    int before = height;
    Expr step = null;
    if (stream.skip(TokenKind.COLON)) {
      step = !stream.is(TokenKind.COLON) && isSliceEnd() ? null : expression();
    }
    height = Math.max(before, height);
    return new Slice(owner, from, to, step, stream.end());
  }

  private boolean isSliceEnd() {
    return stream.is(TokenKind.COLON)
        || stream.is(TokenKind.RBRACKET)
        || stream.is(TokenKind.COMMA);
  }

  private Expr call(Expr callee) {
    int before = height;
    CallArguments arguments = arguments();
    height = nesting.over(before, height);
    return new Call(callee, arguments, stream.previousEnd());
  }

  private CallArguments arguments() {
    int start = stream.start();
    int tallest = 0;
    height = 0;
    stream.expect(TokenKind.LPAREN);
    if (stream.skip(TokenKind.RPAREN)) {
      return CallArguments.NONE;
    }
    ExprList positional = null;
    List<String> names = null;
    ExprList named = null;
    Set<String> seen = null;
    Expr spread = null;
    Expr spreadNamed = null;
    boolean first = true;
    while (!stream.is(TokenKind.RPAREN)) {
      if (!first) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RPAREN)) {
          break;
        }
      }
      first = false;
      if (stream.is(TokenKind.MUL)) {
        ensure(spread == null && spreadNamed == null, start);
        stream.advance();
        spread = expression();
      } else if (stream.is(TokenKind.POW)) {
        ensure(spreadNamed == null, start);
        stream.advance();
        spreadNamed = expression();
      } else if (stream.is(TokenKind.NAME) && stream.lookKind() == TokenKind.ASSIGN) {
        ensure(spreadNamed == null, start);
        names = names == null ? new ArrayList<>(2) : names;
        named = named == null ? new ExprList() : named;
        if (names.size() == FEW) {
          seen = new HashSet<>(names);
        }
        if (seen == null ? names.contains(stream.text()) : !seen.add(stream.text())) {
          throw stream.fail("keyword argument repeated: " + stream.text());
        }
        names.add(stream.text());
        stream.advance();
        stream.advance();
        named.add(expression());
      } else {
        ensure(spread == null && spreadNamed == null && names == null, start);
        positional = positional == null ? new ExprList() : positional;
        positional.add(expression());
      }
      tallest = Math.max(tallest, height);
    }
    stream.expect(TokenKind.RPAREN);
    height = tallest;
    return new CallArguments(
        positional == null ? NO_EXPRESSIONS : positional.toArray(),
        names == null ? NO_NAMES : names.toArray(NO_NAMES),
        named == null ? NO_EXPRESSIONS : named.toArray(),
        spread,
        spreadNamed);
  }

  private void ensure(boolean valid, int start) {
    if (!valid) {
      throw stream.fail("invalid syntax for function call expression", start);
    }
  }

  private Expr filters(Expr operand) {
    Expr node = operand;
    while (stream.skip(TokenKind.PIPE)) {
      node = filter(node);
    }
    return node;
  }

  /** Filters after a {@code set} target: the first bar may be missing altogether. */
  @Nullable FilterCall optionalFilters() {
    FilterCall node = null;
    while (stream.skip(TokenKind.PIPE)) {
      node = filter(node);
    }
    return node;
  }

  /** Filters of a filter block: the first has no bar. */
  FilterCall inlineFilters() {
    FilterCall node = filter(null);
    while (stream.skip(TokenKind.PIPE)) {
      node = filter(node);
    }
    return node;
  }

  private FilterCall filter(@Nullable Expr operand) {
    int start = stream.start();
    String name = dottedName();
    int before = operand == null ? 0 : height;
    CallArguments arguments = stream.is(TokenKind.LPAREN) ? arguments() : CallArguments.NONE;
    height = nesting.over(before, height);
    return new FilterCall(operand, name, arguments, start, stream.previousEnd());
  }

  private String dottedName() {
    String name = stream.expectName();
    if (!stream.is(TokenKind.DOT)) {
      return name;
    }
    StringBuilder all = new StringBuilder(name);
    while (stream.skip(TokenKind.DOT)) {
      all.append('.').append(stream.expectName());
    }
    return all.toString();
  }

  private Expr test(Expr operand) {
    int start = stream.start();
    stream.advance();
    boolean negated = stream.skipWord(Words.NOT);
    String name = dottedName();
    int before = height;
    CallArguments arguments = testArguments();
    height = nesting.over(before, height);
    Expr node = new TestCall(operand, name, arguments, stream.previousEnd());
    return negated ? Logic.not(node, start) : node;
  }

  private CallArguments testArguments() {
    switch (stream.kind()) {
      case LPAREN -> {
        return arguments();
      }
      case NAME, STRING, INTEGER, FLOAT, LBRACKET, LBRACE -> {
        if (stream.isWord(Words.ELSE) || stream.isWord(Words.OR) || stream.isWord(Words.AND)) {
          return CallArguments.NONE;
        }
        if (stream.isWord(Words.IS)) {
          throw stream.fail("You cannot chain multiple tests with is");
        }
        return CallArguments.of(postfix(primary(false)));
      }
      default -> {
        return CallArguments.NONE;
      }
    }
  }
}
