package dev.percolate.runner.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.UnitTest;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The events of a run, with dbt's names, fields and lines. Safe for use by many threads. */
public final class RunLines {
  private final EventSink sink;
  private final ConsoleText text;
  private final @Nullable String defaultDatabase;
  private final NodeGroups groups;
  private final Predicate<Model> isBuiltInBatches;

  /**
   * Events of one command.
   *
   * @param defaultDatabase database that lines leave out
   */
  private RunLines(
      EventSink sink,
      ConsoleText text,
      @Nullable String defaultDatabase,
      NodeGroups groups,
      Predicate<Model> isBuiltInBatches) {
    this.sink = sink;
    this.text = text;
    this.defaultDatabase = defaultDatabase;
    this.groups = groups;
    this.isBuiltInBatches = isBuiltInBatches;
  }

  /** Events of a command in an environment. */
  public static RunLines of(RunEnvironment environment) {
    return new RunLines(
        environment.events(),
        new ConsoleText((int) environment.flags().number("printer_width", 80)),
        environment.adapter().credentials().database(),
        new NodeGroups(environment.manifest()),
        model -> MicrobatchRunner.applies(environment, model));
  }

  /** An empty line, or a line of its own. */
  public void plain(String line) {
    sink.fire(new Event("Z017", "Formatting", Level.INFO, line, fields("msg", line)));
  }

  /** Why a node was skipped, for the log file. */
  void quietly(String message) {
    sink.fire(new Event("Z017", "Formatting", Level.DEBUG, "", fields("msg", "")));
    sink.fire(
        new Event("Z024", "RunResultError", Level.DEBUG, "  " + message, fields("msg", message)));
  }

  public void found(String counts) {
    fire("W006", "FoundStats", Level.INFO, "Found " + counts, "stat_line", counts);
  }

  /** The line before the work, between empty ones. */
  public void concurrency(int threads, String target, int nodes) {
    plain("");
    // dbt 1.12: always the plural
    String line = "Concurrency: " + threads + " threads (target='" + target + "')";
    fire(
        "Q027",
        "ConcurrencyLine",
        Level.INFO,
        line,
        "node_count",
        (long) nodes,
        "num_threads",
        (long) threads,
        "target_name",
        target);
    plain("");
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
        String how = isBuiltInBatches.test(model) ? "microbatch" : materialized(model);
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

  /** The name of what a node becomes; without the default database. */
  String relation(ExecutableNode node) {
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
        described(describe(node), index, total));
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
    Map<String, @Nullable Object> data = fields("index", (long) index, "total", (long) total);
    data.put("execution_time", result.seconds());
    data.put("status", result.status().word());
    switch (result.node().resourceType()) {
      case SEED -> {
        data.put("result_message", result.message());
        data.put("schema", ((ExecutableNode) result.node()).schema());
        data.put("relation", ((ExecutableNode) result.node()).alias());
      }
      case SNAPSHOT -> {
        data.put("description", what);
        data.put("result_message", result.message());
        data.put("cfg", texts(result.node().config()));
      }
      default -> {
        data.put("description", what);
        data.put("status", failed ? result.status().word() : result.message());
      }
    }
    fire(
        code,
        name,
        failed ? Level.ERROR : Level.INFO,
        text.progress(verb + " " + what, index, total, status, result.seconds()),
        result.node(),
        data);
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
        result.node(),
        fields(
            "attached_node",
            result.node() instanceof GenericTest test && test.attachedNode() != null
                ? test.attachedNode()
                : "",
            "execution_time",
            result.seconds(),
            "index",
            (long) index,
            "name",
            name,
            "num_failures",
            result.failures() == null ? 0L : result.failures(),
            "num_models",
            (long) total,
            "status",
            result.status().word()));
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
        result.node(),
        fields(
            "description",
            what,
            "execution_time",
            result.seconds(),
            "index",
            (long) index,
            "status",
            result.status().word(),
            "total",
            (long) total));
  }

  private void noOp(GraphNode node, int index, int total) {
    String line = "NO-OP " + node.resourceType().word().replace('_', ' ') + " " + node.name();
    fire(
        "Q019",
        "LogNodeNoOpResult",
        Level.INFO,
        text.progress(line, index, total, ConsoleText.yellow("NO-OP"), 0.0),
        fields(
            "description",
            line.substring("NO-OP ".length()),
            "execution_time",
            0.0,
            "index",
            (long) index,
            "status",
            "",
            "total",
            (long) total));
  }

  private void skip(GraphNode node, int index, int total) {
    boolean isRelation =
        switch (node.resourceType()) {
          case MODEL, SEED, SNAPSHOT -> true;
          default -> false;
        };
    String line =
        isRelation
            // dbt 1.12: by its name, whatever its alias and database
            ? "SKIP relation " + schema(node) + "." + node.name()
            : "SKIP " + node.resourceType().word() + " " + node.name();
    fire(
        "Q034",
        "SkippingDetails",
        Level.INFO,
        text.progress(line, index, total, ConsoleText.yellow("SKIP")),
        node,
        fields(
            "index",
            (long) index,
            "node_name",
            node.name(),
            "resource_type",
            node.resourceType().word(),
            "schema",
            schema(node),
            "total",
            (long) total));
  }

  /** A node that cannot be built because an ephemeral model failed or was skipped. */
  public void skipBecause(GraphNode node, NodeStatus ephemeral, int index, int total) {
    Map<String, @Nullable Object> data =
        fields(
            "index",
            (long) index,
            "relation",
            node.name(),
            "schema",
            schema(node),
            "status",
            ephemeral.word(),
            "total",
            (long) total);
    groups.addTo(data, node);
    String line =
        "SKIP relation "
            + schema(node)
            + "."
            + node.name()
            + " due to ephemeral model status '"
            + ephemeral.word()
            + "'";
    // dbt 1.12: without what it tells of the node elsewhere
    sink.fire(
        new Event(
            "Z034",
            "LogSkipBecauseError",
            Level.ERROR,
            text.progress(line, index, total, ConsoleText.red("ERROR SKIP")),
            data));
  }

  private static String schema(GraphNode node) {
    String schema =
        switch (node) {
          case ExecutableNode it -> it.schema();
          case UnitTest it -> it.schema();
          default -> "";
        };
    return schema == null ? "" : schema;
  }

  // ---- hooks

  public void hookStart(String name, int index, int total) {
    fire(
        "Q032",
        "LogHookStartLine",
        Level.INFO,
        text.hook("START hook: " + name, index, total, "RUN"),
        fields("index", (long) index, "statement", name, "total", (long) total));
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
        text.hook(line, index, total, word, seconds),
        fields(
            "execution_time",
            seconds,
            "index",
            (long) index,
            "statement",
            name,
            "status",
            status.word(),
            "total",
            (long) total));
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
        "E047",
        "FinishedRunningStats",
        Level.INFO,
        "Finished running "
            + line
            + ConsoleText.elapsed(seconds)
            + String.format(java.util.Locale.ROOT, " (%.2fs).", seconds),
        "execution",
        ConsoleText.elapsed(seconds),
        "execution_time",
        seconds,
        "stat_line",
        line);
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
        fields(
            "keyboard_interrupt",
            true,
            "num_errors",
            0L,
            "num_partial_success",
            0L,
            "num_warnings",
            0L));
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
        "keyboard_interrupt",
        false,
        "num_errors",
        (long) errors,
        "num_partial_success",
        (long) partial,
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
            + results.size(),
        "stats",
        fields(
            "error",
            (long) counts[2],
            "noop",
            (long) counts[4],
            "pass",
            (long) counts[0],
            "reused",
            0L,
            "skip",
            (long) counts[3],
            "total",
            (long) results.size(),
            "warn",
            (long) counts[1]));
  }

  // ---- fields

  /** The data of an event: names and values by turns. */
  public static Map<String, @Nullable Object> fields(@Nullable Object... pairs) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      data.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return data;
  }

  static Map<String, @Nullable Object> described(String what, int index, int total) {
    return fields("description", what, "index", (long) index, "total", (long) total);
  }

  private static Map<String, @Nullable Object> texts(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            texts.put(key, Texts.str(value));
          }
        });
    return texts;
  }

  ConsoleText text() {
    return text;
  }

  /** Fires an event of a node that may belong to a group. */
  void fire(
      String code,
      String name,
      Level level,
      String message,
      GraphNode node,
      Map<String, @Nullable Object> data) {
    groups.addTo(data, node);
    fire(code, name, level, message, data);
  }

  void fire(
      String code, String name, Level level, String message, Map<String, @Nullable Object> data) {
    EventSubject.addTo(data);
    sink.fire(new Event(code, name, level, message, data));
  }

  void fire(String code, String name, Level level, String message, @Nullable Object... fields) {
    fire(code, name, level, message, fields(fields));
  }
}
