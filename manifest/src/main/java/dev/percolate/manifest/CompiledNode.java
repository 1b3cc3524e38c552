package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What compiling and running add to a node. Kept beside the manifest, by unique id, so that the
 * manifest itself never changes.
 *
 * @param isCompiled false when only a path is known: the compiled fields are then not written
 * @param compiledPath where the compiled SQL was written, relative to the project
 * @param buildPath where the SQL that ran was written
 * @param relationName the relation, when compiling changed it; else null
 * @param foreignKeys the relations that foreign keys refer to, by the text that names them
 * @param macros unique ids of the macros that the node itself called while it was compiled and run
 * @param overloads the rendered bodies of a function's overloads, in their order; empty for others
 * @param index the place of a hook that ran, counted from 1; null for others
 */
public record CompiledNode(
    String uniqueId,
    boolean isCompiled,
    @Nullable String compiledCode,
    boolean extraCtesInjected,
    List<ExtraCte> extraCtes,
    @Nullable String compiledPath,
    @Nullable String buildPath,
    @Nullable String relationName,
    Map<String, String> foreignKeys,
    List<String> macros,
    List<@Nullable String> overloads,
    @Nullable Long index) {

  public CompiledNode {
    extraCtes = List.copyOf(extraCtes);
    foreignKeys = Frozen.map(foreignKeys);
    macros = List.copyOf(macros);
    overloads = Collections.unmodifiableList(new ArrayList<>(overloads));
  }

  /** The state of a node without foreign keys that called nothing. */
  public CompiledNode(
      String uniqueId,
      boolean isCompiled,
      @Nullable String compiledCode,
      boolean extraCtesInjected,
      List<ExtraCte> extraCtes,
      @Nullable String compiledPath,
      @Nullable String buildPath,
      @Nullable String relationName) {
    this(
        uniqueId,
        isCompiled,
        compiledCode,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        buildPath,
        relationName,
        Map.of(),
        List.of(),
        List.of(),
        null);
  }

  /** The state of a node of which nothing is known but the macros it called. */
  public static CompiledNode calling(String uniqueId, List<String> macros) {
    return new CompiledNode(uniqueId, false, null, false, List.of(), null, null, null)
        .withMacros(macros);
  }

  /** The same state with other code. */
  public CompiledNode withCode(String code) {
    return new CompiledNode(
        uniqueId,
        isCompiled,
        code,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        buildPath,
        relationName,
        foreignKeys,
        macros,
        overloads,
        index);
  }

  /** The same state with another path of the SQL that ran. */
  public CompiledNode withBuildPath(String path) {
    return new CompiledNode(
        uniqueId,
        isCompiled,
        compiledCode,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        path,
        relationName,
        foreignKeys,
        macros,
        overloads,
        index);
  }

  /** The same state with the rendered bodies of a function's overloads. */
  public CompiledNode withOverloads(List<@Nullable String> bodies) {
    return new CompiledNode(
        uniqueId,
        isCompiled,
        compiledCode,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        buildPath,
        relationName,
        foreignKeys,
        macros,
        bodies,
        index);
  }

  /** The same state with other macros. */
  public CompiledNode withMacros(List<String> called) {
    return new CompiledNode(
        uniqueId,
        isCompiled,
        compiledCode,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        buildPath,
        relationName,
        foreignKeys,
        called,
        overloads,
        index);
  }

  // dbt 1.12: a hook that ran stands in the manifest with its place counted from 1, others from 0
  /** The same state with the place of a hook. */
  public CompiledNode withIndex(@Nullable Long place) {
    return new CompiledNode(
        uniqueId,
        isCompiled,
        compiledCode,
        extraCtesInjected,
        extraCtes,
        compiledPath,
        buildPath,
        relationName,
        foreignKeys,
        macros,
        overloads,
        place);
  }

  // dbt 1.12: macros that a node itself calls while it runs, such as its materialization, join
  // those found by parsing
  /** The macros found by parsing and those called later. */
  List<String> withCalled(List<String> parsed) {
    if (macros.isEmpty()) {
      return parsed;
    }
    SequencedSet<String> all = new LinkedHashSet<>(parsed);
    all.addAll(macros);
    return List.copyOf(all);
  }

  /** The constraints with the relations that foreign keys refer to. */
  List<Constraint> located(List<Constraint> constraints) {
    if (foreignKeys.isEmpty()) {
      return constraints;
    }
    List<Constraint> located = new ArrayList<>(constraints.size());
    for (Constraint constraint : constraints) {
      String relation = constraint.to() == null ? null : foreignKeys.get(constraint.to());
      located.add(relation == null ? constraint : constraint.withTo(relation));
    }
    return located;
  }

  /** The columns with the relations that their foreign keys refer to. */
  Map<String, ColumnSpec> located(Map<String, ColumnSpec> columns) {
    if (foreignKeys.isEmpty()) {
      return columns;
    }
    Map<String, ColumnSpec> located = new LinkedHashMap<>();
    columns.forEach(
        (name, column) -> located.put(name, column.withConstraints(located(column.constraints()))));
    return located;
  }

  /** An ephemeral model placed before the query as a common table expression. */
  public record ExtraCte(String id, @Nullable String sql) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("id", id);
      sink.field("sql", sql);
    }
  }
}
