package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** The tokens of a text with a current one. Reaching a lexer's error raises it. */
final class TokenStream {
  private final Source source;
  private final Lexer lexer;
  private TokenKind kind = TokenKind.EOF;
  private int start;
  private int end;
  private @Nullable Object value;
  private int previousEnd;

  /** Whether the lexer is one token further than the current one. */
  private boolean ahead;

  TokenStream(Source source, Environment environment) {
    this.source = source;
    this.lexer = new Lexer(source.text(), environment);
    read();
    take();
  }

  private void read() {
    lexer.next();
    if (lexer.kind() == TokenKind.ERROR) {
      Object problem = lexer.value();
      throw problem instanceof PyException e
          ? source.error(e.kind(), e.message(), lexer.start())
          : source.syntaxError(String.valueOf(problem), lexer.start());
    }
  }

  private void take() {
    kind = lexer.kind();
    start = lexer.start();
    end = lexer.end();
    value = lexer.value();
  }

  Source source() {
    return source;
  }

  /** The {@link dev.percolate.jinja.internal.tree.SpecialNames} read so far. */
  int mentioned() {
    return lexer.mentioned();
  }

  TokenKind kind() {
    return kind;
  }

  /** Offset of the current token. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Offset after the token before the current one. */
  int previousEnd() {
    return previousEnd;
  }

  @Nullable Object value() {
    return value;
  }

  /** The text of the current token, which is a name, string or data. */
  String text() {
    return value instanceof String text ? text : source.text().substring(start, end);
  }

  boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  /** Whether the current token is this one of {@link Words}. */
  boolean isWord(String word) {
    return value == word && kind == TokenKind.NAME;
  }

  boolean isName(String name) {
    return kind == TokenKind.NAME && name.equals(value);
  }

  /** The kind of the token after the current one. */
  TokenKind lookKind() {
    if (kind == TokenKind.EOF) {
      return kind;
    }
    if (!ahead) {
      read();
      ahead = true;
    }
    return lexer.kind();
  }

  boolean lookIsName(String name) {
    return lookKind() == TokenKind.NAME && name.equals(lexer.value());
  }

  void advance() {
    if (kind == TokenKind.EOF) {
      return;
    }
    if (!ahead) {
      read();
    }
    ahead = false;
    previousEnd = end;
    take();
  }

  boolean skip(TokenKind wanted) {
    if (kind != wanted) {
      return false;
    }
    advance();
    return true;
  }

  /** Skips this one of {@link Words}. */
  boolean skipWord(String word) {
    if (!isWord(word)) {
      return false;
    }
    advance();
    return true;
  }

  boolean skipName(String name) {
    if (!isName(name)) {
      return false;
    }
    advance();
    return true;
  }

  void expect(TokenKind wanted) {
    if (kind != wanted) {
      throw expected(wanted.description());
    }
    advance();
  }

  void expectName(String name) {
    if (!isName(name)) {
      throw expected(name);
    }
    advance();
  }

  /** The current token, which must be a name. */
  String expectName() {
    if (!is(TokenKind.NAME)) {
      throw expected("name");
    }
    String name = text();
    advance();
    return name;
  }

  private TemplateException expected(String description) {
    String shown = Texts.repr(description);
    return is(TokenKind.EOF)
        ? fail("unexpected end of template, expected " + shown + ".")
        : fail("expected token " + shown + ", got " + describe());
  }

  /** The current token as error texts show it, quoted. */
  String describe() {
    return Texts.repr(is(TokenKind.NAME) ? text() : kind().description());
  }

  TemplateException fail(String message) {
    return fail(message, start());
  }

  TemplateException fail(String message, int offset) {
    return source.syntaxError(message, offset, offset == start() ? end() : offset + 1, null);
  }
}
