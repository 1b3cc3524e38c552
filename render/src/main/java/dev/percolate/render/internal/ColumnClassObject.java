package dev.percolate.render.internal;

import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code api.Column}: the adapter's Column class. */
record ColumnClassObject(ColumnClass columnClass) implements PyObject, PyCallable {
  @Override
  public @Nullable Object attribute(String name) {
    return Function.method(shared(columnClass, name), this, "Column");
  }

  /** What class and instances have in common. */
  static @Nullable Object shared(ColumnClass columnClass, String name) {
    return switch (name) {
      case "create" ->
          Function.of(
              name,
              args -> new ColumnObject(columnClass.create(Texts.str(args[0]), Texts.str(args[1]))),
              "name",
              "label_or_dtype");
      case "translate_type" ->
          Function.of(name, args -> columnClass.translateType(Texts.str(args[0])), "dtype");
      case "string_type" ->
          Function.of(name, args -> columnClass.stringType(number(args[0], 256)), "size");
      case "numeric_type" ->
          Function.of(
              name,
              args -> columnClass.numericType(Texts.str(args[0]), args[1], args[2]),
              "dtype",
              "precision",
              "scale");
      case "from_description" ->
          Function.of(
              name,
              args ->
                  new ColumnObject(
                      columnClass.fromDescription(Texts.str(args[0]), Texts.str(args[1]))),
              "name",
              "raw_data_type");
      case "TYPE_LABELS" -> new LinkedHashMap<>(Map.of("STRING", "TEXT"));
      default -> Missing.MISSING;
    };
  }

  private static long number(@Nullable Object value, long fallback) {
    return value instanceof Number number ? number.longValue() : fallback;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return Function.of(
            2,
            "__init__",
            this::make,
            "column",
            "dtype",
            "char_size",
            "numeric_precision",
            "numeric_scale")
        .boundTo(this, columnClass.hasFields() ? columnClass.name() : "Column")
        .call(args);
  }

  private ColumnObject make(@Nullable Object[] args) {
    return new ColumnObject(
        new Column(
            columnClass,
            Texts.str(args[0]),
            Texts.str(args[1]),
            args[2] instanceof Number number ? (Long) number.longValue() : null,
            args[3],
            args[4]));
  }

  @Override
  public String repr() {
    return "<class '" + columnClass.qualifiedName() + "'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
