package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of fixed parameters that templates can call. Parameters left out are null.
 *
 * @param shownName the name in errors: of a method with its class
 * @param self what a method belongs to; {@link Missing#MISSING} of a function
 * @param required how many of the first parameters must be given
 */
record Function(
    String name,
    String shownName,
    @Nullable Object self,
    int required,
    String[] parameters,
    Body body)
    implements PyCallable, PyObject {

  /** The work of a function. */
  @FunctionalInterface
  interface Body {
    /** Takes one value for each parameter. */
    @Nullable Object call(@Nullable Object[] arguments);
  }

  /** A function without parameters. */
  static Function of(String name, Body body) {
    return of(0, name, body);
  }

  /** A function whose parameters are all required. */
  static Function of(String name, Body body, String... parameters) {
    return of(parameters.length, name, body, parameters);
  }

  /** A function with optional parameters at the end. */
  static Function of(int required, String name, Body body, String... parameters) {
    return new Function(name, name, Missing.MISSING, required, parameters, body);
  }

  /** The same with another name in errors. */
  Function shownAs(String shown) {
    return new Function(name, shown, self, required, parameters, body);
  }

  /** The same as a method: errors name its class and count the object among the arguments. */
  Function boundTo(@Nullable Object object, String className) {
    return new Function(name, className + "." + name, object, required, parameters, body);
  }

  /** What was found, as a method if it is a function. */
  static @Nullable Object method(@Nullable Object found, Object self, String className) {
    return found instanceof Function function && function.self == Missing.MISSING
        ? function.boundTo(self, className)
        : found;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return body.call(bind(args));
  }

  private boolean isMethod() {
    return self != Missing.MISSING;
  }

  private @Nullable Object[] bind(Arguments args) {
    int count = parameters.length;
    int positional = args.positionalCount();
    @Nullable Object[] bound = new @Nullable Object[count];
    boolean[] given = new boolean[count];
    for (int i = 0; i < Math.min(positional, count); i++) {
      bound[i] = args.at(i);
      given[i] = true;
    }
    for (int i = 0; i < args.namedCount(); i++) {
      int index = indexOf(args.nameAt(i));
      if (index < 0 || given[index]) {
        throw PyException.type(
            shownName
                + (index < 0
                    ? "() got an unexpected keyword argument '"
                    : "() got multiple values for argument '")
                + args.nameAt(i)
                + "'");
      }
      bound[index] = args.namedAt(i);
      given[index] = true;
    }
    if (positional > count) {
      throw tooMany(positional);
    }
    for (int i = 0; i < required; i++) {
      if (!given[i]) {
        throw missing(given);
      }
    }
    return bound;
  }

  private PyException tooMany(int positional) {
    int own = isMethod() ? 1 : 0;
    int most = parameters.length + own;
    int given = positional + own;
    boolean ranged = required < parameters.length;
    return PyException.type(
        shownName
            + "() takes "
            + (ranged ? "from " + (required + own) + " to " : "")
            + most
            + " positional argument"
            + (most == 1 && !ranged ? "" : "s")
            + " but "
            + given
            + (given == 1 ? " was" : " were")
            + " given");
  }

  private PyException missing(boolean[] given) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < required; i++) {
      if (!given[i]) {
        names.add(parameters[i]);
      }
    }
    return missing(shownName, names.toArray(String[]::new));
  }

  /** The error of a call without some required arguments. */
  static PyException missing(String shownName, String[] absent) {
    int last = absent.length - 1;
    StringBuilder listed = new StringBuilder();
    for (int i = 0; i <= last; i++) {
      listed.append(i == 0 ? "" : i < last ? ", " : last == 1 ? " and " : ", and ");
      listed.append('\'').append(absent[i]).append('\'');
    }
    return PyException.type(
        shownName
            + "() missing "
            + absent.length
            + " required positional argument"
            + (last == 0 ? "" : "s")
            + ": "
            + listed);
  }

  private int indexOf(String parameter) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].equals(parameter)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String repr() {
    return isMethod()
        ? "<bound method " + shownName + " of " + Texts.repr(self) + ">"
        : "<function " + shownName + ">";
  }

  @Override
  public String qualifiedTypeName() {
    return isMethod() ? "method" : "function";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
