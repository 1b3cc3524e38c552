package dev.percolate.parser.internal.properties;

/** The types a macro's argument may be described with, such as {@code optional[list[str]]}. */
final class MacroTypes {
  private final String text;
  private int at;

  private MacroTypes(String text) {
    this.text = text;
  }

  static boolean isType(String given) {
    MacroTypes types = new MacroTypes(given.replace(" ", "").replace("\t", ""));
    return types.type() && types.at == types.text.length();
  }

  private boolean type() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    int parameters =
        switch (text.substring(start, at)) {
          case "str", "string", "bool", "int", "integer", "float", "any", "relation", "column" -> 0;
          case "list", "optional" -> 1;
          case "dict" -> 2;
          default -> -1;
        };
    if (parameters <= 0) {
      return parameters == 0;
    }
    if (!take('[')) {
      return false;
    }
    for (int i = 0; i < parameters; i++) {
      if ((i > 0 && !take(',')) || !type()) {
        return false;
      }
    }
    return take(']');
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
