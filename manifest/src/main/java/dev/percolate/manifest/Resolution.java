package dev.percolate.manifest;

/** The outcome of looking a name up. */
public sealed interface Resolution<T> {

  /** An enabled resource of that name. */
  record Found<T>(T target) implements Resolution<T> {}

  /** Only a disabled one exists. */
  record Disabled<T>(T target) implements Resolution<T> {}

  /** Nothing of that name. */
  record Missing<T>() implements Resolution<T> {}
}
