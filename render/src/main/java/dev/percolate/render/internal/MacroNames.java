package dev.percolate.render.internal;

import dev.percolate.render.RegisteredMacro;
import org.jspecify.annotations.Nullable;

/** The macros and packages of macros that a template can name. */
public interface MacroNames {
  /** The macro a bare name means, or null. */
  @Nullable RegisteredMacro macro(String name);

  /** Whether a bare name that is no macro means a package. */
  boolean isPackage(String name);

  /** The macro {@code packageName.name}, or null. */
  @Nullable RegisteredMacro member(String packageName, String name);

  /** The macro that dispatch finds in a package, or with null among all names; or null. */
  @Nullable RegisteredMacro find(@Nullable String packageName, String name);
}
