package dev.percolate.runner.internal;

import dev.percolate.runner.NodeResult;
import java.util.List;

/** The user stopped a run; holds what had ended before. */
public final class RunInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<NodeResult> results;

  RunInterrupted(List<NodeResult> results) {
    super("the run was interrupted");
    this.results = List.copyOf(results);
  }

  /** Results of the nodes that had ended. */
  public List<NodeResult> results() {
    return results;
  }
}
