package dev.percolate.render;

import dev.percolate.adapters.api.Relation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders and runs the templates of one node against the warehouse. */
public interface RunContext {
  /** Renders a text. */
  String render(String template);

  /** Renders to a value by dbt's native rules. */
  @Nullable Object renderNative(String template);

  /** Renders the node's own code; for a generic test after rendering its arguments. */
  String compile();

  /** The text that {@link #compile} has made so far; ask only while its thread waits. */
  String soFar();

  /** Unique ids of the ephemeral models (or unit test inputs) used so far, in order. */
  Set<String> ephemerals();

  /** Calls a macro with keyword arguments: what it returned, or else its text. Not noted. */
  @Nullable Object call(RegisteredMacro macro, Map<String, ? extends @Nullable Object> arguments);

  /** The same, but the macros that it calls itself count as called by the node. */
  @Nullable Object callApart(
      RegisteredMacro macro, Map<String, ? extends @Nullable Object> arguments);

  /** The value of a name as the template would see it, or null. */
  @Nullable Object value(String name);

  /** Adds or replaces a name, such as one of the hooks' variables. */
  void put(String name, @Nullable Object value);

  /** Adds or replaces a function without parameters that gives a fixed value. */
  void putFunction(String name, @Nullable Object value);

  /** A result stored by a statement and not read since, or null. */
  @Nullable StatementResult result(String name);

  /**
   * The relations in what a materialization returned.
   *
   * @param materialization its name
   * @throws dev.percolate.diagnostics.ProblemException when it returned anything else
   */
  List<Relation> relations(@Nullable Object returned, String materialization);
}
