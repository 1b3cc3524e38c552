package dev.percolate.parser.internal.python;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** The rules for the one function of a Python model. */
final class ModelFunction {
  private final List<Token> tokens;
  private final List<String> complaints = new ArrayList<>();
  private int count;

  private ModelFunction(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Refuses a file that does not define exactly one proper {@code model} function. */
  static void check(List<Token> tokens) {
    ModelFunction check = new ModelFunction(tokens);
    check.run();
    if (check.count != 1) {
      throw ProblemException.parsing(
          "dbt allows exactly one model defined per python file, found " + check.count);
    }
    if (!check.complaints.isEmpty()) {
      throw ProblemException.parsing(String.join("\n", check.complaints));
    }
  }

  private void run() {
    int i = 0;
    while (i < tokens.size()) {
      if (!isFunction(i)) {
        i++;
        continue;
      }
      int body = bodyStart(i);
      int end = bodyEnd(body);
      if (tokens.get(i + 1).isName("model")) {
        count++;
        parameters(i + 2);
        result(body, end);
      }
      // functions within functions are not looked at
      i = end;
    }
  }

  /** dbt 1.12 looks at {@code def}, never at {@code async def}. */
  private boolean isFunction(int i) {
    return tokens.get(i).isName("def") && (i == 0 || !tokens.get(i - 1).isName("async"));
  }

  /** The token behind the colon that ends the header. */
  private int bodyStart(int def) {
    int depth = 0;
    for (int i = def; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      } else if (depth == 0 && token.is(":")) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private int bodyEnd(int body) {
    if (body >= tokens.size() || tokens.get(body).kind() != Token.Kind.NEWLINE) {
      int i = body;
      while (i < tokens.size() && tokens.get(i).kind() != Token.Kind.NEWLINE) {
        i++;
      }
      return i;
    }
    int depth = 0;
    for (int i = body; i < tokens.size(); i++) {
      Token.Kind kind = tokens.get(i).kind();
      if (kind == Token.Kind.INDENT) {
        depth++;
      } else if (kind == Token.Kind.DEDENT && --depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  private void parameters(int open) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    boolean expectsName = true;
    for (int i = open; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (--depth == 0) {
          break;
        }
      } else if (depth == 1 && (token.is("*") || token.is("**"))) {
        break;
      } else if (depth == 1 && token.is(",")) {
        expectsName = true;
      } else if (expectsName && token.kind() == Token.Kind.NAME) {
        names.add(token.text());
        expectsName = false;
      }
    }
    if (!names.isEmpty() && !names.getFirst().equals("dbt")) {
      complaints.add("'dbt' not provided for model as the first argument");
    }
    if (names.size() != 2) {
      complaints.add(
          "model function should have two args, `dbt` and a session to current warehouse");
    }
  }

  /** The last statement must return one value. */
  private void result(int body, int end) {
    int statement = -1;
    int depth = 0;
    boolean isStart = true;
    int base = tokens.get(body).kind() == Token.Kind.NEWLINE ? 1 : 0;
    for (int i = body; i < end; i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case INDENT -> depth++;
        case DEDENT -> depth--;
        case NEWLINE -> isStart = true;
        default -> {
          if (isStart && depth == base) {
            statement = i;
          }
          isStart = token.is(";") && depth == base;
        }
      }
    }
    if (statement < 0 || !tokens.get(statement).isName("return") || isTuple(statement + 1, end)) {
      complaints.add("In current version, model function should return only one dataframe object");
    }
  }

  private boolean isTuple(int start, int end) {
    int depth = 0;
    boolean wholeBracket = start < end && tokens.get(start).is("(");
    for (int i = start; i < end && tokens.get(i).kind() != Token.Kind.NEWLINE; i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
        wholeBracket &= depth > 0 || tokens.get(i + 1).kind() == Token.Kind.NEWLINE;
      } else if (token.is(",") && depth == 0) {
        return true;
      }
    }
    if (!wholeBracket) {
      return false;
    }
    depth = 0;
    for (int i = start; i < end && tokens.get(i).kind() != Token.Kind.NEWLINE; i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      } else if (token.is(",") && depth == 1) {
        return true;
      }
    }
    return false;
  }
}
