package dev.percolate.runner.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.render.Batch;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a run, with dbt's names, fields and lines. Safe for use by many threads. */
public final class RunLines {
  private final EventSink sink;
  private final ConsoleText text;
  private final @Nullable String defaultDatabase;

  /**
   * Events of one command.
   *
   * @param defaultDatabase database that lines leave out
   */
  public RunLines(EventSink sink, ConsoleText text, @Nullable String defaultDatabase) {
    this.sink = sink;
    this.text = text;
    this.defaultDatabase = defaultDatabase;
  }

  /** Events of a command in an environment. */
  public static RunLines of(RunEnvironment environment) {
    return new RunLines(
        environment.events(),
        new ConsoleText((int) environment.flags().number("printer_width", 80)),
        environment.adapter().credentials().database());
  }

  /** An empty line, or a line of its own. */
  public void plain(String line) {
    fire("Z017", "Formatting", Level.INFO, line, "msg", line);
  }

  public void found(String counts) {
    fire("W006", "FoundStats", Level.INFO, "Found " + counts, "stat_line", counts);
  }

  public void concurrency(int threads, String target) {
    // dbt 1.12: always the plural
    String line = "Concurrency: " + threads + " threads (target='" + target + "')";
    fire("Q027", "ConcurrencyLine", Level.INFO, line, "num_threads", (long) threads);
  }

  public void nothingToDo() {
    fire(
        "Q035",
        "NothingToDo",
        Level.WARN,
        "[WARNING]: Nothing to do. Try checking your model configs and model specification args");
  }

  // ---- nodes

  /** {@code sql table model main.orders}. */
  public String describe(GraphNode node) {
    return switch (node) {
      case Model model -> {
        String how = isMicrobatch(model) ? "microbatch" : materialized(model);
        yield model.code().language() + " " + how + " model " + relation(model);
      }
      case ExecutableNode other -> {
        String what = other.resourceType().word();
        yield switch (other.resourceType()) {
          case SEED -> "seed file " + relation(other);
          case SNAPSHOT -> "snapshot " + relation(other);
          case FUNCTION -> "function " + relation(other);
          case TEST -> "test " + other.name();
          default -> what + " " + other.name();
        };
      }
      case UnitTest test -> "unit_test " + unitTestName(test);
      default -> node.resourceType().word() + " " + node.name();
    };
  }

  /** {@code model::name}. */
  public static String unitTestName(UnitTest test) {
    return test.model() + "::" + versionedName(test);
  }

  /** The name, with the version of the tested model if it has one. */
  static String versionedName(UnitTest test) {
    return test.version() == null ? test.name() : test.name() + "_v" + Texts.str(test.version());
  }

  /** Whether a model says that it is built in batches. */
  static boolean isMicrobatch(ExecutableNode node) {
    return node instanceof Model
        && "incremental".equals(node.config().get("materialized"))
        && "microbatch".equals(node.config().get("incremental_strategy"));
  }

  private String relation(ExecutableNode node) {
    String name = node.schema() + "." + node.alias();
    boolean isDefault = node.database() == null || node.database().equals(defaultDatabase);
    return isDefault ? name : node.database() + "." + name;
  }

  static String materialized(ExecutableNode node) {
    return String.valueOf(node.config().get("materialized"));
  }

  public void start(GraphNode node, int index, int total) {
    fire(
        "Q011",
        "LogStartLine",
        Level.INFO,
        text.progress("START " + describe(node), index, total, "RUN"),
        "description",
        describe(node),
        "index",
        (long) index,
        "total",
        (long) total);
  }

  /** The line that ends a node. */
  public void end(NodeResult result, int index, int total) {
    GraphNode node = result.node();
    if (result.status() == NodeStatus.SKIPPED) {
      skip(node, index, total);
      return;
    }
    switch (node.resourceType()) {
      case TEST -> testEnd(result, node.name(), index, total);
      case UNIT_TEST -> testEnd(result, unitTestName((UnitTest) node), index, total);
      case SEED -> modelEnd("Q016", "LogSeedResult", "loaded", "loading", result, index, total);
      case SNAPSHOT ->
          modelEnd(
              "Q015", "LogSnapshotResult", "snapshotted", "snapshotting", result, index, total);
      case FUNCTION -> functionEnd(result, index, total);
      case EXPOSURE, SAVED_QUERY -> noOp(node, index, total);
      default -> modelEnd("Q012", "LogModelResult", "created", "creating", result, index, total);
    }
  }

  private void modelEnd(
      String code,
      String name,
      String done,
      String doing,
      NodeResult result,
      int index,
      int total) {
    boolean failed = result.status() == NodeStatus.ERROR;
    boolean partly = result.status() == NodeStatus.PARTIAL_SUCCESS;
    String what = describe(result.node());
    if (result.node().resourceType() == ResourceType.SNAPSHOT) {
      what = what.substring("snapshot ".length());
    }
    String verb;
    String status;
    if (failed) {
      verb = "ERROR " + doing;
      status = ConsoleText.red("ERROR");
    } else if (partly) {
      verb = "PARTIALLY " + done;
      status = ConsoleText.yellow(String.valueOf(result.message()));
    } else {
      verb = "OK " + done;
      status = ConsoleText.green(String.valueOf(result.message()));
    }
    fire(
        code,
        name,
        failed ? Level.ERROR : Level.INFO,
        text.progress(verb + " " + what, index, total, status, result.seconds()),
        "description",
        what,
        "status",
        result.status().word(),
        "index",
        (long) index,
        "total",
        (long) total,
        "execution_time",
        result.seconds());
  }

  private void testEnd(NodeResult result, String name, int index, int total) {
    String count = result.failures() == null ? "0" : String.valueOf(result.failures());
    String line;
    String status;
    Level level;
    switch (result.status()) {
      case PASS -> {
        line = "PASS " + name;
        status = ConsoleText.green("PASS");
        level = Level.INFO;
      }
      case WARN -> {
        line = "WARN " + count + " " + name;
        status = ConsoleText.yellow("WARN " + count);
        level = Level.WARN;
      }
      case FAIL -> {
        line = "FAIL " + count + " " + name;
        status = ConsoleText.red("FAIL " + count);
        level = Level.ERROR;
      }
      default -> {
        line = "ERROR " + name;
        status = ConsoleText.red("ERROR");
        level = Level.ERROR;
      }
    }
    fire(
        "Q007",
        "LogTestResult",
        level,
        text.progress(line, index, total, status, result.seconds()),
        "name",
        name,
        "status",
        result.status().word(),
        "index",
        (long) index,
        "num_models",
        (long) total,
        "execution_time",
        result.seconds(),
        "num_failures",
        result.failures() == null ? 0L : result.failures());
  }

  private void functionEnd(NodeResult result, int index, int total) {
    boolean failed = result.status() == NodeStatus.ERROR;
    String word = result.status().word().toUpperCase(Locale.ROOT);
    String what = describe(result.node());
    fire(
        "Q047",
        "LogFunctionResult",
        failed ? Level.ERROR : Level.INFO,
        text.progress(
            (failed ? "ERROR creating " : "OK created ") + what,
            index,
            total,
            failed ? ConsoleText.red(word) : ConsoleText.green(word),
            result.seconds()),
        "description",
        what,
        "status",
        result.status().word(),
        "index",
        (long) index,
        "total",
        (long) total,
        "execution_time",
        result.seconds());
  }

  public void overloadStart(String what, int index, int total) {
    fire(
        "Q048",
        "LogStartOverload",
        Level.INFO,
        "Overload " + text.progress("START " + what, index, total, "RUN"),
        "description",
        what);
  }

  public void overloadEnd(String what, boolean isMade, int index, int total, double seconds) {
    String line = (isMade ? "OK created " : "ERROR creating ") + what;
    String status = isMade ? ConsoleText.green("SUCCESS") : ConsoleText.red("ERROR");
    fire(
        "Q049",
        "LogOverloadResult",
        isMade ? Level.INFO : Level.ERROR,
        "Overload " + text.progress(line, index, total, status, seconds),
        "description",
        what);
  }

  public void overloadSkipped(String what, int index, int total) {
    String status = ConsoleText.yellow("SKIPPED");
    fire(
        "Q049",
        "LogOverloadResult",
        Level.INFO,
        "Overload " + text.progress("SKIP " + what, index, total, status, 0),
        "description",
        what);
  }

  // ---- batches

  private String describe(Model model, Batch batch) {
    return "batch " + batch.suffix() + " of " + relation(model);
  }

  public void batchStart(Model model, Batch batch, int index, int total) {
    String what = describe(model, batch);
    fire(
        "Q045",
        "LogStartBatch",
        Level.INFO,
        "Batch " + text.progress("START " + what, index, total, "RUN"),
        "description",
        what,
        "batch_index",
        (long) index,
        "total_batches",
        (long) total);
  }

  /** The line that ends a batch; the message is shown when it succeeded. */
  public void batchEnd(
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
    fire(
        "Q046",
        "LogBatchResult",
        status == NodeStatus.ERROR ? Level.ERROR : Level.INFO,
        "Batch " + text.progress(line, index, total, word, seconds),
        "description",
        what,
        "status",
        status.word(),
        "batch_index",
        (long) index,
        "total_batches",
        (long) total,
        "execution_time",
        seconds);
  }

  private void noOp(GraphNode node, int index, int total) {
    String line = "NO-OP " + node.resourceType().word().replace('_', ' ') + " " + node.name();
    fire(
        "Q019",
        "LogNodeNoOpResult",
        Level.INFO,
        text.progress(line, index, total, ConsoleText.yellow("NO-OP"), 0.0),
        "description",
        line);
  }

  private void skip(GraphNode node, int index, int total) {
    boolean isRelation =
        switch (node.resourceType()) {
          case MODEL, SEED, SNAPSHOT -> true;
          default -> false;
        };
    String line =
        isRelation
            ? "SKIP relation " + relation((ExecutableNode) node)
            : "SKIP " + node.resourceType().word() + " " + node.name();
    fire(
        "Q034",
        "SkippingDetails",
        Level.INFO,
        text.progress(line, index, total, ConsoleText.yellow("SKIP")),
        "resource_type",
        node.resourceType().word(),
        "node_name",
        node.name());
  }

  /** A node that cannot be built because an ephemeral model failed. */
  public void skipBecause(GraphNode node, int index, int total) {
    String line =
        "SKIP relation "
            + relation((ExecutableNode) node)
            + " due to ephemeral model status 'error'";
    fire(
        "Z033",
        "LogSkipBecauseError",
        Level.ERROR,
        text.progress(line, index, total, ConsoleText.red("ERROR SKIP")));
  }

  // ---- sources

  public void freshnessStart(Source source, int index, int total) {
    String what = "freshness of " + source.sourceName() + "." + source.name();
    fire(
        "Q011",
        "LogStartLine",
        Level.INFO,
        text.progress("START " + what, index, total, "RUN"),
        "description",
        what,
        "index",
        (long) index,
        "total",
        (long) total);
  }

  /** The line that ends the check of a source. */
  public void freshnessEnd(Source source, NodeStatus status, int index, int total, double seconds) {
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
    fire(
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

  // ---- hooks

  public void hookStart(String name, int index, int total) {
    fire(
        "Q032",
        "LogHookStartLine",
        Level.INFO,
        text.progress("START hook: " + name, index, total, "RUN"),
        "statement",
        name);
  }

  public void hookEnd(String name, NodeStatus status, int index, int total, double seconds) {
    String line =
        switch (status) {
          case SUCCESS -> "OK hook: " + name;
          case SKIPPED -> "SKIP hook: " + name;
          default -> "ERROR hook: " + name;
        };
    String word =
        switch (status) {
          case SUCCESS -> ConsoleText.green("OK");
          case SKIPPED -> ConsoleText.yellow("SKIP");
          default -> ConsoleText.red("ERROR");
        };
    fire(
        "Q033",
        "LogHookEndLine",
        Level.INFO,
        text.progress(line, index, total, word, seconds),
        "statement",
        name,
        "status",
        status.word());
  }

  // ---- the end

  public void finished(List<NodeResult> results, double seconds) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (NodeResult result : results) {
      String word =
          switch (result.node()) {
            case Model model -> materialized(model) + " model";
            case ExecutableNode node when node.resourceType() == ResourceType.OPERATION ->
                "project hook";
            default -> result.node().resourceType().word();
          };
      counts.merge(word, 1, Integer::sum);
    }
    String line = ConsoleText.counts(counts);
    plain("");
    fire(
        "E040",
        "FinishedRunningStats",
        Level.INFO,
        "Finished running "
            + line
            + ConsoleText.elapsed(seconds)
            + String.format(java.util.Locale.ROOT, " (%.2fs).", seconds),
        "stat_line",
        line,
        "execution_time",
        seconds);
  }

  /** The summary: one line, a block for each failure and warning, totals. */
  public void summary(List<NodeResult> results, ResultBlocks blocks) {
    blocks.print(results, this);
    totals(results);
  }

  /** The same for a run that the user stopped. */
  public void summaryInterrupted(List<NodeResult> results, ResultBlocks blocks) {
    blocks.printInterrupted(results, this);
    totals(results);
  }

  void interrupted() {
    plain("");
    fire(
        "Z030",
        "EndOfRunSummary",
        Level.INFO,
        ConsoleText.yellow("Exited because of keyboard interrupt"),
        "keyboard_interrupt",
        true);
  }

  /** The lines of connections whose statements were interrupted. */
  public void cancelled(List<String> connections) {
    for (String name : connections) {
      fire(
          "Q022",
          "LogCancelLine",
          Level.ERROR,
          text.progress("CANCEL query " + name, ConsoleText.red("CANCEL")),
          "conn_name",
          name);
    }
  }

  void endOfRun(int errors, int warnings, int partial) {
    String line;
    Level level = Level.INFO;
    if (errors > 0) {
      line =
          ConsoleText.red(
              "Completed with "
                  + ConsoleText.pluralize(errors, "error")
                  + ", "
                  + partial
                  + " partial "
                  + (partial == 1 ? "success" : "successes")
                  + ", and "
                  + ConsoleText.pluralize(warnings, "warning")
                  + ":");
    } else if (partial > 0) {
      line =
          ConsoleText.yellow(
              "Completed with "
                  + partial
                  + " partial "
                  + (partial == 1 ? "success" : "successes")
                  + " and "
                  + ConsoleText.pluralize(warnings, "warning"));
    } else if (warnings > 0) {
      line =
          ConsoleText.yellow("Completed with " + ConsoleText.pluralize(warnings, "warning") + ":");
    } else {
      line = ConsoleText.green("Completed successfully");
    }
    plain("");
    fire(
        "Z030",
        "EndOfRunSummary",
        level,
        line,
        "num_errors",
        (long) errors,
        "num_warnings",
        (long) warnings);
  }

  private void totals(List<NodeResult> results) {
    int[] counts = new int[5];
    for (NodeResult result : results) {
      int at =
          switch (result.status()) {
            case PASS, SUCCESS -> 0;
            case WARN -> 1;
            case ERROR, FAIL, PARTIAL_SUCCESS, RUNTIME_ERROR -> 2;
            case SKIPPED -> 3;
            case NO_OP -> 4;
          };
      counts[at]++;
    }
    plain("");
    fire(
        "Z023",
        "StatsLine",
        Level.INFO,
        "Done. PASS="
            + counts[0]
            + " WARN="
            + counts[1]
            + " ERROR="
            + counts[2]
            + " SKIP="
            + counts[3]
            + " NO-OP="
            + counts[4]
            + " REUSED=0 TOTAL="
            + results.size());
  }

  void fire(String code, String name, Level level, String message, @Nullable Object... fields) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      data.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    sink.fire(new Event(code, name, level, message, data));
  }
}
