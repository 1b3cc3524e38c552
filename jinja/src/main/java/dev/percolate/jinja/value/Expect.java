package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** Checks of arguments with the error texts of Python's builtin methods. */
final class Expect {
  private Expect() {}

  /** No arguments at all; {@code method} is qualified, such as {@code str.upper}. */
  static void none(Arguments args, String method) {
    noNames(args, method);
    if (args.positionalCount() != 0) {
      throw PyException.type(
          method + "() takes no arguments (" + args.positionalCount() + " given)");
    }
  }

  /** Exactly one positional argument. */
  static @Nullable Object one(Arguments args, String method) {
    noNames(args, method);
    if (args.positionalCount() != 1) {
      throw PyException.type(
          method + "() takes exactly one argument (" + args.positionalCount() + " given)");
    }
    return args.at(0);
  }

  /** So many positional arguments. */
  static void between(Arguments args, String method, int least, int most) {
    noNames(args, method);
    int given = args.positionalCount();
    if (given >= least && given <= most) {
      return;
    }
    String name = method.substring(method.indexOf('.') + 1);
    int limit = given < least ? least : most;
    String bound = least == most ? "" : given < least ? "at least " : "at most ";
    throw PyException.type(
        name
            + " expected "
            + bound
            + limit
            + (limit == 1 ? " argument, got " : " arguments, got ")
            + given);
  }

  /** What the searching methods of strings take: a text and two optional bounds. */
  static void search(Arguments args, String name) {
    noNames(args, "str." + name);
    int given = args.positionalCount();
    if (given < 1 || given > 3) {
      throw PyException.type(
          name
              + "() takes at "
              + (given < 1 ? "least 1 argument (" : "most 3 arguments (")
              + given
              + " given)");
    }
  }

  /** No named arguments. */
  static void noNames(Arguments args, String method) {
    if (args.namedCount() != 0) {
      throw PyException.type(method + "() takes no keyword arguments");
    }
  }

  /** At most so many arguments, with these names allowed. */
  static void named(Arguments args, String function, int most, String... names) {
    if (args.count() > most) {
      throw PyException.type(
          function
              + "() takes at most "
              + most
              + (most == 1 ? " argument (" : " arguments (")
              + args.count()
              + " given)");
    }
    for (int i = 0; i < args.namedCount(); i++) {
      String name = args.nameAt(i);
      boolean known = false;
      for (int j = 0; j < names.length; j++) {
        if (names[j].equals(name)) {
          known = true;
          if (j < args.positionalCount()) {
            throw PyException.type(
                "argument for "
                    + function
                    + "() given by name ('"
                    + name
                    + "') and position ("
                    + (j + 1)
                    + ")");
          }
        }
      }
      if (!known) {
        throw PyException.type(
            "'" + name + "' is an invalid keyword argument for " + function + "()");
      }
    }
  }

  /** A text argument. */
  static String text(@Nullable Object value, String method, int position) {
    if (value instanceof String text) {
      return text;
    }
    throw PyException.type(
        method.substring(method.indexOf('.') + 1)
            + "() argument "
            + position
            + " must be str, not "
            + given(value));
  }

  /** The class name in the texts about wrong arguments, where None has no class. */
  static String given(@Nullable Object value) {
    return value == null ? "None" : Types.shown(value);
  }
}
