package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.PythonJson;
import dev.percolate.project.Flags;
import dev.percolate.runner.NodeResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What compile and show print of their nodes: SQL, or a table, as text or as JSON. */
public final class PreviewLines {
  private static final int SHOWN_COLUMNS = 6;
  private static final int COLUMN_WIDTH = 20;

  private final EventSink events;
  private final Flags flags;
  private final boolean isInline;

  /**
   * Lines of one command.
   *
   * @param isInline whether the only node is a query of the command line
   */
  public PreviewLines(EventSink events, Flags flags, boolean isInline) {
    this.events = events;
    this.flags = flags;
    this.isInline = isInline;
  }

  /**
   * Prints the nodes that were asked for by name.
   *
   * @param asTables whether rows are printed and not SQL
   */
  public void print(List<NodeResult> results, CompiledNodes compiled, boolean asTables) {
    List<NodeResult> wanted = new ArrayList<>();
    for (NodeResult result : results) {
      String name = result.node().name();
      if (isWanted(name)) {
        wanted.add(result);
      } else if (isInline || !flags.list("select").isEmpty()) {
        events.fire(
            Event.of("Z050", "Note", Level.DEBUG, "Excluded node '" + name + "' from results"));
      }
    }
    for (NodeResult result : wanted) {
      if (asTables) {
        table(result);
      } else {
        CompiledNode code = compiled.get(result.node().uniqueId());
        sql(result, code == null ? null : code.compiledCode());
      }
    }
  }

  // dbt 1.12: a node is shown when its name is a part of the first word after --select
  private boolean isWanted(String name) {
    List<String> select = flags.list("select");
    return isInline || (!select.isEmpty() && select.getFirst().contains(name));
  }

  private void sql(NodeResult result, @Nullable String code) {
    String name = result.node().name();
    String message =
        isJson()
            ? json(name, "compiled", code)
            : headed("Compiled inline node is:", "Compiled node '" + name + "' is:", code);
    fire("Q042", "CompiledNode", message, name, result.node().uniqueId(), "compiled", code);
  }

  private void table(NodeResult result) {
    String name = result.node().name();
    if (result.node() instanceof Model model && model.version() != null) {
      name += ".v" + Texts.str(model.version());
    }
    ResultTable rows = result.table();
    table(rows == null ? ResultTable.EMPTY : rows, name, result.node().uniqueId());
  }

  /** Prints a table. */
  public void table(ResultTable table, String name, String uniqueId) {
    String preview = isJson() ? table.toJson() : table.printTable(-1, SHOWN_COLUMNS, COLUMN_WIDTH);
    String message =
        isJson()
            ? json(name, "show", PythonJson.loads(preview))
            : headed("Previewing inline node:", "Previewing node '" + name + "':", preview);
    fire("Q041", "ShowNode", message, name, uniqueId, "preview", preview);
  }

  private boolean isJson() {
    return "json".equals(flags.text("output"));
  }

  private String json(String name, String key, @Nullable Object value) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    if (!isInline) {
      line.put("node", name);
    }
    line.put(key, value);
    return PythonJson.dumps(line, 2);
  }

  private String headed(String inlineHeader, String header, @Nullable String text) {
    String body = Texts.str(text);
    return flags.is("quiet") ? body : (isInline ? inlineHeader : header) + "\n" + body;
  }

  private void fire(
      String code,
      String event,
      String message,
      String name,
      String uniqueId,
      String field,
      @Nullable String value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("node_name", name);
    fields.put(field, value);
    fields.put("is_inline", isInline);
    fields.put("quiet", flags.is("quiet"));
    fields.put("output_format", isJson() ? "json" : "text");
    fields.put("unique_id", uniqueId);
    events.fire(new Event(code, event, Level.INFO, message, fields));
  }
}
