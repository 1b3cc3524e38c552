package dev.percolate.jinja;

import dev.percolate.jinja.value.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call expression in a template's text.
 *
 * @param path the dotted name that is called, such as {@code [adapter, dispatch]}; empty when
 *     something else is called
 * @param arguments positional, then named, then {@code *} and {@code **} arguments
 * @param place where the call starts
 * @param end offset just after the call
 */
public record CallSite(List<String> path, List<Argument> arguments, Place place, int end) {
  public CallSite {
    path = List.copyOf(path);
    arguments = List.copyOf(arguments);
  }

  /** Whether exactly this bare name is called. */
  public boolean calls(String name) {
    return path.size() == 1 && path.getFirst().equals(name);
  }

  /** The positional argument at {@code index}, or null. */
  public @Nullable Argument positional(int index) {
    return index < arguments.size() && arguments.get(index).name() == null
        ? arguments.get(index)
        : null;
  }

  /** The named argument, or null. */
  public @Nullable Argument named(String name) {
    for (Argument argument : arguments) {
      if (name.equals(argument.name())) {
        return argument;
      }
    }
    return null;
  }

  /**
   * An argument of a call.
   *
   * @param name null for a positional argument; {@code *} or {@code **} for unpacked ones
   * @param constant the value, if it is a literal (or a list, tuple or dict of literals), else
   *     {@link Missing#MISSING}
   * @param source the expression, written again in dbt's way (Python-like); a plain string stands
   *     without quotes
   * @param kind Jinja2's name for the expression, such as {@code Const} or {@code Call}
   */
  public record Argument(
      @Nullable String name, @Nullable Object constant, String source, String kind) {
    /** Whether the value is known without rendering. */
    public boolean isConstant() {
      return constant != Missing.MISSING;
    }
  }
}
