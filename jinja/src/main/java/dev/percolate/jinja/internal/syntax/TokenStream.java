package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** The tokens of a text with a current one. Reaching a lexer's error raises it. */
final class TokenStream {
  private final Source source;
  private final Tokens tokens;
  private int current;

  TokenStream(Source source) {
    this.source = source;
    this.tokens = new Lexer(source.text()).tokenize();
    raiseIfError(0);
  }

  private void raiseIfError(int index) {
    if (tokens.kind(index) == TokenKind.ERROR) {
      throw source.syntaxError(String.valueOf(tokens.value(index)), tokens.start(index));
    }
  }

  Source source() {
    return source;
  }

  TokenKind kind() {
    return tokens.kind(current);
  }

  /** Offset of the current token. */
  int start() {
    return tokens.start(current);
  }

  int end() {
    return tokens.end(current);
  }

  /** Offset after the token before the current one. */
  int previousEnd() {
    return current == 0 ? 0 : tokens.end(current - 1);
  }

  @Nullable Object value() {
    return tokens.value(current);
  }

  /** The text of the current token, which is a name, string or data. */
  String text() {
    return String.valueOf(tokens.value(current));
  }

  boolean is(TokenKind kind) {
    return tokens.kind(current) == kind;
  }

  boolean isName(String name) {
    return tokens.kind(current) == TokenKind.NAME && name.equals(tokens.value(current));
  }

  /** The kind of the token after the current one. */
  TokenKind lookKind() {
    int next = Math.min(current + 1, tokens.size() - 1);
    raiseIfError(next);
    return tokens.kind(next);
  }

  boolean lookIsName(String name) {
    return lookKind() == TokenKind.NAME && name.equals(tokens.value(current + 1));
  }

  void advance() {
    if (current + 1 < tokens.size()) {
      raiseIfError(current + 1);
      current++;
    }
  }

  boolean skip(TokenKind kind) {
    if (tokens.kind(current) != kind) {
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

  void expect(TokenKind kind) {
    if (!is(kind)) {
      throw expected(kind.description());
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
    return source.syntaxError(message, offset);
  }
}
