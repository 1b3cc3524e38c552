package dev.percolate.adapters.api.internal;

import dev.percolate.diagnostics.PythonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agate prints of its own objects. */
public final class AgateText {
  private AgateText() {}

  /** The text of a sequence: its first five values. */
  public static String sample(String className, List<? extends @Nullable Object> values) {
    StringBuilder out = new StringBuilder("<agate.").append(className).append(": (");
    for (int i = 0; i < values.size() && i < 5; i++) {
      out.append(i == 0 ? "" : ", ").append(cell(values.get(i)));
    }
    return out.append(values.size() > 5 ? ", ...)>" : ")>").toString();
  }

  /** A table holds numbers as decimals; what is no finite number is kept as a double. */
  private static String cell(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      String word = Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
      return "Decimal('" + word + "')";
    }
    return PythonText.repr(value);
  }
}
