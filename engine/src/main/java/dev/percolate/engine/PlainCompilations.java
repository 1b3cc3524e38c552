package dev.percolate.engine;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.compiler.CompilationBatch;
import dev.percolate.compiler.CompilationStatus;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.render.HostFunction;
import dev.percolate.render.Introspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Compilations} in texts, numbers, lists and maps, for callers of other languages.
 *
 * <p>A batch is a map of {@code compiled} (id to {@code compiled_code}, {@code extra_ctes}, {@code
 * rendered_code}, {@code ephemerals}, {@code compiled_path}, {@code relation_name}, {@code macros},
 * {@code repeatable}), {@code pending} (id to {@code asker}, {@code question}, {@code sql_so_far}),
 * {@code failed} (id to message) and {@code statistics}.
 *
 * <p>A question has a {@code kind}: {@code query} and {@code statement} ({@code sql}, {@code
 * fetch}), {@code columns} ({@code relation}), {@code relations} ({@code database}, {@code
 * schema}), {@code query_columns} ({@code sql}) or {@code method} ({@code name}, {@code
 * arguments}). Its answer: for a query a map of {@code columns} (names), {@code rows} (lists) and
 * {@code message}; for a statement the message; for columns a list of maps with {@code name},
 * {@code dtype} and, where known, {@code char_size}, {@code numeric_precision}, {@code
 * numeric_scale}; for relations a list of maps with {@code database}, {@code schema}, {@code
 * identifier}, {@code type}; for a method its value. Null for {@code columns} and {@code relations}
 * makes the node ask by a query.
 */
public final class PlainCompilations implements AutoCloseable {
  private final Compilations compilations;

  private PlainCompilations(Compilations compilations) {
    this.compilations = compilations;
  }

  /**
   * Parses a project.
   *
   * @param options of dbt's command line by name, such as {@code target}, {@code profiles_dir} and
   *     {@code vars}; {@code engine_macros} is the map of {@link Percolate#engineMacros}
   * @param functions that templates can call, with plain values
   * @param environment in place of this process's
   * @throws ProblemException with dbt's message when the project is wrong
   */
  public static PlainCompilations open(
      String projectDirectory,
      Map<String, ? extends @Nullable Object> options,
      Map<String, HostFunction> functions,
      Map<String, String> environment) {
    Percolate project = Percolate.open(Path.of(projectDirectory)).environment(environment);
    for (Map.Entry<String, ? extends @Nullable Object> option : options.entrySet()) {
      project =
          option.getKey().equals("engine_macros")
              ? project.engineMacros(folders(map(option.getValue())))
              : project.with(option.getKey(), option.getValue());
    }
    for (Map.Entry<String, HostFunction> function : functions.entrySet()) {
      project = project.function(function.getKey(), plain(function.getValue()));
    }
    return new PlainCompilations(project.compilations());
  }

  private static Map<String, Path> folders(Map<?, ?> given) {
    Map<String, Path> folders = new LinkedHashMap<>();
    given.forEach((name, folder) -> folders.put((String) name, Path.of((String) folder)));
    return folders;
  }

  private static HostFunction plain(HostFunction function) {
    return (positional, named) -> {
      List<@Nullable Object> values = new ArrayList<>();
      positional.forEach(value -> values.add(PlainValues.of(value)));
      Map<String, @Nullable Object> byName = new LinkedHashMap<>();
      named.forEach((name, value) -> byName.put(name, PlainValues.of(value)));
      return function.call(values, byName);
    };
  }

  /** The unique ids of all that can be compiled. */
  public List<String> ids() {
    return List.copyOf(compilations.manifest().nodes().keySet());
  }

  /** Compiles nodes and asks the warehouse whatever they want to know. */
  public Map<String, @Nullable Object> compileBatch(List<String> ids) {
    return plain(compilations.compileBatch(ids));
  }

  /** Compiles nodes as far as they get without the warehouse. */
  public Map<String, @Nullable Object> compileBatchPure(List<String> ids) {
    return plain(compilations.compileBatchPure(ids));
  }

  /** Tells a waiting node what it wants to know; gives the state of all nodes. */
  public Map<String, @Nullable Object> completeIntrospection(String id, @Nullable Object answer) {
    Introspection<?> question = question(id);
    compilations.completeIntrospection(id, typed(question, answer));
    return state();
  }

  /** Tells a waiting node that the warehouse refused; gives the state of all nodes. */
  public Map<String, @Nullable Object> failIntrospection(String id, String message) {
    compilations.failIntrospection(id, message);
    return state();
  }

  /** The state of all nodes named so far, as a batch. */
  public Map<String, @Nullable Object> state() {
    return plain(compilations.state());
  }

  private Introspection<?> question(String id) {
    for (CompilationStatus.PendingIntrospection waiting : compilations.state().pending()) {
      if (waiting.uniqueId().equals(id)) {
        return waiting.question();
      }
    }
    throw ProblemException.runtime("The node '" + id + "' does not wait for an answer");
  }

  // ---- to plain values

  private static Map<String, @Nullable Object> plain(CompilationBatch batch) {
    Map<String, @Nullable Object> compiled = new LinkedHashMap<>();
    batch.compiled().forEach(done -> compiled.put(done.uniqueId(), plain(done)));
    Map<String, @Nullable Object> pending = new LinkedHashMap<>();
    for (CompilationStatus.PendingIntrospection waiting : batch.pending()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("asker", waiting.asker());
      map.put("question", plain(waiting.question()));
      map.put("sql_so_far", waiting.sqlSoFar());
      pending.put(waiting.uniqueId(), map);
    }
    Map<String, @Nullable Object> failed = new LinkedHashMap<>();
    batch.failed().forEach(wrong -> failed.put(wrong.uniqueId(), wrong.problem().describe()));
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("compiled", compiled);
    plain.put("pending", pending);
    plain.put("failed", failed);
    plain.put("statistics", plain(batch.statistics()));
    return plain;
  }

  private static Map<String, @Nullable Object> plain(CompilationBatch.Statistics statistics) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("nodes", (long) statistics.nodes());
    map.put("pure", (long) statistics.pure());
    map.put("introspecting", (long) statistics.introspecting());
    map.put("waiting", (long) statistics.waiting());
    map.put("failed", (long) statistics.failed());
    map.put("questions", (long) statistics.questions());
    return map;
  }

  private static Map<String, @Nullable Object> plain(CompilationStatus.Complete done) {
    CompiledNode node = done.node();
    List<Object> ctes = new ArrayList<>();
    for (CompiledNode.ExtraCte cte : node.extraCtes()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("id", cte.id());
      map.put("sql", cte.sql());
      ctes.add(map);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("compiled_code", node.compiledCode());
    map.put("extra_ctes", ctes);
    map.put("rendered_code", ctes.isEmpty() ? null : done.renderedCode());
    map.put("ephemerals", done.ephemerals());
    map.put("compiled_path", node.compiledPath());
    map.put("relation_name", node.relationName());
    map.put("macros", node.macros());
    map.put("repeatable", done.isRepeatable());
    return map;
  }

  private static Map<String, @Nullable Object> plain(Introspection<?> question) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    switch (question) {
      case Introspection.Query query -> {
        map.put("kind", "query");
        map.put("sql", query.sql());
        map.put("fetch", query.fetch());
        map.put("limit", query.limit());
      }
      case Introspection.Statement statement -> {
        map.put("kind", "statement");
        map.put("sql", statement.sql());
        map.put("fetch", false);
      }
      case Introspection.Columns(Relation relation) -> {
        map.put("kind", "columns");
        map.put("relation", plain(relation));
      }
      case Introspection.Relations relations -> {
        map.put("kind", "relations");
        map.put("database", relations.database());
        map.put("schema", relations.schema());
      }
      case Introspection.QueryColumns(String sql) -> {
        map.put("kind", "query_columns");
        map.put("sql", sql);
      }
      case Introspection.Method(var method, var arguments) -> {
        map.put("kind", "method");
        map.put("name", method.name());
        map.put("arguments", PlainValues.of(arguments));
      }
    }
    return map;
  }

  static Map<String, @Nullable Object> plain(Relation relation) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("database", relation.database());
    map.put("schema", relation.schema());
    map.put("identifier", relation.identifier());
    RelationType type = relation.type();
    map.put("type", type == null ? null : type.word());
    map.put("rendered", relation.toString());
    return map;
  }

  // ---- from plain values

  private @Nullable Object typed(Introspection<?> question, @Nullable Object answer) {
    return switch (question) {
      case Introspection.Query _ -> execution(map(answer));
      case Introspection.Statement _ -> AdapterResponse.of(String.valueOf(answer));
      case Introspection.Columns _ -> answer == null ? null : columns(answer);
      case Introspection.QueryColumns _ -> columns(answer);
      case Introspection.Relations _ -> answer == null ? null : relations(answer);
      case Introspection.Method _ -> new Introspection.Answer(answer);
    };
  }

  private static ConnectionPool.Execution execution(Map<?, ?> answer) {
    List<String> names = new ArrayList<>();
    list(answer.get("columns")).forEach(name -> names.add(String.valueOf(name)));
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    list(answer.get("rows")).forEach(row -> rows.add(list(row)));
    Object message = answer.get("message");
    return new ConnectionPool.Execution(
        AdapterResponse.of(message == null ? "OK" : message.toString()),
        ResultTable.ofQuery(names, rows));
  }

  private List<Column> columns(@Nullable Object answer) {
    List<Column> columns = new ArrayList<>();
    for (Object item : list(answer)) {
      Map<?, ?> map = map(item);
      columns.add(
          new Column(
              adapter().columnClass(),
              String.valueOf(map.get("name")),
              String.valueOf(map.get("dtype")),
              map.get("char_size") instanceof Number size ? (Long) size.longValue() : null,
              map.get("numeric_precision"),
              map.get("numeric_scale")));
    }
    return columns;
  }

  private List<Relation> relations(@Nullable Object answer) {
    List<Relation> relations = new ArrayList<>();
    for (Object item : list(answer)) {
      Map<?, ?> map = map(item);
      relations.add(
          adapter()
              .relationClass()
              .create(
                  text(map.get("database")),
                  text(map.get("schema")),
                  text(map.get("identifier")),
                  RelationType.ofWord(String.valueOf(map.get("type"))).orElse(null)));
    }
    return relations;
  }

  private Adapter adapter() {
    return compilations.session().adapter();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw ProblemException.runtime("The answer should be a map, and is " + value);
  }

  private static List<? extends @Nullable Object> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw ProblemException.runtime("The answer should have a list, and has " + value);
  }

  @Override
  public void close() {
    compilations.close();
  }
}
