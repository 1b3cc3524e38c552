package dev.percolate.render.internal;

import org.jspecify.annotations.Nullable;

/** Carries the value of {@code return(value)} out of a macro: control flow, not an error. */
final class ReturnSignal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  ReturnSignal(@Nullable Object value) {
    super(null, null, false, false);
    this.value = value;
  }

  @Nullable Object value() {
    return value;
  }
}
