package dev.percolate.render.internal;

import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.TemplateReads;
import org.jspecify.annotations.Nullable;

/** Macro names that note every name asked for. */
record NotedMacros(MacroNames macros, TemplateReads reads) implements MacroNames {
  @Override
  public @Nullable RegisteredMacro macro(String name) {
    reads.macro(name);
    return macros.macro(name);
  }

  @Override
  public boolean isPackage(String name) {
    return macros.isPackage(name);
  }

  @Override
  public @Nullable RegisteredMacro member(String packageName, String name) {
    reads.macro(name);
    return macros.member(packageName, name);
  }

  @Override
  public @Nullable RegisteredMacro find(@Nullable String packageName, String name) {
    reads.macro(name);
    return macros.find(packageName, name);
  }
}
