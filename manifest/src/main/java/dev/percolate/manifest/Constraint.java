package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a column or model.
 *
 * @param type check, not_null, unique, primary_key, foreign_key or custom
 * @param to the referenced relation of a foreign key, or null
 * @param columns the columns of a model-level constraint; null on a column
 */
public record Constraint(
    String type,
    @Nullable String name,
    @Nullable String expression,
    boolean warnUnenforced,
    boolean warnUnsupported,
    @Nullable String to,
    List<String> toColumns,
    @Nullable List<String> columns)
    implements Part {

  public Constraint {
    toColumns = List.copyOf(toColumns);
    columns = columns == null ? null : List.copyOf(columns);
  }

  /** The same constraint on another relation. */
  Constraint withTo(String relation) {
    return new Constraint(
        type, name, expression, warnUnenforced, warnUnsupported, relation, toColumns, columns);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("type", type);
    sink.field("name", name);
    sink.field("expression", expression);
    sink.field("warn_unenforced", warnUnenforced);
    sink.field("warn_unsupported", warnUnsupported);
    sink.field("to", to);
    sink.field("to_columns", toColumns);
    if (columns != null) {
      sink.field("columns", columns);
    }
  }
}
