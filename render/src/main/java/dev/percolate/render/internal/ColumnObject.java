package dev.percolate.render.internal;

import dev.percolate.adapters.api.Column;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column in a template. */
record ColumnObject(Column column) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return Function.method(found(name), this, className(name));
  }

  /** The Python class that a method is of. */
  private String className(String method) {
    return switch (method) {
      case "flatten", "is_struct", "is_float", "is_integer" ->
          column.columnClass().hasFields() ? typeName() : "Column";
      default -> "Column";
    };
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "name", "column" -> column.column();
      case "quoted" -> column.quoted();
      case "dtype" -> column.dtype();
      case "data_type" -> column.dataType();
      case "expanded_data_type" -> column.expandedDataType();
      case "char_size" -> column.charSize();
      case "numeric_precision" -> column.numericPrecision();
      case "numeric_scale" -> column.numericScale();
      case "is_string" -> Function.of(name, _ -> column.isString());
      case "is_number" -> Function.of(name, _ -> column.isNumber());
      case "is_float" -> Function.of(name, _ -> column.isFloat());
      case "is_integer" -> Function.of(name, _ -> column.isInteger());
      case "is_numeric" -> Function.of(name, _ -> column.isNumeric());
      case "string_size" -> Function.of(name, _ -> column.stringSize());
      case "can_expand_to" ->
          Function.of(
              name,
              args -> args[0] instanceof ColumnObject other && column.canExpandTo(other.column),
              "other_column");
      case "literal" -> Function.of(name, args -> column.literal(Texts.str(args[0])), "value");
      case "fields" ->
          column.columnClass().hasFields() ? Wrapping.wrap(column.fields()) : Missing.MISSING;
      case "is_struct" ->
          column.columnClass().hasFields()
              ? Function.of(name, _ -> column.dtype().toLowerCase(Locale.ROOT).startsWith("struct"))
              : Missing.MISSING;
      case "flatten" ->
          column.columnClass().hasFields()
              ? Function.of(name, _ -> Wrapping.wrap(column.flatten()))
              : Missing.MISSING;
      default -> ColumnClassObject.shared(column.columnClass(), name);
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? attribute(name) : Missing.MISSING;
  }

  /** Python's, of a dataclass: every field is shown. */
  @Override
  public String repr() {
    String known =
        column.columnClass().name()
            + "(column="
            + Texts.repr(column.column())
            + ", dtype="
            + Texts.repr(column.dtype())
            + ", char_size="
            + Texts.repr(column.charSize())
            + ", numeric_precision="
            + Texts.repr(column.numericPrecision())
            + ", numeric_scale="
            + Texts.repr(column.numericScale());
    if (!column.columnClass().hasFields()) {
      return known + ")";
    }
    List<ColumnObject> fields = column.fields().stream().map(ColumnObject::new).toList();
    return known + ", fields=" + Texts.repr(fields) + ")";
  }

  @Override
  public boolean isHashable() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return column.columnClass().qualifiedName();
  }
}
