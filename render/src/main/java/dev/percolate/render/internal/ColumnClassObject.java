package dev.percolate.render.internal;

import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code api.Column}: the adapter's Column class. */
record ColumnClassObject(ColumnClass columnClass) implements PyObject, PyCallable {
  @Override
  public @Nullable Object attribute(String name) {
    return shared(columnClass, name);
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
      default -> Missing.MISSING;
    };
  }

  private static long number(@Nullable Object value, long fallback) {
    return value instanceof Number number ? number.longValue() : fallback;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    Object size = args.get(2, "char_size", null);
    return new ColumnObject(
        new Column(
            columnClass,
            Texts.str(args.get(0, "column", null)),
            Texts.str(args.get(1, "dtype", null)),
            size instanceof Number number ? (Long) number.longValue() : null,
            args.get(3, "numeric_precision", null),
            args.get(4, "numeric_scale", null)));
  }

  @Override
  public String repr() {
    return "<class '" + columnClass.name() + "'>";
  }

  @Override
  public String typeName() {
    return "type";
  }
}
