package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;

/** PostgreSQL's column types: texts without a length stay so. */
final class PostgresColumnClass implements ColumnClass {
  static final PostgresColumnClass INSTANCE = new PostgresColumnClass();

  private PostgresColumnClass() {}

  @Override
  public String qualifiedName() {
    return "dbt.adapters.postgres.column.PostgresColumn";
  }

  @Override
  public String dataType(Column column) {
    String dtype = column.dtype();
    boolean unsized = dtype.equalsIgnoreCase("character varying") && column.charSize() == null;
    return unsized || dtype.equalsIgnoreCase("text") ? dtype : ColumnClass.super.dataType(column);
  }
}
