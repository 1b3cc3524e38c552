package dev.percolate.engine;

import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.Relation;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adapter's values as texts, numbers, dates, lists and maps. */
final class PlainValues {
  private PlainValues() {}

  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Relation relation -> PlainCompilations.plain(relation);
      case Column column -> column(column);
      case List<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        list.forEach(item -> plain.add(of(item)));
        yield plain;
      }
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, item) -> plain.put(key, of(item)));
        yield plain;
      }
      case Boolean _, Number _, String _, Temporal _ -> value;
      default -> value.toString();
    };
  }

  private static Map<String, @Nullable Object> column(Column column) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", column.name());
    map.put("dtype", column.dtype());
    map.put("char_size", column.charSize());
    map.put("numeric_precision", column.numericPrecision());
    map.put("numeric_scale", column.numericScale());
    return map;
  }
}
