package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Some rows of each loaded seed, for {@code seed --show}. */
public final class SeedSamples {
  private static final int ROWS = 10;
  private static final int COLUMN_WIDTH = 20;

  private final RunEnvironment environment;
  private final RunLines lines;

  public SeedSamples(RunEnvironment environment, RunLines lines) {
    this.environment = environment;
    this.lines = lines;
  }

  /** Prints a sample of every seed that was loaded. */
  public void print(List<NodeResult> results) {
    // another sample for every invocation, the same one for the same invocation
    Random random = new Random(environment.invocation().id().hashCode());
    for (NodeResult result : results) {
      ResultTable table = result.table();
      if (result.status() != NodeStatus.ERROR
          && table != null
          && result.node() instanceof ExecutableNode seed) {
        print(seed, table, random);
      }
    }
  }

  private void print(ExecutableNode seed, ResultTable table, Random random) {
    String header = "Random sample of table: " + seed.schema() + "." + seed.alias();
    lines.plain("");
    lines.fire("Q004", "SeedHeader", Level.INFO, header, "header", header);
    lines.plain("-".repeat(header.length()));
    List<Row> rows = new ArrayList<>(table.rows());
    Collections.shuffle(rows, random);
    String text = table.withRows(rows).printTable(ROWS, -1, COLUMN_WIDTH);
    environment.events().fire(Event.of("Z052", "PrintEvent", Level.INFO, text.stripTrailing()));
    lines.plain("");
  }
}
