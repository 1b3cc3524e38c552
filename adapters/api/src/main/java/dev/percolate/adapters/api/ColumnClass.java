package dev.percolate.adapters.api;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all columns of one adapter share: dbt's Column class, {@code api.Column} in templates. The
 * defaults are those of dbt's base class; an adapter overrides what differs.
 */
public interface ColumnClass {
  /** The words of dbt's base class for integers. */
  Set<String> INTEGER_TYPES =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "smallserial",
          "serial",
          "bigserial",
          "int2",
          "int4",
          "int8",
          "serial2",
          "serial4",
          "serial8");

  /** The words of dbt's base class for floats. */
  Set<String> FLOAT_TYPES =
      Set.of("real", "float4", "float", "double precision", "float8", "double");

  /** dbt's class with its module. */
  String qualifiedName();

  /** dbt's class name, such as {@code DuckDBColumn}. */
  default String name() {
    String qualified = qualifiedName();
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  default boolean isString(String dtype) {
    return switch (dtype.toLowerCase(Locale.ROOT)) {
      case "text", "character varying", "character", "varchar" -> true;
      default -> false;
    };
  }

  default boolean isFloat(String dtype) {
    return FLOAT_TYPES.contains(dtype.toLowerCase(Locale.ROOT));
  }

  default boolean isInteger(String dtype) {
    return INTEGER_TYPES.contains(dtype.toLowerCase(Locale.ROOT));
  }

  default boolean isNumeric(String dtype) {
    String word = dtype.toLowerCase(Locale.ROOT);
    return word.equals("numeric") || word.equals("decimal");
  }

  /** {@code Column.translate_type}: the warehouse's word for a general type name. */
  default String translateType(String dtype) {
    return dtype.equalsIgnoreCase("string") ? "TEXT" : dtype;
  }

  /** A column's type as DDL writes it. */
  default String dataType(Column column) {
    if (column.isString()) {
      return stringType(column.stringSize());
    }
    return column.isNumeric()
        ? numericType(column.dtype(), column.numericPrecision(), column.numericScale())
        : column.dtype();
  }

  /** {@code Column.string_type(size)}. */
  default String stringType(long size) {
    return "character varying(" + size + ")";
  }

  /** {@code Column.numeric_type(dtype, precision, scale)}. */
  default String numericType(String dtype, @Nullable Object precision, @Nullable Object scale) {
    return precision == null || scale == null ? dtype : dtype + "(" + precision + "," + scale + ")";
  }

  /** A column of type {@code dtype} with nothing else known. */
  default Column column(String name, String dtype) {
    return new Column(this, name, dtype, null, null, null);
  }

  /** {@code Column.create(name, label_or_dtype)}. */
  default Column create(String name, String labelOrDtype) {
    return column(name, translateType(labelOrDtype));
  }

  /** {@code Column.from_description(name, raw_data_type)}: takes sizes out of the type's text. */
  default Column fromDescription(String name, String rawDataType) {
    return ColumnDescription.parse(this, name, rawDataType);
  }

  /** The fields of a struct column; empty for all others. */
  default List<Column> fields(Column column) {
    return List.of();
  }

  /** Whether the class knows struct fields at all, so that a column prints them. */
  default boolean hasFields() {
    return false;
  }
}
