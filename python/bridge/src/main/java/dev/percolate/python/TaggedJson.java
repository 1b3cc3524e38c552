package dev.percolate.python;

import dev.percolate.manifest.PythonJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON. What JSON has no form for is an object of one field, whose name begins with
 * {@code $}: {@code {"$decimal": "1.50"}}, {@code $date}, {@code $time}, {@code $datetime}; a map
 * with such a field, or with keys that are no texts, is {@code {"$map": [[key, value], ...]}}.
 */
final class TaggedJson {
  private TaggedJson() {}

  static String dumps(@Nullable Object value) {
    return PythonJson.dumps(tagged(value));
  }

  static @Nullable Object loads(String json) {
    return untagged(PythonJson.loads(json));
  }

  private static @Nullable Object tagged(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> Map.of("$decimal", number.toString());
      case LocalDate date -> Map.of("$date", date.toString());
      case LocalTime time -> Map.of("$time", micros(time));
      case LocalDateTime time -> Map.of("$datetime", micros(time));
      case OffsetDateTime time -> Map.of("$datetime", micros(time));
      case ZonedDateTime time -> Map.of("$datetime", micros(time.toOffsetDateTime()));
      case Iterable<?> items -> {
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(item -> list.add(tagged(item)));
        yield list;
      }
      case Map<?, ?> map -> tagged(map);
      case Boolean _, Number _, String _ -> value;
      default -> value.toString();
    };
  }

  // Python's clock has no finer parts
  private static String micros(Temporal time) {
    long nanos = time.get(ChronoField.NANO_OF_SECOND);
    return time.with(ChronoField.NANO_OF_SECOND, nanos - nanos % 1000).toString();
  }

  private static Object tagged(Map<?, ?> map) {
    boolean isPlain = true;
    for (Object key : map.keySet()) {
      isPlain &= key instanceof String name && !name.startsWith("$");
    }
    if (isPlain) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put((String) key, tagged(item)));
      return plain;
    }
    List<Object> pairs = new ArrayList<>();
    map.forEach(
        (key, item) -> {
          List<@Nullable Object> pair = new ArrayList<>();
          pair.add(tagged(key));
          pair.add(tagged(item));
          pairs.add(pair);
        });
    return Map.of("$map", pairs);
  }

  private static @Nullable Object untagged(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(untagged(item)));
        yield items;
      }
      case Map<?, ?> map
          when map.size() == 1
              && map.keySet().iterator().next() instanceof String tag
              && tag.startsWith("$") ->
          untagged(tag, map.get(tag));
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, item) -> plain.put(key, untagged(item)));
        yield plain;
      }
      case null, default -> value;
    };
  }

  private static Object untagged(String tag, @Nullable Object value) {
    String text = String.valueOf(value);
    return switch (tag) {
      case "$decimal" -> new BigDecimal(text);
      case "$date" -> LocalDate.parse(text);
      case "$time" -> LocalTime.parse(text);
      case "$datetime" ->
          text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
              ? OffsetDateTime.parse(text)
              : LocalDateTime.parse(text);
      case "$map" -> {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object item : (List<?>) Objects.requireNonNull(value)) {
          List<?> pair = (List<?>) item;
          map.put(untagged(pair.get(0)), untagged(pair.get(1)));
        }
        yield map;
      }
      default -> throw new IllegalArgumentException("there is no tag " + tag);
    };
  }
}
