package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/**
 * A function of fixed parameters that templates can call. Parameters left out are null.
 *
 * @param required how many of the first parameters must be given
 */
record Function(String name, int required, String[] parameters, Body body) implements PyCallable {

  /** The work of a function. */
  @FunctionalInterface
  interface Body {
    /** Takes one value for each parameter. */
    @Nullable Object call(@Nullable Object[] arguments);
  }

  /** A function without parameters. */
  static Function of(String name, Body body) {
    return new Function(name, 0, new String[0], body);
  }

  /** A function whose parameters are all required. */
  static Function of(String name, Body body, String... parameters) {
    return new Function(name, parameters.length, parameters, body);
  }

  /** A function with optional parameters at the end. */
  static Function of(int required, String name, Body body, String... parameters) {
    return new Function(name, required, parameters, body);
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return body.call(bind(args));
  }

  private @Nullable Object[] bind(Arguments args) {
    int count = parameters.length;
    if (args.positionalCount() > count) {
      throw PyException.type(
          name
              + "() takes "
              + (required < count ? "from " + required + " to " : "")
              + count
              + " positional argument"
              + (count == 1 ? "" : "s")
              + " but "
              + args.positionalCount()
              + (args.positionalCount() == 1 ? " was" : " were")
              + " given");
    }
    @Nullable Object[] bound = new @Nullable Object[count];
    boolean[] given = new boolean[count];
    for (int i = 0; i < args.positionalCount(); i++) {
      bound[i] = args.at(i);
      given[i] = true;
    }
    for (int i = 0; i < args.namedCount(); i++) {
      int index = indexOf(args.nameAt(i));
      if (index < 0 || given[index]) {
        throw PyException.type(
            name
                + (index < 0
                    ? "() got an unexpected keyword argument '"
                    : "() got multiple values for argument '")
                + args.nameAt(i)
                + "'");
      }
      bound[index] = args.namedAt(i);
      given[index] = true;
    }
    for (int i = 0; i < required; i++) {
      if (!given[i]) {
        throw PyException.type(
            name + "() missing 1 required positional argument: '" + parameters[i] + "'");
      }
    }
    return bound;
  }

  private int indexOf(String parameter) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].equals(parameter)) {
        return i;
      }
    }
    return -1;
  }
}
