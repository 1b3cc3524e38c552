package dev.percolate.parser.internal.config;

import dev.percolate.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undefined values in a configuration or other values a user may choose freely, such as {@code
 * config(meta={'a': nothing})} or, in dbt_project.yml, {@code +snowflake_warehouse: "{{
 * target.warehouse }}"} for a target without one.
 */
public final class UndefinedValues {
  private UndefinedValues() {}

  /** dbt 1.12: they are written as empty texts; a mapping without any is returned as it is. */
  public static Map<String, @Nullable Object> asTexts(Map<String, @Nullable Object> config) {
    if (!isIn(config)) {
      return config;
    }
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    config.forEach((key, value) -> texts.put(key, asText(value)));
    return texts;
  }

  private static boolean isIn(@Nullable Object value) {
    return switch (value) {
      case Undefined _ -> true;
      case Map<?, ?> map -> isInOneOf(map.values());
      case List<?> list -> isInOneOf(list);
      case null, default -> false;
    };
  }

  private static boolean isInOneOf(Collection<?> values) {
    if (!values.isEmpty()) {
      for (Object value : values) {
        if (isIn(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Object asText(@Nullable Object value) {
    return switch (value) {
      case Undefined _ -> "";
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> texts = new LinkedHashMap<>();
        map.forEach((key, inner) -> texts.put(key, asText(inner)));
        yield texts;
      }
      case List<?> list -> {
        List<@Nullable Object> texts = new ArrayList<>();
        list.forEach(item -> texts.add(asText(item)));
        yield texts;
      }
      case null, default -> value;
    };
  }
}
