package dev.percolate.render;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.jinja.Globals;
import dev.percolate.project.Flags;
import dev.percolate.render.internal.GeneralNames;
import org.jspecify.annotations.Nullable;

/** dbt's general template functions, for dbt_project.yml, profiles.yml and packages.yml. */
public final class ConfigNames implements Globals {
  private final GeneralNames names;

  /**
   * @param flags decide whether {@code print} prints
   * @param events receives what templates log
   */
  public ConfigNames(Flags flags, EventSink events) {
    this.names = new GeneralNames(flags, events);
  }

  @Override
  public @Nullable Object lookup(String name) {
    return names.lookup(name);
  }
}
