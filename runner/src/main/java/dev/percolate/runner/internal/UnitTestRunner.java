package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.UnitTest;
import dev.percolate.render.RunContext;
import dev.percolate.render.StatementResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.runner.internal.diff.TableDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs unit tests: the model over its mocked inputs, compared with the expected rows. */
final class UnitTestRunner {
  private static final String WHICH = "actual_or_expected";

  private final RunEnvironment environment;
  private final CommandScope scope;
  private final Executions executions;

  UnitTestRunner(RunEnvironment environment, CommandScope scope) {
    this.environment = environment;
    this.scope = scope;
    this.executions = new Executions(environment, scope);
  }

  Executions.Outcome run(UnitTest test, Stopwatch watch) {
    // dbt 1.12: a unit test is compiled while it is executed
    watch.time("compile", test::uniqueId);
    return watch.time("execute", () -> execute(test));
  }

  private Executions.Outcome execute(UnitTest test) {
    UnitTestManifest manifest = new UnitTestManifest(environment, test);
    CompiledNodes compiled = new CompiledNodes();
    UnitTestScope own = new UnitTestScope(scope, manifest, order(), compiled, scope.files());
    ExecutableNode node = manifest.node();
    Compiler compiler = new Compiler(environment.renderer(), own, compiled, scope.files(), true);
    compiler.compileIn(
        node, environment.renderer().unitTest(own, test, node, manifest.thisInput()));
    RunContext context = environment.renderer().run(own, node, null);
    StatementResult main = materialize(test, node, context);
    CompiledNode code = compiled.get(node.uniqueId());
    if (code != null) {
      scope.compiledNodes().put(code);
    }
    return verdict(main);
  }

  private NameResolver.Order order() {
    return environment.flags().is("require_ref_searches_node_package_before_root")
        ? NameResolver.Order.NODE_PACKAGE_FIRST
        : NameResolver.Order.ROOT_FIRST;
  }

  private StatementResult materialize(UnitTest test, ExecutableNode node, RunContext context) {
    try {
      context.call(executions.materialization(node), Map.of());
    } catch (ProblemException e) {
      throw ProblemException.runtime(
          "An error occurred during execution of unit test '"
              + test.name()
              + "'. There may be an error in the unit test definition: check the data types.\n "
              + e.problem().describe());
    }
    return Objects.requireNonNull(context.result("main"), "the materialization ran a statement");
  }

  private Executions.Outcome verdict(StatementResult main) {
    List<String> names = new ArrayList<>();
    main.table().columnNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    ResultTable table = main.table().rename(names);
    ResultTable actual = part(table, "actual");
    String difference =
        TableDifference.render(
            actual.columnNames(), values(part(table, "expected")), values(actual));
    Map<String, @Nullable Object> response = Executions.response(main);
    if (difference == null) {
      return new Executions.Outcome(NodeStatus.PASS, null, 0L, response, null);
    }
    String message =
        "\n\n"
            + ConsoleText.green("actual")
            + " differs from "
            + ConsoleText.red("expected")
            + ":\n\n"
            + difference
            + "\n";
    boolean isPlain = Boolean.FALSE.equals(environment.flags().get("use_colors"));
    return new Executions.Outcome(
        NodeStatus.FAIL, isPlain ? ConsoleText.plain(message) : message, 1L, response, null);
  }

  /** The actual or the expected rows, in the order they are compared in: nulls last. */
  private static ResultTable part(ResultTable table, String which) {
    ResultTable rows = table.where(row -> which.equals(row.get(WHICH))).exclude(List.of(WHICH));
    return rows.orderBy(rows.columnNames(), false);
  }

  private static List<List<@Nullable Object>> values(ResultTable table) {
    List<List<@Nullable Object>> rows = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      rows.add(row.values());
    }
    return rows;
  }
}
