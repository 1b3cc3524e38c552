package dev.percolate.manifest.internal;

import dev.percolate.manifest.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the fields of one object. A field that is absent or null has the value dbt gives
 * it by default. So has one of the wrong type or without a value that must be there, unless the
 * fields are {@link #checked}: then the problem is noted.
 */
public final class Fields {
  private final Map<?, ?> map;
  private final String resource;
  private final String path;
  private final @Nullable List<FieldProblem> problems;

  private Fields(
      @Nullable Object value, String resource, String path, @Nullable List<FieldProblem> problems) {
    this.map = value instanceof Map<?, ?> object ? object : Map.of();
    this.resource = resource;
    this.path = path;
    this.problems = problems;
  }

  /** The fields of {@code value}, none when it is not an object. */
  public static Fields of(@Nullable Object value) {
    return new Fields(value, "", "", null);
  }

  /** The same, with problems noted in {@code problems} under the name {@code resource}. */
  public static Fields checked(
      String resource, @Nullable Object value, List<FieldProblem> problems) {
    if (!(value instanceof Map<?, ?>)) {
      problems.add(new FieldProblem.WrongType(resource, "", "an object", kind(value)));
    }
    return new Fields(value, resource, "", problems);
  }

  /** All fields by name. */
  public Map<String, @Nullable Object> map() {
    return named(map);
  }

  public boolean has(String name) {
    return map.containsKey(name);
  }

  public @Nullable Object any(String name) {
    return map.get(name);
  }

  /** The text of {@code name}, empty when absent. */
  public String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  public @Nullable String textOrNull(String name) {
    if (map.get(name) instanceof String text) {
      return text;
    }
    note(name, "text");
    return null;
  }

  /** A text that must be there. */
  public String required(String name) {
    require(name);
    return text(name);
  }

  /** A text that must be there and one of {@code allowed}. */
  public String required(String name, List<String> allowed) {
    require(name);
    String word = choice(name, allowed);
    return word == null ? "" : word;
  }

  /** A text that is one of {@code allowed}, or null. */
  public @Nullable String choice(String name, List<String> allowed) {
    String word = textOrNull(name);
    if (word != null && problems != null && !allowed.contains(word)) {
      problems.add(new FieldProblem.NotAllowed(resource, path + name, word, allowed));
    }
    return word;
  }

  /** Notes a problem when {@code name} has no value; gives these fields back. */
  public Fields require(String name) {
    if (problems != null && map.get(name) == null) {
      problems.add(new FieldProblem.Missing(resource, path + name));
    }
    return this;
  }

  /** As {@link #require} for a field that may be null. */
  public Fields requireKey(String name) {
    return map.containsKey(name) ? this : require(name);
  }

  public boolean flag(String name, boolean absent) {
    if (map.get(name) instanceof Boolean flag) {
      return flag;
    }
    note(name, "true or false");
    return absent;
  }

  public @Nullable Boolean flagOrNull(String name) {
    if (map.get(name) instanceof Boolean flag) {
      return flag;
    }
    note(name, "true or false");
    return null;
  }

  public double number(String name) {
    if (map.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    note(name, "a number");
    return 0;
  }

  public @Nullable Long integerOrNull(String name) {
    if (map.get(name) instanceof Long number) {
      return number;
    }
    note(name, "a whole number");
    return null;
  }

  public Map<String, @Nullable Object> object(String name) {
    Map<String, @Nullable Object> object = objectOrNull(name);
    return object == null ? new LinkedHashMap<>() : object;
  }

  public @Nullable Map<String, @Nullable Object> objectOrNull(String name) {
    if (map.get(name) instanceof Map<?, ?> object) {
      return named(object);
    }
    note(name, "an object");
    return null;
  }

  /** The fields of an inner object. */
  public Fields inner(String name) {
    if (!(map.get(name) instanceof Map<?, ?>)) {
      note(name, "an object");
    }
    return inner(name, map.get(name));
  }

  /** The inner objects of an object of objects, by name. */
  public <T> Map<String, T> objectsByName(String name, Function<Fields, T> read) {
    Map<String, T> result = new LinkedHashMap<>();
    object(name)
        .forEach(
            (key, item) -> {
              String place = name + "." + key;
              checkKind(place, item, item instanceof Map<?, ?>, "an object");
              result.put(key, read.apply(inner(place, item)));
            });
    return result;
  }

  public List<String> texts(String name) {
    return list(name, "a text", item -> item instanceof String, (_, item) -> String.valueOf(item));
  }

  /** A list of lists of text, such as {@code sources}. */
  public List<List<String>> textLists(String name) {
    return list(
        name,
        "a list of texts",
        item -> item instanceof Collection<?>,
        (_, item) ->
            item instanceof Collection<?> parts
                ? parts.stream().map(String::valueOf).toList()
                : List.of());
  }

  /** A list of objects. */
  public <T> List<T> objects(String name, Function<Fields, T> read) {
    return list(
        name,
        "an object",
        item -> item instanceof Map<?, ?>,
        (place, item) -> read.apply(inner(place, item)));
  }

  private interface ItemReader<T> {
    T read(String place, @Nullable Object item);
  }

  private interface ItemTest {
    boolean holds(@Nullable Object item);
  }

  private <T> List<T> list(String name, String kind, ItemTest fits, ItemReader<T> reader) {
    if (!(map.get(name) instanceof Collection<?> items)) {
      note(name, "a list");
      return new ArrayList<>(0);
    }
    List<T> result = new ArrayList<>(items.size());
    for (Object item : items) {
      String place = problems == null ? name : name + "." + result.size();
      checkKind(place, item, fits.holds(item), kind);
      result.add(reader.read(place, item));
    }
    return result;
  }

  private Fields inner(String place, @Nullable Object value) {
    return new Fields(value, resource, problems == null ? "" : path + place + ".", problems);
  }

  /** Notes a problem when a field has a value, which is then of the wrong type. */
  private void note(String name, String expected) {
    Object value = map.get(name);
    checkKind(name, value, value == null, expected);
  }

  private void checkKind(String place, @Nullable Object value, boolean fits, String expected) {
    if (!fits && problems != null) {
      problems.add(new FieldProblem.WrongType(resource, path + place, expected, kind(value)));
    }
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String _ -> "a text";
      case Boolean _ -> "true or false";
      case Number _ -> "a number";
      case Map<?, ?> _ -> "an object";
      case Collection<?> _ -> "a list";
      default -> "a " + value.getClass().getSimpleName();
    };
  }

  @SuppressWarnings("unchecked") // checked key by key
  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((other, item) -> named.put(String.valueOf(other), item));
        return named;
      }
    }
    return (Map<String, @Nullable Object>) map;
  }
}
