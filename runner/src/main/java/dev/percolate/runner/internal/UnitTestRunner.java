package dev.percolate.runner.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.UnitTest;
import dev.percolate.render.RunScope;
import dev.percolate.runner.RunEnvironment;

/** Runs unit tests: the model over its mocked inputs, compared with the expected rows. */
final class UnitTestRunner {
  private final RunEnvironment environment;
  private final RunScope scope;

  UnitTestRunner(RunEnvironment environment, RunScope scope) {
    this.environment = environment;
    this.scope = scope;
  }

  Executions.Outcome run(UnitTest test, Stopwatch watch) {
    throw ProblemException.runtime(
        "Unit tests do not run yet: "
            + test.name()
            + scope.selected().size()
            + environment.targetPath()
            + watch.seconds());
  }
}
