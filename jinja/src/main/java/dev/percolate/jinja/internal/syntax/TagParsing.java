package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.TagParser;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.internal.tree.Body;
import dev.percolate.jinja.internal.tree.Const;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.ListExpr;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.Stmt;
import dev.percolate.jinja.value.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One use of a tag that a {@link dev.percolate.jinja.TagHandler} parses. */
final class TagParsing implements TagParser {
  private final String tag;
  private final int start;
  private final Parser parser;
  private final TokenStream stream;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private Signature signature = new Signature();
  private @Nullable Stmt result;

  TagParsing(
      String tag,
      int start,
      Parser parser,
      TokenStream stream,
      ExpressionParser expressions,
      StatementParser statements) {
    this.tag = tag;
    this.start = start;
    this.parser = parser;
    this.stream = stream;
    this.expressions = expressions;
    this.statements = statements;
  }

  private record Parsed(Expr node) implements Expression {
    @Override
    public @Nullable Object constant() {
      return node instanceof Const constant ? constant.value() : Missing.MISSING;
    }
  }

  @Override
  public String name() {
    return statements.nameTarget().name();
  }

  @Override
  public boolean skip(String operator) {
    return stream.skip(TokenKind.ofOperator(operator));
  }

  @Override
  public void expect(String operator) {
    stream.expect(TokenKind.ofOperator(operator));
  }

  @Override
  public Expression expression() {
    return new Parsed(expressions.expression());
  }

  @Override
  public void signature() {
    signature = statements.signature();
  }

  @Override
  public void parameter(String name, Expression defaultValue) {
    if (defaultValue instanceof Parsed parsed) {
      signature.add(new Name(name, start, start), null, parsed.node);
    }
  }

  @Override
  public void parameter(String name, @Nullable Object defaultValue) {
    signature.add(new Name(name, start, start), null, literal(defaultValue));
  }

  private Expr literal(@Nullable Object value) {
    if (value instanceof List<?> list) {
      Expr[] items = new Expr[list.size()];
      for (int i = 0; i < items.length; i++) {
        items[i] = literal(list.get(i));
      }
      return new ListExpr(items, start, start);
    }
    return new Const(value, start, start);
  }

  @Override
  public void defineMacro(String fullName, String endTag) {
    Body body = parser.statementsUntil(endTag);
    Name written = new Name(fullName, start, start);
    result = statements.macro(tag, fullName, written, signature, body, start);
  }

  @Override
  public TemplateException error(String message) {
    return stream.fail(message);
  }

  Stmt result() {
    if (result == null) {
      throw new IllegalStateException("the handler of tag '" + tag + "' defined no macro");
    }
    return result;
  }
}
