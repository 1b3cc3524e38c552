package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.TagHandler;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.internal.tree.Body;
import dev.percolate.jinja.internal.tree.Const;
import dev.percolate.jinja.internal.tree.Output;
import dev.percolate.jinja.internal.tree.Program;
import dev.percolate.jinja.internal.tree.Resolver;
import dev.percolate.jinja.internal.tree.Stmt;
import dev.percolate.jinja.value.Nearest;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a template: text, prints, and tags, which {@link StatementParser} knows. */
public final class Parser {
  private final Environment environment;
  private final TokenStream stream;
  private final Nesting nesting;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  /** The tags being parsed, innermost first. */
  private final Deque<String> tags = new ArrayDeque<>(2);

  /** The end tags being looked for, innermost first. */
  private final Deque<String[]> endTags = new ArrayDeque<>(2);

  private Parser(Environment environment, Source source) {
    this.environment = environment;
    this.stream = new TokenStream(source, environment);
    this.nesting = new Nesting(stream);
    this.expressions = new ExpressionParser(stream, nesting);
    this.statements = new StatementParser(environment, this, stream, expressions, nesting);
  }

  /** Makes a program of a text; raises a {@link TemplateException} when it is wrong. */
  public static Program parse(Environment environment, Source source) {
    Parser parser = new Parser(environment, source);
    try {
      Body root = new Body(parser.body(null));
      return Resolver.resolve(environment, source, root, parser.stream.mentioned());
    } catch (StackOverflowError e) {
      // a small stack ends before the limits of Nesting do
      throw source.error(
          PyException.Kind.RECURSION_ERROR,
          "maximum recursion depth exceeded",
          parser.stream.start());
    }
  }

  /** Statements up to one of the end tags, whose name is then the current token. */
  Stmt[] body(String @Nullable [] ends) {
    List<Stmt> body = new ArrayList<>();
    ExprList pending = new ExprList();
    if (ends != null) {
      endTags.push(ends);
    }
    while (true) {
      switch (stream.kind()) {
        case DATA -> {
          pending.add(Const.data(stream.text(), stream.start(), stream.end()));
          stream.advance();
        }
        case VARIABLE_BEGIN -> {
          stream.advance();
          pending.add(expressions.tuple(false));
          stream.expect(TokenKind.VARIABLE_END);
        }
        case BLOCK_BEGIN -> {
          flush(pending, body);
          stream.advance();
          if (ends != null && isOneOf(ends)) {
            endTags.pop();
            return body.toArray(new Stmt[0]);
          }
          body.add(statement());
          stream.expect(TokenKind.BLOCK_END);
        }
        default -> {
          flush(pending, body);
          if (ends != null) {
            throw unexpectedTag(null, stream.start());
          }
          return body.toArray(new Stmt[0]);
        }
      }
    }
  }

  private boolean isOneOf(String[] names) {
    for (String name : names) {
      if (stream.isName(name)) {
        return true;
      }
    }
    return false;
  }

  /** The body of a tag: up to one of the end tags, of which the name is the current token. */
  Body statements(String... ends) {
    stream.skip(TokenKind.COLON);
    stream.expect(TokenKind.BLOCK_END);
    nesting.enter(Nesting.TAG);
    Body body = new Body(body(ends));
    nesting.leave(Nesting.TAG);
    return body;
  }

  /** The body of a tag with a single end tag, which is skipped. */
  Body statementsUntil(String end) {
    Body body = statements(end);
    stream.advance();
    return body;
  }

  private Stmt statement() {
    if (!stream.is(TokenKind.NAME)) {
      throw stream.fail("tag name expected");
    }
    int start = stream.start();
    String tag = stream.text();
    if (!StatementParser.isBuiltin(tag)) {
      TagHandler handler = environment.tag(tag);
      if (handler == null) {
        throw unexpectedTag(tag, start);
      }
      tags.push(tag);
      stream.advance();
      TagParsing parsing = new TagParsing(tag, start, this, stream, expressions, statements);
      handler.parse(parsing);
      tags.pop();
      return parsing.result();
    }
    tags.push(tag);
    stream.advance();
    Stmt statement = statements.parse(tag, start);
    tags.pop();
    return statement;
  }

  private TemplateException unexpectedTag(@Nullable String name, int offset) {
    StringBuilder message = new StringBuilder();
    message.append(
        name == null
            ? "Unexpected end of template."
            : "Encountered unknown tag " + Texts.repr(name) + ".");
    String[] wanted = endTags.peek();
    if (wanted != null) {
      boolean nesting = name != null && isExpected(name);
      message.append(
          nesting
              ? " You probably made a nesting mistake. Jinja is expecting this tag, but currently"
                  + " looking for "
              : " Jinja was looking for the following tags: ");
      for (int i = 0; i < wanted.length; i++) {
        message.append(i == 0 ? "" : " or ").append(Texts.repr(wanted[i]));
      }
      message.append('.');
    }
    String innermost = tags.peek();
    if (innermost != null) {
      message
          .append(" The innermost block that needs to be closed is ")
          .append(Texts.repr(innermost))
          .append('.');
    }
    return stream
        .source()
        .syntaxError(
            message.toString(), offset, stream.end(), name == null ? null : nearestTag(name));
  }

  private @Nullable String nearestTag(String name) {
    List<String> known = new ArrayList<>();
    for (String[] wanted : endTags) {
      known.addAll(List.of(wanted));
    }
    known.addAll(StatementParser.TAGS);
    known.addAll(environment.tagNames());
    return Nearest.of(name, known);
  }

  private boolean isExpected(String name) {
    for (String[] names : endTags) {
      for (String expected : names) {
        if (expected.equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ends a row of text and prints that follow each other. */
  private static void flush(ExprList pending, List<Stmt> body) {
    if (pending.isEmpty()) {
      return;
    }
    boolean[] data = new boolean[pending.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = pending.get(i) instanceof Const constant && constant.isData();
    }
    body.add(new Output(pending.toArray(), data));
    pending.clear();
  }
}
