package dev.percolate.jinja.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one operator of sets that templates can write: difference. */
final class SetAlgebra {
  private SetAlgebra() {}

  static @Nullable Object difference(@Nullable Object a, @Nullable Object b) {
    if (!(asSet(a) instanceof Set<?> x) || !(asSet(b) instanceof Set<?> y)) {
      return Missing.MISSING;
    }
    PySet out = new PySet();
    for (Object value : x) {
      if (!y.contains(value)) {
        out.add(value);
      }
    }
    return out;
  }

  private static @Nullable Object asSet(@Nullable Object value) {
    return switch (value) {
      case Set<?> set -> set;
      case DictView view when view.kind() != DictView.Kind.VALUES -> new PySet(view);
      case null, default -> null;
    };
  }
}
