package dev.percolate.runner;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.RunResults;
import dev.percolate.manifest.Timing;
import dev.percolate.parser.InlineQueries;
import dev.percolate.project.Flags;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.runner.internal.CommandScope;
import dev.percolate.runner.internal.ConsoleText;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.InterruptWatch;
import dev.percolate.runner.internal.OperationArtifact;
import dev.percolate.runner.internal.RunLines;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code run-operation}: calls one macro, or runs one statement. */
public final class OperationCommand {
  private static final String QUERY = "inline_query";

  private final RunEnvironment environment;
  private final InlineQueries queries;
  private final RunLines lines;

  public OperationCommand(RunEnvironment environment, InlineQueries queries) {
    this.environment = environment;
    this.queries = queries;
    this.lines = RunLines.of(environment);
  }

  /** What the work gave. */
  private record Done(@Nullable String error, Map<String, @Nullable Object> response) {}

  /**
   * Runs the operation; the one result tells whether it went well.
   *
   * @throws ProblemException when it is not clear what to run
   */
  public RunOutcome run() {
    Flags flags = environment.flags();
    String sql = textOrNull(flags.text("sql"));
    String macro = textOrNull(flags.text("macro"));
    if (sql == null && macro == null) {
      throw ProblemException.runtime(
          "Either a macro name or --sql must be passed to run-operation");
    }
    if (sql != null && macro != null) {
      throw ProblemException.runtime(
          "Cannot specify both a macro name and --sql for run-operation");
    }
    if (sql != null && !flags.mapping("args").isEmpty()) {
      throw ProblemException.runtime(
          "--args cannot be used with --sql; pass arguments directly in the SQL");
    }
    Instant began = environment.clock().instant();
    if (sql == null || hasTemplate(sql)) {
      GraphLink.of(environment, lines);
    }
    Timing compile = new Timing("compile", began, environment.clock().instant());
    Instant executed = environment.clock().instant();
    Done done;
    try (InterruptWatch _ = new InterruptWatch(environment.adapter().connections())) {
      done = sql == null ? guarded(() -> call(String.valueOf(macro))) : guarded(() -> runSql(sql));
    }
    Timing execute = new Timing("execute", executed, environment.clock().instant());
    double seconds = Duration.between(began, environment.clock().instant()).toNanos() / 1e9;
    if (sql != null) {
      sqlEnd(done, seconds);
    }
    String id = sql == null ? macroId(String.valueOf(macro)) : queryId();
    RunResults artifact =
        new OperationArtifact(environment)
            .write(id, done.error(), done.response(), compile, execute, seconds);
    return new RunOutcome(List.of(), done.error() == null, artifact);
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static boolean hasTemplate(String sql) {
    return sql.contains("{{") || sql.contains("{%") || sql.contains("{#");
  }

  private interface Work {
    Map<String, @Nullable Object> run();
  }

  private Done guarded(Work work) {
    try {
      return new Done(null, work.run());
    } catch (ProblemException e) {
      return failed("Q001", "RunningOperationCaughtError", e.problem().describe());
    } catch (StackOverflowError e) {
      return failed(
          "Q036", "RunningOperationUncaughtError", "the templates call each other without an end");
    }
  }

  private Done failed(String code, String event, String text) {
    environment
        .events()
        .fire(
            new Event(
                code,
                event,
                Level.ERROR,
                "[ERROR]: Encountered an error while running operation: " + text,
                Map.of("exc", text)));
    return new Done(text, Map.of());
  }

  // ---- a macro

  private @Nullable RegisteredMacro find(String macro) {
    int dot = macro.indexOf('.');
    return dot < 0
        ? environment.macros().find(macro, null)
        : environment.macros().find(macro.substring(dot + 1), macro.substring(0, dot));
  }

  private static String baseName(String macro) {
    return macro.substring(macro.indexOf('.') + 1);
  }

  private Map<String, @Nullable Object> call(String name) {
    RegisteredMacro macro = find(name);
    if (macro == null) {
      int dot = name.indexOf('.');
      throw ProblemException.runtime(
          "dbt could not find a macro with the name \""
              + baseName(name)
              + "\" in "
              + (dot < 0 ? "any package" : "the '" + name.substring(0, dot) + "' package"));
    }
    ConnectionPool connections = environment.adapter().connections();
    connections.acquire("macro_" + baseName(name));
    try {
      connections.clearTransaction();
      environment
          .renderer()
          .operation(scope(new CompiledNodes()), macro)
          .call(macro, environment.flags().mapping("args"));
    } finally {
      connections.close();
    }
    return Map.of();
  }

  private String macroId(String name) {
    RegisteredMacro macro = find(name);
    if (macro == null) {
      throw ProblemException.compilation(
          "dbt could not find a macro with the name '"
              + baseName(name)
              + "' in any package. This can happen when calling a macro that does not exist. Check"
              + " for typos and/or install package dependencies with \"dbt deps\".");
    }
    return macro.uniqueId();
  }

  private CommandScope scope(CompiledNodes compiled) {
    return new CommandScope(environment, compiled, files(), Set.of());
  }

  private TargetFiles files() {
    return new TargetFiles(environment.project().root(), environment.targetPath());
  }

  // ---- a statement

  private Map<String, @Nullable Object> runSql(String sql) {
    String statement = hasTemplate(sql) ? compiled(sql) : sql;
    note(Level.INFO, text().progress("START executing " + QUERY, 1, 1, "RUN"));
    ConnectionPool connections = environment.adapter().connections();
    connections.acquire(QUERY);
    try {
      connections.clearTransaction();
      AdapterResponse response = connections.execute(statement, true, false, -1).response();
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("_message", response.message());
      map.put("code", response.code());
      map.put("rows_affected", response.rowsAffected());
      map.put("query_id", response.queryId());
      return map;
    } finally {
      connections.close();
    }
  }

  private String compiled(String sql) {
    ExecutableNode node = queries.parse(sql);
    CompiledNodes compiled = new CompiledNodes();
    Compiler compiler =
        new Compiler(environment.renderer(), scope(compiled), compiled, files(), true);
    return String.valueOf(compiler.compile(node, null).node().compiledCode());
  }

  private void sqlEnd(Done done, double seconds) {
    boolean failed = done.error() != null;
    String word = failed ? "ERROR" : String.valueOf(done.response().getOrDefault("_message", "OK"));
    note(
        failed ? Level.ERROR : Level.INFO,
        text()
            .progress(
                (failed ? "ERROR executing " : "OK executed ") + QUERY,
                1,
                1,
                failed ? ConsoleText.red(word) : ConsoleText.green(word),
                seconds));
  }

  private ConsoleText text() {
    return new ConsoleText((int) environment.flags().number("printer_width", 80));
  }

  private void note(Level level, String text) {
    environment.events().fire(Event.of("Z050", "Note", level, text));
  }

  private String queryId() {
    return "sql_operation." + environment.project().name() + "." + QUERY;
  }
}
