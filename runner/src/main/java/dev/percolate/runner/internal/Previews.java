package dev.percolate.runner.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.BugException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the first rows of what a compiled node selects, for the command {@code show}. */
final class Previews {
  private static final long STANDARD_LIMIT = 5;

  private final RunEnvironment environment;
  private final Compiler compiler;

  Previews(RunEnvironment environment, Compiler compiler) {
    this.environment = environment;
    this.compiler = compiler;
  }

  Executions.Outcome rows(ExecutableNode node, Compiler.Compilation compiled) {
    RegisteredMacro macro = environment.macros().find("get_show_sql", null);
    if (macro == null) {
      throw new BugException("the macro get_show_sql is built in");
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("compiled_code", compiled.node().compiledCode());
    arguments.put("sql_header", node.config().get("sql_header"));
    arguments.put("limit", limit(environment));
    String sql = Texts.str(compiled.context().callApart(macro, arguments));
    // dbt 1.12: artifacts show the query with the limit as the compiled code
    compiler.recode(compiled.node(), sql);
    ConnectionPool.Execution rows =
        environment.adapter().connections().execute(sql, false, true, -1);
    return new Executions.Outcome(
        NodeStatus.SUCCESS, null, null, response(rows.response()), rows.table());
  }

  /** How many rows to show; null for all of them. */
  static @Nullable Long limit(RunEnvironment environment) {
    long limit = environment.flags().number("limit", STANDARD_LIMIT);
    return limit < 0 ? null : limit;
  }

  /** dbt 1.12: here the keys without a value are kept. */
  private static Map<String, @Nullable Object> response(AdapterResponse response) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("_message", response.message());
    map.put("code", response.code());
    map.put("rows_affected", response.rowsAffected());
    map.put("query_id", response.queryId());
    return map;
  }
}
