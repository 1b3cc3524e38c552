package dev.percolate.jinja.internal.syntax;

/** The kinds of token, with the words error texts use for them. */
public enum TokenKind {
  DATA("template data / text"),
  VARIABLE_BEGIN("begin of print statement"),
  VARIABLE_END("end of print statement"),
  BLOCK_BEGIN("begin of statement block"),
  BLOCK_END("end of statement block"),
  NAME("name"),
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  ADD("+"),
  SUB("-"),
  DIV("/"),
  FLOORDIV("//"),
  MUL("*"),
  MOD("%"),
  POW("**"),
  TILDE("~"),
  LBRACKET("["),
  RBRACKET("]"),
  LPAREN("("),
  RPAREN(")"),
  LBRACE("{"),
  RBRACE("}"),
  EQ("=="),
  NE("!="),
  GT(">"),
  GTEQ(">="),
  LT("<"),
  LTEQ("<="),
  ASSIGN("="),
  DOT("."),
  COLON(":"),
  PIPE("|"),
  COMMA(","),
  SEMICOLON(";"),
  /** Not a token: the text is wrong here; the value is the message. */
  ERROR("error"),
  EOF("end of template");

  private final String description;

  TokenKind(String description) {
    this.description = description;
  }

  /** How error texts call it. */
  public String description() {
    return description;
  }

  /** The kind of an operator's text, for tag handlers. */
  static TokenKind ofOperator(String text) {
    for (TokenKind kind : values()) {
      if (kind.description.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
