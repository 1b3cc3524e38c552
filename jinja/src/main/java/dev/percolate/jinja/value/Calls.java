package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** Calling values. */
public final class Calls {
  private Calls() {}

  /** Calls {@code callee}; raises a TypeError when it is nothing that can be called. */
  public static @Nullable Object call(@Nullable Object callee, Arguments args) {
    if (callee instanceof PyCallable callable) {
      return callable.call(args);
    }
    throw PyException.type("'" + Types.shown(callee) + "' object is not callable");
  }

  /** Python's {@code callable(value)}. */
  public static boolean isCallable(@Nullable Object value) {
    return value instanceof PyCallable;
  }
}
