package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, String> foreignKeys) {

  public CompiledNode {
    extraCtes = List.copyOf(extraCtes);
    foreignKeys = Frozen.map(foreignKeys);
  }

  /** The state of a node without foreign keys. */
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
        Map.of());
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
