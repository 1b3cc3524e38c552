package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.UnitTest;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import java.util.ArrayList;
import java.util.List;

/** The blocks at the end of a run that tell of each failure and warning. */
public final class ResultBlocks {
  private final CompiledNodes compiled;
  private final boolean storesFailures;

  /**
   * Blocks of one command.
   *
   * @param storesFailures the flag {@code --store-failures}
   */
  public ResultBlocks(CompiledNodes compiled, boolean storesFailures) {
    this.compiled = compiled;
    this.storesFailures = storesFailures;
  }

  void print(List<NodeResult> results, RunLines lines) {
    print(results, lines, lines::endOfRun);
  }

  /** Tells of what ended before the user stopped the run. */
  void printInterrupted(List<NodeResult> results, RunLines lines) {
    print(results, lines, (_, _, _) -> lines.interrupted());
  }

  /** Writes the line before the blocks. */
  @FunctionalInterface
  private interface Head {
    void write(int errors, int warnings, int partial);
  }

  private void print(List<NodeResult> results, RunLines lines, Head head) {
    List<NodeResult> errors = new ArrayList<>();
    List<NodeResult> warnings = new ArrayList<>();
    int partial = 0;
    for (NodeResult result : results) {
      switch (result.status()) {
        case ERROR, FAIL, RUNTIME_ERROR -> errors.add(result);
        case SKIPPED -> {
          boolean isExposure = result.node().resourceType() == ResourceType.EXPOSURE;
          if (result.message() != null && !isExposure) {
            errors.add(result);
          }
        }
        case WARN -> warnings.add(result);
        case PARTIAL_SUCCESS -> partial++;
        default -> {}
      }
    }
    head.write(errors.size(), warnings.size(), partial);
    errors.forEach(result -> block(result, false, lines));
    warnings.forEach(result -> block(result, true, lines));
  }

  /** Tells of one result. */
  public void block(NodeResult result, boolean isWarning, RunLines lines) {
    // dbt 1.12: the status of the work on the node is no longer told here
    EventSubject.during(
        new NodeProgress(result.node()),
        () -> {
          if (isTold(result, isWarning)) {
            lines.plain("");
          }
          tell(result, isWarning, lines);
          return result;
        });
  }

  /** Tells of a failure in the midst of other lines. */
  void apart(NodeResult result, RunLines lines) {
    EventSubject.during(
        new NodeProgress(result.node()),
        () -> {
          tell(result, false, lines);
          return result;
        });
  }

  private static boolean isTold(NodeResult result, boolean isWarning) {
    boolean failed = result.status() == NodeStatus.ERROR || result.status() == NodeStatus.FAIL;
    return failed || (isWarning && result.status() == NodeStatus.WARN);
  }

  private void tell(NodeResult result, boolean isWarning, RunLines lines) {
    if (!isTold(result, isWarning)) {
      if (result.message() != null && result.status() == NodeStatus.SKIPPED) {
        lines.quietly(result.message());
      } else if (result.message() != null) {
        lines.plain("");
        message(result, false, lines);
      }
      return;
    }
    GraphNode node = result.node();
    // dbt 1.12: a unit test that failed is named with the version of its model
    String name =
        node instanceof UnitTest test && result.status() == NodeStatus.FAIL
            ? RunLines.versionedName(test)
            : node.name();
    String where =
        "in " + node.resourceType().word() + " " + name + " (" + node.originalFilePath() + ")";
    String tag = isWarning ? "[WARNING]: " : "[ERROR]: ";
    lines.fire(
        isWarning ? "Z021" : "Z022",
        isWarning ? "RunResultWarning" : "RunResultFailure",
        isWarning ? Level.WARN : Level.ERROR,
        tag + where,
        node,
        RunLines.fields(
            "node_name",
            node.name(),
            "path",
            node.originalFilePath(),
            "resource_type",
            node.resourceType().word()));
    message(result, isWarning, lines);
    CompiledNode code = compiled.get(node.uniqueId());
    if (code != null && code.compiledPath() != null) {
      lines.plain("");
      lines.fire(
          "Z026",
          "SQLCompiledPath",
          Level.INFO,
          "  compiled code at " + code.compiledPath(),
          "path",
          code.compiledPath());
    }
    if (node instanceof ExecutableNode test
        && storesFailures(test)
        && compiled.relationName(test) instanceof String relation) {
      lines.plain("");
      String query = "select * from " + relation;
      String rule = "-".repeat(query.length());
      lines.fire(
          "Z027",
          "CheckNodeTestFailure",
          Level.INFO,
          "  See test failures:\n  " + rule + "\n  " + query + "\n  " + rule,
          "relation_name",
          relation);
    }
  }

  private static void message(NodeResult result, boolean isWarning, RunLines lines) {
    String message = result.message();
    if (message == null || message.isEmpty()) {
      lines.fire(
          "Z025",
          "RunResultErrorNoMessage",
          Level.ERROR,
          "  Status: " + result.status().word(),
          "status",
          result.status().word());
    } else if (isWarning) {
      lines.fire(
          "Z046", "RunResultWarningMessage", Level.WARN, "[WARNING]: " + message, "msg", message);
    } else {
      lines.fire(
          "Z024",
          "RunResultError",
          Level.ERROR,
          "  " + message,
          result.node(),
          RunLines.fields("msg", message));
    }
  }

  private boolean storesFailures(ExecutableNode node) {
    if (node.resourceType() != ResourceType.TEST) {
      return false;
    }
    // dbt 1.12: a test that keeps no failures by its configuration is told of all the same
    return storesFailures || Truth.test(node.config().get("store_failures"));
  }
}
