package dev.percolate.manifest.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Typed access to one JSON object; absent fields have the value dbt gives them by default. */
public record Fields(Map<String, @Nullable Object> map) {

  /** The fields of {@code value}, none when it is not an object. */
  public static Fields of(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> source) {
      source.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return new Fields(map);
  }

  /** The text of {@code name}, empty when absent. */
  public String text(String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  public @Nullable String textOrNull(String name) {
    return map.get(name) instanceof String text ? text : null;
  }

  public boolean flag(String name, boolean absent) {
    return map.get(name) instanceof Boolean flag ? flag : absent;
  }

  public double number(String name) {
    return map.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  public @Nullable Object any(String name) {
    return map.get(name);
  }

  public Map<String, @Nullable Object> object(String name) {
    return of(map.get(name)).map();
  }

  public @Nullable Map<String, @Nullable Object> objectOrNull(String name) {
    return map.get(name) instanceof Map<?, ?> ? object(name) : null;
  }

  public Fields inner(String name) {
    return of(map.get(name));
  }

  public List<String> texts(String name) {
    return list(name, String::valueOf);
  }

  /** A list of lists of text, such as {@code sources}. */
  public List<List<String>> textLists(String name) {
    return list(
        name,
        item ->
            item instanceof List<?> parts
                ? parts.stream().map(String::valueOf).toList()
                : List.of());
  }

  /** A list of objects. */
  public <T> List<T> objects(String name, Function<Fields, T> read) {
    return list(name, item -> read.apply(of(item)));
  }

  private <T> List<T> list(String name, Function<Object, T> read) {
    List<T> result = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      for (Object item : list) {
        result.add(read.apply(item));
      }
    }
    return result;
  }
}
