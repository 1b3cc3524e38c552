package dev.percolate.jinja;

import org.jspecify.annotations.Nullable;

/** What a {@link TagHandler} can do with the text of its tag. */
public interface TagParser {
  /** The next token, which must be a name. */
  String name();

  /** Whether the next token is this operator ({@code ","}, {@code "="}), which is then skipped. */
  boolean skip(String operator);

  /** The next token must be this operator. */
  void expect(String operator);

  /** The next expression. */
  Expression expression();

  /** A parameter list in parentheses, which becomes the parameters of the macro. */
  void signature();

  /** Adds a parameter with this default to the macro. */
  void parameter(String name, Expression defaultValue);

  /** Adds a parameter with a constant default to the macro. */
  void parameter(String name, @Nullable Object defaultValue);

  /** Parses the body up to {@code {% endTag %}} and defines the macro under its full name. */
  void defineMacro(String fullName, String endTag);

  /** A syntax error at the current token. */
  TemplateException error(String message);

  /** A parsed expression. */
  interface Expression {
    /** The literal's value, or {@link dev.percolate.jinja.value.Missing#MISSING}. */
    @Nullable Object constant();
  }
}
