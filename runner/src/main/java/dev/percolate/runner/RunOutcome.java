package dev.percolate.runner;

import dev.percolate.manifest.RunResults;
import java.util.List;

/**
 * What a command did.
 *
 * @param results in the order nodes ended; hooks first and last
 * @param isSuccess whether dbt's exit code is 0
 * @param artifact the results as run_results.json has them
 */
public record RunOutcome(List<NodeResult> results, boolean isSuccess, RunResults artifact) {
  public RunOutcome {
    results = List.copyOf(results);
  }

  /** An outcome by dbt's rule: any failed or skipped node but an exposure fails the command. */
  public static RunOutcome of(List<NodeResult> results, RunResults artifact) {
    return new RunOutcome(results, isSuccess(results), artifact);
  }

  /** Whether a command with these results succeeded. */
  public static boolean isSuccess(List<NodeResult> results) {
    boolean failed = false;
    for (NodeResult result : results) {
      boolean skippedExposure =
          result.status() == NodeStatus.SKIPPED
              && result.node().resourceType() == dev.percolate.manifest.ResourceType.EXPOSURE;
      failed |= result.status().isFailure() && !skippedExposure;
    }
    return !failed;
  }
}
