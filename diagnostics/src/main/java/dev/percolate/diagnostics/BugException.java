package dev.percolate.diagnostics;

import org.jspecify.annotations.Nullable;

/** A broken invariant of Percolate itself. */
public final class BugException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BugException(String invariant) {
    this(invariant, null);
  }

  public BugException(String invariant, @Nullable Throwable cause) {
    super("internal error: " + invariant + ". Please report this.", cause);
  }
}
