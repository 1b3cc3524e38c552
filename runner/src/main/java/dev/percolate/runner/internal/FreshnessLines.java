package dev.percolate.runner.internal;

import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.Source;
import dev.percolate.runner.NodeStatus;

/** The events of checks of sources. */
final class FreshnessLines {
  private final RunLines lines;
  private final ConsoleText text;

  FreshnessLines(RunLines lines) {
    this.lines = lines;
    this.text = lines.text();
  }

  void start(Source source, int index, int total) {
    String what = "freshness of " + source.sourceName() + "." + source.name();
    lines.fire(
        "Q011",
        "LogStartLine",
        Level.INFO,
        text.progress("START " + what, index, total, "RUN"),
        RunLines.described(what, index, total));
  }

  /** The line that ends the check of a source. */
  void end(Source source, NodeStatus status, int index, int total, double seconds) {
    String word =
        switch (status) {
          case RUNTIME_ERROR -> "ERROR";
          case ERROR -> "ERROR STALE";
          case WARN -> "WARN";
          default -> "PASS";
        };
    boolean failed = status == NodeStatus.ERROR || status == NodeStatus.RUNTIME_ERROR;
    boolean warns = status == NodeStatus.WARN;
    String line = word + " freshness of " + source.sourceName() + "." + source.name();
    String shown = warns ? ConsoleText.yellow(word) : ConsoleText.green(word);
    lines.fire(
        "Q018",
        "LogFreshnessResult",
        failed ? Level.ERROR : warns ? Level.WARN : Level.INFO,
        text.progress(line, index, total, failed ? ConsoleText.red(word) : shown, seconds),
        "status",
        status.word(),
        "index",
        (long) index,
        "total",
        (long) total,
        "execution_time",
        seconds,
        "source_name",
        source.sourceName(),
        "table_name",
        source.name());
  }
}
