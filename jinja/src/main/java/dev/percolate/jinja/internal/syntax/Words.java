package dev.percolate.jinja.internal.syntax;

/** The words of Jinja's expressions, which a {@link TokenStream} knows by identity. */
final class Words {
  static final String AND = "and";
  static final String ELSE = "else";
  static final String IF = "if";
  static final String IN = "in";
  static final String IS = "is";
  static final String NOT = "not";
  static final String OR = "or";

  private Words() {}
}
