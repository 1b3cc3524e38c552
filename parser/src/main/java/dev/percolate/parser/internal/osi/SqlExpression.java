package dev.percolate.parser.internal.osi;

import dev.percolate.parser.internal.osi.SqlTokens.Token;
import dev.percolate.parser.internal.osi.SqlTokens.UnreadableSqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of an SQL expression, and the form in which sqlglot writes it.
 *
 * @param name of a column its last word, of a call the function, of a literal its text
 * @param parts arguments, operands, or condition and values of a case
 */
record SqlExpression(Kind kind, String sql, String name, List<SqlExpression> parts) {

  /** What an expression is, as far as it matters to metrics. */
  enum Kind {
    COLUMN,
    LITERAL,
    CALL,
    /** The parts are the values of DISTINCT. */
    DISTINCT,
    /** One condition, its value and another: three parts; other cases have none. */
    CASE,
    DIVISION,
    PARENTHESIS,
    /** A call and the first expression it is ordered by. */
    ORDERED_GROUP,
    OTHER
  }

  SqlExpression {
    parts = List.copyOf(parts);
  }

  /** Reads a whole text. */
  static SqlExpression read(String text) throws UnreadableSqlException {
    Reader reader = new Reader(new SqlTokens(text));
    SqlExpression found = reader.any();
    if (reader.tokens.isAtEnd()) {
      return found;
    }
    reader.passOver();
    return other(text);
  }

  /** The column's own name, or the text behind its last dot. */
  String bareName() {
    return kind == Kind.COLUMN ? name : sql.substring(sql.lastIndexOf('.') + 1);
  }

  boolean isCall(String function) {
    return kind == Kind.CALL && name.equals(function);
  }

  private static SqlExpression other(String sql) {
    return new SqlExpression(Kind.OTHER, sql, "", List.of());
  }

  /** Descends from OR to the words of an expression. */
  private record Reader(SqlTokens tokens) {
    private static final Set<String> COMPARISONS =
        Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=");

    SqlExpression any() throws UnreadableSqlException {
      SqlExpression left = conjunction();
      while (tokens.take("or")) {
        left = other(left.sql + " OR " + conjunction().sql);
      }
      return left;
    }

    private SqlExpression conjunction() throws UnreadableSqlException {
      SqlExpression left = negation();
      while (tokens.take("and")) {
        left = other(left.sql + " AND " + negation().sql);
      }
      return left;
    }

    private SqlExpression negation() throws UnreadableSqlException {
      return tokens.take("not") ? other("NOT " + negation().sql) : comparison();
    }

    private SqlExpression comparison() throws UnreadableSqlException {
      SqlExpression left = sum();
      while (true) {
        Token token = tokens.peek();
        if (token.kind() == SqlTokens.Kind.SIGN && COMPARISONS.contains(token.text())) {
          tokens.next();
          String sign =
              switch (token.text()) {
                case "==" -> "=";
                case "!=" -> "<>";
                default -> token.text();
              };
          left = other(left.sql + " " + sign + " " + sum().sql);
        } else if (tokens.take("is")) {
          String not = tokens.take("not") ? "NOT " : "";
          left = other(not + left.sql + " IS " + constant());
        } else if (token.is("not") || token.is("in") || token.is("between") || isLike(token)) {
          left = range(left, tokens.take("not"));
        } else {
          return left;
        }
      }
    }

    private static boolean isLike(Token token) {
      return token.is("like") || token.is("ilike");
    }

    private String constant() throws UnreadableSqlException {
      for (String word : List.of("NULL", "TRUE", "FALSE")) {
        if (tokens.take(word)) {
          return word;
        }
      }
      throw new UnreadableSqlException(tokens.peek().text());
    }

    private SqlExpression range(SqlExpression left, boolean isNot) throws UnreadableSqlException {
      if (isLike(tokens.peek())) {
        String word = tokens.next().text().toUpperCase(Locale.ROOT);
        return other(left.sql + (isNot ? " NOT " : " ") + word + " " + sum().sql);
      }
      String not = isNot ? "NOT " : "";
      if (tokens.take("between")) {
        String low = sum().sql;
        tokens.expect("and");
        return other(not + left.sql + " BETWEEN " + low + " AND " + sum().sql);
      }
      tokens.expect("in");
      tokens.expect("(");
      return other(not + left.sql + " IN (" + joined(list()) + ")");
    }

    private SqlExpression sum() throws UnreadableSqlException {
      SqlExpression left = product();
      while (tokens.peek().is("+") || tokens.peek().is("-") || tokens.peek().is("||")) {
        String sign = tokens.next().text();
        left = other(left.sql + " " + sign + " " + product().sql);
      }
      return left;
    }

    private SqlExpression product() throws UnreadableSqlException {
      SqlExpression left = unary();
      while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
        String sign = tokens.next().text();
        SqlExpression right = unary();
        Kind kind = sign.equals("/") ? Kind.DIVISION : Kind.OTHER;
        String sql = left.sql + " " + sign + " " + right.sql;
        left = new SqlExpression(kind, sql, "", List.of(left, right));
      }
      return left;
    }

    private SqlExpression unary() throws UnreadableSqlException {
      if (tokens.take("-")) {
        String sql = unary().sql;
        return other(sql.startsWith("-") ? "- " + sql : "-" + sql);
      }
      if (tokens.take("+")) {
        return unary();
      }
      SqlExpression found = word();
      while (tokens.take("::")) {
        found = other("CAST(" + found.sql + " AS " + type() + ")");
      }
      return found;
    }

    private SqlExpression word() throws UnreadableSqlException {
      Token token = tokens.peek();
      if (tokens.take("(")) {
        SqlExpression inner = any();
        tokens.expect(")");
        return new SqlExpression(Kind.PARENTHESIS, "(" + inner.sql + ")", "", List.of(inner));
      }
      if (token.kind() == SqlTokens.Kind.NUMBER) {
        String text = tokens.next().text();
        String number = text.startsWith(".") ? "0" + text : text;
        return new SqlExpression(Kind.LITERAL, number, number, List.of());
      }
      if (token.kind() == SqlTokens.Kind.TEXT) {
        String text = tokens.next().text();
        String content = text.substring(1, text.length() - 1).replace("''", "'");
        return new SqlExpression(Kind.LITERAL, text, content, List.of());
      }
      if (tokens.take("case")) {
        return choice();
      }
      if (token.is("null") || token.is("true") || token.is("false")) {
        return other(constant());
      }
      if (!tokens.isColumn()) {
        throw new UnreadableSqlException(token.text());
      }
      return tokens.peek(1).is("(") ? call() : column();
    }

    private SqlExpression column() throws UnreadableSqlException {
      Token token = tokens.next();
      StringBuilder sql = new StringBuilder(token.text());
      while (tokens.take(".")) {
        token = tokens.next();
        boolean isName =
            token.kind() == SqlTokens.Kind.NAME || token.kind() == SqlTokens.Kind.QUOTED;
        if (!isName || tokens.peek().is("(")) {
          throw new UnreadableSqlException(token.text());
        }
        sql.append('.').append(token.text());
      }
      if (tokens.peek().kind() == SqlTokens.Kind.TEXT) {
        throw new UnreadableSqlException(tokens.peek().text());
      }
      String name = token.text();
      if (token.kind() == SqlTokens.Kind.QUOTED) {
        name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
      }
      return new SqlExpression(Kind.COLUMN, sql.toString(), name, List.of());
    }

    private SqlExpression choice() throws UnreadableSqlException {
      StringBuilder sql = new StringBuilder("CASE");
      if (!tokens.peek().is("when")) {
        sql.append(' ').append(any().sql);
      }
      List<SqlExpression> parts = new ArrayList<>();
      while (tokens.take("when")) {
        parts.add(any());
        tokens.expect("then");
        parts.add(any());
        sql.append(" WHEN ").append(parts.get(parts.size() - 2).sql);
        sql.append(" THEN ").append(parts.getLast().sql);
      }
      boolean hasElse = tokens.take("else");
      if (hasElse) {
        parts.add(any());
        sql.append(" ELSE ").append(parts.getLast().sql);
      }
      tokens.expect("end");
      List<SqlExpression> shown = hasElse && parts.size() == 3 ? parts : List.of();
      return new SqlExpression(Kind.CASE, sql.append(" END").toString(), "", shown);
    }

    private SqlExpression call() throws UnreadableSqlException {
      String written = tokens.next().text();
      tokens.expect("(");
      if (written.equalsIgnoreCase("cast") || written.equalsIgnoreCase("try_cast")) {
        String value = any().sql;
        tokens.expect("as");
        String type = type();
        tokens.expect(")");
        return other(written.toUpperCase(Locale.ROOT) + "(" + value + " AS " + type + ")");
      }
      String name = written.startsWith("\"") ? null : SqlFunctions.written(written);
      if (name == null) {
        throw new UnreadableSqlException(written);
      }
      List<SqlExpression> arguments = arguments();
      SqlExpression call =
          new SqlExpression(Kind.CALL, name + "(" + joined(arguments) + ")", name, arguments);
      return tokens.peek().is("within") ? ordered(call) : call;
    }

    private List<SqlExpression> arguments() throws UnreadableSqlException {
      if (tokens.take("distinct")) {
        List<SqlExpression> values = list();
        return List.of(new SqlExpression(Kind.DISTINCT, "DISTINCT " + joined(values), "", values));
      }
      if (tokens.peek().is("all") && !tokens.peek(1).is(",") && !tokens.peek(1).is(")")) {
        tokens.next();
      }
      return list();
    }

    /** Expressions up to a closing parenthesis. */
    private List<SqlExpression> list() throws UnreadableSqlException {
      List<SqlExpression> values = new ArrayList<>();
      if (tokens.take(")")) {
        return values;
      }
      do {
        values.add(tokens.take("*") ? other("*") : any());
      } while (tokens.take(","));
      tokens.expect(")");
      return values;
    }

    private static String joined(List<SqlExpression> values) {
      return String.join(", ", values.stream().map(SqlExpression::sql).toList());
    }

    private SqlExpression ordered(SqlExpression call) throws UnreadableSqlException {
      for (String word : List.of("within", "group", "(", "order", "by")) {
        tokens.expect(word);
      }
      List<SqlExpression> keys = new ArrayList<>();
      StringBuilder sql = new StringBuilder(call.sql).append(" WITHIN GROUP (ORDER BY ");
      do {
        sql.append(keys.isEmpty() ? "" : ", ");
        keys.add(any());
        sql.append(keys.getLast().sql);
        sql.append(tokens.take("asc") ? " ASC" : tokens.take("desc") ? " DESC" : "");
      } while (tokens.take(","));
      tokens.expect(")");
      return new SqlExpression(
          Kind.ORDERED_GROUP, sql.append(')').toString(), "", List.of(call, keys.getFirst()));
    }

    private String type() throws UnreadableSqlException {
      String word = tokens.next().text().toUpperCase(Locale.ROOT);
      String type =
          switch (word) {
            case "INT", "INTEGER", "INT4" -> "INT";
            case "FLOAT", "REAL" -> "FLOAT";
            case "NUMERIC", "DECIMAL" -> "DECIMAL";
            case "BOOL", "BOOLEAN" -> "BOOLEAN";
            case "TEXT", "STRING" -> "TEXT";
            case "DOUBLE" -> {
              tokens.take("precision");
              yield "DOUBLE";
            }
            case "BIGINT", "SMALLINT", "TINYINT", "CHAR", "VARCHAR" -> word;
            case "DATE", "DATETIME", "TIMESTAMP", "TIMESTAMPTZ" -> word;
            default -> throw new UnreadableSqlException(word);
          };
      return tokens.take("(") ? type + "(" + joined(list()) + ")" : type;
    }

    /** What may stand behind a call or expression and makes it something else as a whole. */
    void passOver() throws UnreadableSqlException {
      if (tokens.take("as") && tokens.isColumn()) {
        tokens.next();
      } else if (tokens.take("over") || tokens.take("filter")) {
        tokens.expect("(");
        for (int depth = 1; depth > 0 && !tokens.isAtEnd(); tokens.next()) {
          depth += tokens.peek().is("(") ? 1 : tokens.peek().is(")") ? -1 : 0;
        }
      }
      if (!tokens.isAtEnd()) {
        throw new UnreadableSqlException(tokens.peek().text());
      }
    }
  }
}
