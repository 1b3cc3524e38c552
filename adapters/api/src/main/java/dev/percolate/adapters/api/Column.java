package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation, as dbt's macros see it.
 *
 * @param column the name
 * @param dtype the warehouse's type name, without sizes when they were given apart
 */
public record Column(
    ColumnClass columnClass,
    String column,
    String dtype,
    @Nullable Long charSize,
    @Nullable Object numericPrecision,
    @Nullable Object numericScale) {

  public String name() {
    return column;
  }

  /** The name in double quotes, whatever the adapter quotes with. */
  public String quoted() {
    return "\"" + column + "\"";
  }

  /** The type as DDL writes it. */
  public String dataType() {
    return columnClass.dataType(this);
  }

  public String expandedDataType() {
    return dataType();
  }

  public boolean isString() {
    return columnClass.isString(dtype);
  }

  public boolean isNumber() {
    return isInteger() || isNumeric() || isFloat();
  }

  public boolean isFloat() {
    return columnClass.isFloat(dtype);
  }

  public boolean isInteger() {
    return columnClass.isInteger(dtype);
  }

  public boolean isNumeric() {
    return columnClass.isNumeric(dtype);
  }

  /** Length of a string column; 256 when not known. */
  public long stringSize() {
    if (!isString()) {
      throw ProblemException.runtime("Called string_size() on non-string field!");
    }
    return dtype.equals("text") || charSize == null ? 256 : charSize;
  }

  public boolean canExpandTo(Column other) {
    return isString() && other.isString() && other.stringSize() > stringSize();
  }

  public String literal(String value) {
    return value + "::" + dataType();
  }

  /** Fields of a struct; empty for other types. */
  public List<Column> fields() {
    return columnClass.fields(this);
  }

  /** This column, or for a struct its fields at any depth under dotted names. */
  public List<Column> flatten() {
    List<Column> flat = new ArrayList<>();
    flatten("", flat);
    return flat;
  }

  private void flatten(String prefix, List<Column> into) {
    String path = prefix + column;
    List<Column> inner = fields();
    if (inner.isEmpty()) {
      into.add(prefix.isEmpty() ? this : columnClass.column(path, dtype));
    }
    for (Column field : inner) {
      field.flatten(path + ".", into);
    }
  }

  /** Python's {@code repr} of dbt's dataclass. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(columnClass.name());
    out.append("(column='").append(column).append("', dtype='").append(dtype);
    out.append("', char_size=").append(python(charSize));
    out.append(", numeric_precision=").append(python(numericPrecision));
    out.append(", numeric_scale=").append(python(numericScale));
    if (columnClass.hasFields()) {
      out.append(", fields=").append(fields());
    }
    return out.append(')').toString();
  }

  private static String python(@Nullable Object value) {
    return value == null ? "None" : value.toString();
  }
}
