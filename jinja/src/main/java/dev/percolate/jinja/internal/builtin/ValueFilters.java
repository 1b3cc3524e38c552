package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Lookup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters on any value. */
final class ValueFilters {
  private ValueFilters() {}

  static @Nullable Object defaultValue(Environment environment, @Nullable Object[] a) {
    boolean absent = a[0] instanceof Undefined || (Truth.test(a[2]) && !Truth.test(a[0]));
    return absent ? a[1] : a[0];
  }

  static @Nullable Object attr(Environment environment, @Nullable Object[] a) {
    String name = Texts.str(a[1]);
    if (!Lookup.isKept(a[0], name) && Attributes.get(a[0], name) == Missing.MISSING) {
      return environment.undefined().element(a[0], name);
    }
    return Lookup.attribute(a[0], name, environment.undefined());
  }

  static @Nullable Object pprint(Environment environment, @Nullable Object[] a) {
    return PrettyPrinter.print(a[0]);
  }

  static @Nullable Object isList(Environment environment, @Nullable Object[] a) {
    return a[0] instanceof List<?> && !(a[0] instanceof PyTuple);
  }
}
