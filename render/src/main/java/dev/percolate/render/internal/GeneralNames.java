package dev.percolate.render.internal;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.project.Flags;
import org.jspecify.annotations.Nullable;

/** What templates see that know neither a project nor a target. */
public final class GeneralNames {
  private final LogFunctions logging;

  public GeneralNames(Flags flags, EventSink events) {
    this.logging = new LogFunctions(events, flags);
  }

  /** The value of a name, or {@link Missing#MISSING}. */
  public @Nullable Object lookup(String name) {
    return switch (name) {
      case "log", "print" -> logging.named(name);
      case "modules" -> new Modules(() -> {});
      case "thread_id" -> Thread.currentThread().getName();
      default -> {
        PyCallable function = GlobalFunctions.named(name);
        yield function == null ? Missing.MISSING : function;
      }
    };
  }
}
