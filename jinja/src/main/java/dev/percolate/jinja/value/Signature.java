package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declared parameters of a function. {@link #bind(Arguments)} gives one value per parameter in
 * declared order, then the tuple of {@code *args} and the map of {@code **kwargs} if declared, or
 * raises the TypeError Python would raise.
 */
public final class Signature {
  private final String name;
  private final String[] parameters;
  private final @Nullable Object[] defaults;
  private final int positional;
  private final int positionalOnly;
  private final boolean varargs;
  private final boolean kwargs;
  private final boolean method;

  private Signature(Builder b) {
    name = b.name;
    parameters = b.parameters.toArray(new String[0]);
    defaults = b.defaults.toArray();
    positional = b.positional < 0 ? parameters.length : b.positional;
    positionalOnly = b.positionalOnly;
    varargs = b.varargs;
    kwargs = b.kwargs;
    method = b.method;
  }

  /** Starts the signature of a function that error texts call {@code name}. */
  public static Builder of(String name) {
    return new Builder(name);
  }

  /** The name error texts use. */
  public String name() {
    return name;
  }

  /** The values of the parameters for one call. */
  public @Nullable Object[] bind(Arguments args) {
    int declared = parameters.length;
    @Nullable Object[] bound =
        new @Nullable Object[declared + (varargs ? 1 : 0) + (kwargs ? 1 : 0)];
    int given = Math.min(args.positionalCount(), positional);
    for (int i = 0; i < declared; i++) {
      bound[i] = i < given ? args.at(i) : Missing.MISSING;
    }
    Map<String, @Nullable Object> rest = kwargs ? new LinkedHashMap<>() : null;
    bindNamed(args, bound, rest);
    if (args.positionalCount() > positional && !varargs) {
      throw tooMany(args, bound);
    }
    fillDefaults(bound);
    if (varargs) {
      bound[declared] = args.positionalsFrom(positional);
    }
    if (kwargs) {
      bound[bound.length - 1] = rest;
    }
    return bound;
  }

  /** The same for arguments with one more in front, such as a filter's value. */
  public @Nullable Object[] bind(@Nullable Object first, Arguments args) {
    int declared = parameters.length;
    int given = args.positionalCount() + 1;
    if (varargs || kwargs || given > positional) {
      return bind(args.prepend(first));
    }
    @Nullable Object[] bound = new @Nullable Object[declared];
    bound[0] = first;
    for (int i = 1; i < declared; i++) {
      bound[i] = i < given ? args.at(i - 1) : defaults[i];
    }
    for (int i = 0; i < args.namedCount(); i++) {
      int index = indexOf(args.nameAt(i));
      if (index < given) {
        return bind(args.prepend(first));
      }
      bound[index] = args.namedAt(i);
    }
    for (int i = given; i < declared; i++) {
      if (bound[i] == Missing.MISSING) {
        return bind(args.prepend(first));
      }
    }
    return bound;
  }

  private void bindNamed(
      Arguments args, @Nullable Object[] bound, @Nullable Map<String, @Nullable Object> rest) {
    for (int i = 0; i < args.namedCount(); i++) {
      String given = args.nameAt(i);
      int index = indexOf(given);
      if (index >= 0) {
        if (bound[index] != Missing.MISSING) {
          throw PyException.type(name + "() got multiple values for argument '" + given + "'");
        }
        bound[index] = args.namedAt(i);
      } else if (rest != null) {
        rest.put(given, args.namedAt(i));
      } else {
        throw unexpected(given);
      }
    }
  }

  private PyException unexpected(String given) {
    for (int i = 0; i < positionalOnly; i++) {
      if (parameters[i].equals(given)) {
        return PyException.type(
            name
                + "() got some positional-only arguments passed as keyword arguments: '"
                + given
                + "'");
      }
    }
    return PyException.type(name + "() got an unexpected keyword argument '" + given + "'")
        .meant(Nearest.of(given, Arrays.asList(parameters)));
  }

  private int indexOf(String parameter) {
    for (int i = positionalOnly; i < parameters.length; i++) {
      if (parameters[i].equals(parameter)) {
        return i;
      }
    }
    return -1;
  }

  private void fillDefaults(@Nullable Object[] bound) {
    List<String> missing = null;
    boolean keywordOnly = false;
    for (int i = 0; i < parameters.length; i++) {
      if (bound[i] != Missing.MISSING) {
        continue;
      }
      if (defaults[i] != Missing.MISSING) {
        bound[i] = defaults[i];
      } else if (missing == null || i < positional || keywordOnly) {
        missing = missing == null ? new ArrayList<>() : missing;
        keywordOnly |= i >= positional;
        missing.add("'" + parameters[i] + "'");
      }
    }
    if (missing != null) {
      throw PyException.type(
          name
              + "() missing "
              + missing.size()
              + (keywordOnly ? " required keyword-only argument" : " required positional argument")
              + (missing.size() == 1 ? "" : "s")
              + ": "
              + enumerate(missing));
    }
  }

  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    if (last == 0) {
      return names.getFirst();
    }
    return last == 1
        ? names.get(0) + " and " + names.get(1)
        : String.join(", ", names.subList(0, last)) + ", and " + names.get(last);
  }

  private PyException tooMany(Arguments args, @Nullable Object[] bound) {
    int self = method ? 1 : 0;
    int optional = 0;
    for (int i = 0; i < positional; i++) {
      optional += defaults[i] == Missing.MISSING ? 0 : 1;
    }
    int most = positional + self;
    String takes =
        optional > 0
            ? "from " + (most - optional) + " to " + most + " positional arguments"
            : most + (most == 1 ? " positional argument" : " positional arguments");
    int keywordOnlyGiven = 0;
    for (int i = positional; i < parameters.length; i++) {
      keywordOnlyGiven += bound[i] == Missing.MISSING ? 0 : 1;
    }
    int given = args.positionalCount() + self;
    String also =
        keywordOnlyGiven == 0
            ? ""
            : " positional argument"
                + (given == 1 ? "" : "s")
                + " (and "
                + keywordOnlyGiven
                + " keyword-only argument"
                + (keywordOnlyGiven == 1 ? "" : "s")
                + ")";
    String were = given == 1 && keywordOnlyGiven == 0 ? " was given" : " were given";
    return PyException.type(name + "() takes " + takes + " but " + given + also + were);
  }

  /** Collects the parameters in declared order. */
  public static final class Builder {
    private final String name;
    private final List<String> parameters = new ArrayList<>();
    private final List<@Nullable Object> defaults = new ArrayList<>();
    private int positional = -1;
    private int positionalOnly;
    private boolean varargs;
    private boolean kwargs;
    private boolean method;

    private Builder(String name) {
      this.name = name;
    }

    /** Parameters that must be given. */
    public Builder required(String... names) {
      for (String parameter : names) {
        parameters.add(parameter);
        defaults.add(Missing.MISSING);
      }
      return this;
    }

    /** A parameter with a default. */
    public Builder optional(String parameter, @Nullable Object fallback) {
      parameters.add(parameter);
      defaults.add(fallback);
      return this;
    }

    /** The parameters so far can be given by position only: Python's {@code /}. */
    public Builder positionalOnly() {
      positionalOnly = parameters.size();
      return this;
    }

    /** The parameters that follow can be given by name only: Python's {@code *}. */
    public Builder keywordOnly() {
      positional = parameters.size();
      return this;
    }

    /** Further positional arguments are collected: Python's {@code *args}. */
    public Builder varargs() {
      varargs = true;
      return keywordOnly();
    }

    /** Further named arguments are collected: Python's {@code **kwargs}. */
    public Builder kwargs() {
      kwargs = true;
      return this;
    }

    /** Error texts count {@code self} as one more positional argument. */
    public Builder method() {
      method = true;
      return this;
    }

    /** The signature. */
    public Signature build() {
      return new Signature(this);
    }
  }
}
