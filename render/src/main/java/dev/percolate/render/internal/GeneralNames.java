package dev.percolate.render.internal;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.project.Flags;
import dev.percolate.render.TemplateReads;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What templates see that know neither a project nor a target. */
public final class GeneralNames {
  private final LogFunctions logging;
  private final ItertoolsUse itertools;
  private final FlagsObject flags;
  private final String id;
  private final OffsetDateTime startedAt;

  public GeneralNames(Flags flags, EventSink events, String id, OffsetDateTime startedAt) {
    this.logging = new LogFunctions(events, flags);
    this.itertools = new ItertoolsUse(flags, events);
    // nobody asks what was read here: an earlier parse is told by the rendered configuration
    this.flags = new FlagsObject(flags, new TemplateReads());
    this.id = id;
    this.startedAt = startedAt;
  }

  /** The value of a name, or {@link Missing#MISSING}. */
  public @Nullable Object lookup(String name) {
    return switch (name) {
      case "log", "print" -> logging.named(name);
      case "modules" -> Modules.of(itertools);
      case "flags" -> flags;
      case "invocation_id" -> id;
      case "run_started_at" -> startedAt;
      // dbt 1.12: Python's name of the thread that reads these files
      case "thread_id" -> "MainThread";
      default -> {
        PyCallable function = GlobalFunctions.named(name);
        yield function == null ? Missing.MISSING : function;
      }
    };
  }
}
