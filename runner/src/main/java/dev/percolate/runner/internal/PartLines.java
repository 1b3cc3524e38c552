package dev.percolate.runner.internal;

import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.render.Batch;
import dev.percolate.runner.NodeStatus;

/** The events of nodes that are built in parts: batches of models, overloads of functions. */
final class PartLines {
  private final RunLines lines;
  private final ConsoleText text;

  PartLines(RunLines lines) {
    this.lines = lines;
    this.text = lines.text();
  }

  void overloadStart(String what, int index, int total) {
    lines.fire(
        "Q048",
        "LogStartOverload",
        Level.INFO,
        "Overload " + text.progress("START " + what, index, total, "RUN"),
        "description",
        what,
        "overload_index",
        (long) index,
        "total_overloads",
        (long) total);
  }

  /** The line that ends an overload of a function. */
  void overloadEnd(
      GraphNode function, String what, NodeStatus status, int index, int total, double seconds) {
    String line =
        switch (status) {
          case SUCCESS -> "OK created ";
          case SKIPPED -> "SKIP ";
          default -> "ERROR creating ";
        };
    String word =
        switch (status) {
          case SUCCESS -> ConsoleText.green("SUCCESS");
          case SKIPPED -> ConsoleText.yellow("SKIPPED");
          default -> ConsoleText.red("ERROR");
        };
    lines.fire(
        "Q049",
        "LogOverloadResult",
        status == NodeStatus.ERROR ? Level.ERROR : Level.INFO,
        "Overload " + text.progress(line + what, index, total, word, seconds),
        function,
        RunLines.fields(
            "description",
            what,
            "execution_time",
            seconds,
            "overload_index",
            (long) index,
            "status",
            status.word(),
            "total_overloads",
            (long) total));
  }

  private String describe(Model model, Batch batch) {
    return "batch " + batch.suffix() + " of " + lines.relation(model);
  }

  void batchStart(Model model, Batch batch, int index, int total) {
    String what = describe(model, batch);
    lines.fire(
        "Q045",
        "LogStartBatch",
        Level.INFO,
        "Batch " + text.progress("START " + what, index, total, "RUN"),
        "batch_index",
        (long) index,
        "description",
        what,
        "total_batches",
        (long) total);
  }

  /** The line that ends a batch; the message is shown when it succeeded. */
  void batchEnd(
      Model model,
      Batch batch,
      NodeStatus status,
      String message,
      int index,
      int total,
      double seconds) {
    String what = describe(model, batch);
    String line =
        switch (status) {
          case ERROR -> "ERROR creating " + what;
          case SKIPPED -> "SKIP " + what;
          default -> "OK created " + what;
        };
    String word =
        switch (status) {
          case ERROR -> ConsoleText.red("ERROR");
          case SKIPPED -> ConsoleText.yellow("SKIPPED");
          default -> ConsoleText.green(message);
        };
    boolean succeeded = status != NodeStatus.ERROR && status != NodeStatus.SKIPPED;
    lines.fire(
        "Q046",
        "LogBatchResult",
        status == NodeStatus.ERROR ? Level.ERROR : Level.INFO,
        "Batch " + text.progress(line, index, total, word, seconds),
        model,
        RunLines.fields(
            "batch_index",
            (long) index,
            "description",
            what,
            "execution_time",
            seconds,
            "status",
            succeeded ? message : status.word(),
            "total_batches",
            (long) total));
  }
}
