package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Lookup;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A way to an attribute of items, as {@code attribute='a.b.0'} gives it. */
final class AttributePath implements Function<@Nullable Object, @Nullable Object> {
  private final Environment environment;
  private final Object[] parts;
  private final boolean ignoreCase;
  private final @Nullable Object fallback;

  private AttributePath(
      Environment environment,
      @Nullable Object attribute,
      boolean ignoreCase,
      @Nullable Object fallback) {
    this.environment = environment;
    this.parts = parts(attribute);
    this.ignoreCase = ignoreCase;
    this.fallback = fallback;
  }

  static AttributePath of(Environment environment, @Nullable Object attribute) {
    return new AttributePath(environment, attribute, false, null);
  }

  /** Texts are made lower case at the end, unless {@code caseSensitive}. */
  static AttributePath of(
      Environment environment, @Nullable Object attribute, boolean caseSensitive) {
    return new AttributePath(environment, attribute, !caseSensitive, null);
  }

  static AttributePath of(
      Environment environment,
      @Nullable Object attribute,
      boolean caseSensitive,
      @Nullable Object fallback) {
    return new AttributePath(environment, attribute, !caseSensitive, fallback);
  }

  /** Several paths with commas between; gives lists. */
  static Function<@Nullable Object, @Nullable Object> several(
      Environment environment, @Nullable Object attribute, boolean caseSensitive) {
    List<AttributePath> paths = new ArrayList<>();
    if (Markup.plain(attribute) instanceof String text) {
      for (String part : text.split(",", -1)) {
        paths.add(of(environment, part, caseSensitive));
      }
    } else {
      paths.add(of(environment, attribute, caseSensitive));
    }
    return item -> {
      List<@Nullable Object> keys = new ArrayList<>(paths.size());
      for (AttributePath path : paths) {
        keys.add(path.apply(item));
      }
      return keys;
    };
  }

  private static Object[] parts(@Nullable Object attribute) {
    if (attribute == null) {
      return new Object[0];
    }
    if (!(Markup.plain(attribute) instanceof String text)) {
      return new Object[] {attribute};
    }
    Object[] parts = text.split("\\.", -1);
    Object[] keys = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String part = (String) parts[i];
      keys[i] = isDigits(part) ? (Object) Long.valueOf(part) : part;
    }
    return keys;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  @Override
  public @Nullable Object apply(@Nullable Object item) {
    Object value = item;
    for (Object part : parts) {
      value = Lookup.item(value, part, environment.undefined());
      if (fallback != null && value instanceof Undefined) {
        value = fallback;
      }
    }
    return ignoreCase && Markup.plain(value) instanceof String text ? lower(text) : value;
  }

  static String lower(String text) {
    return (String) Objects.requireNonNull(Attributes.callMethod(text, "lower", Arguments.NONE));
  }
}
