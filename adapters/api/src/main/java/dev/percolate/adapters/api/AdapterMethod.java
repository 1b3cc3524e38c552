package dev.percolate.adapters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method templates may call on {@code adapter} that only this adapter has. It runs for real while
 * parsing too, unless {@code needsConnection}: then {@code parseValue} is its result there.
 *
 * @param name the name in templates
 * @param parameters parameter names in order; the last ones may be optional
 * @param optional how many of the last parameters may be left out; they arrive as null
 * @param needsConnection whether it must not run while parsing
 * @param parseValue result while parsing when a connection is needed
 * @param body the work; arguments and result are plain values, {@link Relation}, {@link Column},
 *     {@link ResultTable} or {@link IndexConfig}
 */
public record AdapterMethod(
    String name,
    List<String> parameters,
    int optional,
    boolean needsConnection,
    @Nullable Object parseValue,
    Body body) {

  public AdapterMethod {
    parameters = List.copyOf(parameters);
  }

  /** A method that runs at any time and whose parameters are all required. */
  public static AdapterMethod of(String name, List<String> parameters, Body body) {
    return new AdapterMethod(name, parameters, 0, false, null, body);
  }

  /** The work of a method. */
  @FunctionalInterface
  public interface Body {
    /** Takes one value for each parameter. */
    @Nullable Object call(List<? extends @Nullable Object> arguments);
  }
}
