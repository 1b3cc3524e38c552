package dev.percolate.parser.internal.osi;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyFunction;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a filter calls {@code Dimension('order__status').grain('month')}: a column.
 *
 * @param kind the name of the function
 * @param grain a granularity or a part of a date
 */
record FilterTerm(String kind, String column, @Nullable String grain) implements PyObject {

  /**
   * One of the functions; what it takes beside a name.
   *
   * @param second the parameter after the name
   * @param third the one after that; with it any others may be named
   */
  static PyFunction function(String kind, String second, @Nullable String third) {
    Signature.Builder signature =
        Signature.of("_" + kind + "Stub.__init__").required("name").optional(second, null);
    if (third != null) {
      signature.optional(third, null).kwargs();
    }
    return new PyFunction(signature.method().build(), values -> term(kind, values));
  }

  private static FilterTerm term(String kind, @Nullable Object[] values) {
    String name = Texts.str(values[0]);
    return switch (kind) {
      case "Metric" -> new FilterTerm(kind, name, null);
      case "TimeDimension" -> {
        String grain = values[1] == null ? "" : Texts.str(values[1]);
        yield new FilterTerm(kind, path(values[2], name), grain.isEmpty() ? null : grain);
      }
      default -> new FilterTerm(kind, path(values[1], name), null);
    };
  }

  private static String path(@Nullable Object entities, String name) {
    StringBuilder path = new StringBuilder();
    if (entities instanceof List<?> list) {
      list.forEach(entity -> path.append(Texts.str(entity)).append("__"));
    }
    return path.append(name).toString();
  }

  @Override
  public Object attribute(String name) {
    if (name.equals("descending")) {
      return (PyCallable) _ -> this;
    }
    if (kind.endsWith("Dimension") && name.equals("grain")) {
      return method("time_granularity");
    }
    if (kind.endsWith("Dimension") && name.equals("date_part")) {
      return method("date_part_name");
    }
    throw new PyException(
        PyException.Kind.UNDEFINED_ERROR,
        "'metricflow.converters.filter_utils._"
            + kind
            + "Stub object' has no attribute '"
            + name
            + "'");
  }

  private PyCallable method(String parameter) {
    return (Arguments args) -> new FilterTerm(kind, column, Texts.str(args.get(0, parameter, "")));
  }

  @Override
  public String str() {
    return grain == null ? column : column + "__" + grain.toLowerCase(Locale.ROOT);
  }
}
