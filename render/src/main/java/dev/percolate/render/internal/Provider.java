package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** What differs between the contexts of parsing, compiling, operations and unit tests. */
interface Provider {
  /** The value of {@code execute}. */
  boolean execute();

  @Nullable Object ref(Arguments args);

  @Nullable Object source(Arguments args);

  @Nullable Object metric(Arguments args);

  @Nullable Object function(Arguments args);

  /** The {@code config} object. */
  PyObject config(NodeNames names);

  /** The {@code adapter} object. */
  PyObject adapter(NodeNames names);

  /** The Python class of {@code var} behind {@code dbt.context}. */
  String varClass();

  /** The Python class of {@code ref}, {@code source}, {@code metric} or {@code function}. */
  String resolverClass(String name);

  /** The value of {@code var(name)} when nobody set it. */
  @Nullable Object missingVar(NodeNames names, String name);

  /** Told when something is read that is not among {@link SettledNames}. */
  default void readUnsettled() {}

  /** Told of every environment variable read. */
  default void readEnv(String name, String value) {}

  /** A further name, or {@link dev.percolate.jinja.value.Missing#MISSING}. */
  @Nullable Object lookup(NodeNames names, String name);
}
