package dev.percolate.render.internal;

import dev.percolate.adapters.api.Row;

/** A row of an agate table. */
final class RowObject extends MappedSequence {
  private final Row row;

  RowObject(Row row) {
    super("agate.rows.Row", row.values(), row.names());
    this.row = row;
  }

  Row row() {
    return row;
  }
}
