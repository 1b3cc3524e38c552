package dev.percolate.engine;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds back warnings of the parser until it has ended, so that those which are errors are told
 * together: what the flag {@code enable_grouped_warn_error_parser_logs} asks for. Safe for use by
 * many threads.
 */
final class GroupedWarnings implements EventSink {
  // dbt 1.12: only these wait
  private static final Set<String> WAITING =
      Set.of(
          "DeprecatedModel",
          "DeprecatedReference",
          "InvalidConcurrentBatchesConfig",
          "InvalidMacroAnnotation",
          "MacroNotFoundForPatch",
          "NoNodeForYamlKey",
          "NodeNotFoundOrDisabled",
          "PackageNodeDependsOnRootProjectNode",
          "UnsupportedConstraintMaterialization",
          "UnusedResourceConfigPath",
          "UnusedTables",
          "UpcomingReferenceDeprecation",
          "ValidationWarning",
          "WrongResourceSchemaFile");

  private final EventSink target;
  private final List<Event> waiting = new ArrayList<>();

  GroupedWarnings(EventSink target) {
    this.target = target;
  }

  @Override
  public void fire(Event event) {
    if (WAITING.contains(event.name())) {
      synchronized (waiting) {
        waiting.add(event);
      }
    } else {
      target.fire(event);
    }
  }

  @Override
  public void check(Event event) {
    if (!WAITING.contains(event.name())) {
      target.check(event);
    }
  }

  /**
   * Tells what waits.
   *
   * @throws ProblemException with the texts of all warnings that are errors
   */
  void tell() {
    List<String> errors = new ArrayList<>();
    for (Event event : waiting) {
      try {
        target.fire(event);
      } catch (ProblemException e) {
        errors.add(e.problem().message());
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.compilation(String.join("\n", errors));
    }
  }
}
