package dev.percolate.render;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.jinja.Globals;
import dev.percolate.project.Flags;
import dev.percolate.render.internal.GeneralNames;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** dbt's general template names, for dbt_project.yml, profiles.yml and packages.yml. */
public final class ConfigNames implements Globals {
  private final GeneralNames names;

  /**
   * @param flags shown, and decide whether {@code print} prints
   * @param events receives what templates log
   * @param id {@code invocation_id}
   * @param startedAt {@code run_started_at}
   */
  public ConfigNames(Flags flags, EventSink events, String id, OffsetDateTime startedAt) {
    this.names = new GeneralNames(flags, events, id, startedAt);
  }

  @Override
  public @Nullable Object lookup(String name) {
    return names.lookup(name);
  }
}
