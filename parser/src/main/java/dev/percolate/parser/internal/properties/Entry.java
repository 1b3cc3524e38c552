package dev.percolate.parser.internal.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a properties file with typed access. Reading a value of another type than asked
 * for is the user's mistake and says so.
 *
 * @param map the values; shared, not copied
 * @param place where it stands, for messages
 */
record Entry(Map<String, @Nullable Object> map, Place place) {

  /**
   * Where an entry stands.
   *
   * @param file path relative to the project root
   * @param section the list it is in, such as {@code models}
   */
  record Place(String file, String section) {}

  static Entry of(@Nullable Object value, Place place) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, inner) -> map.put(String.valueOf(key), inner));
    }
    return new Entry(map, place);
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  @Nullable Object get(String key) {
    return map.get(key);
  }

  String name() {
    return text("name", "");
  }

  /** A text, or {@code fallback} when it is absent or null. */
  String text(String key, String fallback) {
    String found = textOrNull(key);
    return found == null ? fallback : found;
  }

  @Nullable String textOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> throw PropertyProblems.wrongType(this, key, value, "string");
    };
  }

  @Nullable Boolean booleanOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case Boolean bool -> bool;
      default -> throw PropertyProblems.wrongType(this, key, value, "boolean");
    };
  }

  boolean isOn(String key, boolean fallback) {
    Boolean value = booleanOrNull(key);
    return value == null ? fallback : value;
  }

  /** A mapping with text keys; empty when it is absent or null. */
  Map<String, @Nullable Object> mapping(String key) {
    Object value = map.get(key);
    if (value == null) {
      return new LinkedHashMap<>();
    }
    if (!(value instanceof Map<?, ?> found)) {
      throw PropertyProblems.wrongType(this, key, value, "object");
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    found.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
    return copy;
  }

  /** A mapping, or null when it is absent or null. */
  @Nullable Map<String, @Nullable Object> mappingOrNull(String key) {
    return map.get(key) == null ? null : mapping(key);
  }

  Entry entry(String key) {
    return new Entry(mapping(key), place);
  }

  /** A list; empty when it is absent or null. */
  List<?> list(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> List.of();
      case List<?> found -> found;
      default -> throw PropertyProblems.wrongType(this, key, value, "array");
    };
  }

  /** A list of mappings. */
  List<Entry> entries(String key) {
    List<Entry> entries = new ArrayList<>();
    for (Object item : list(key)) {
      if (!(item instanceof Map<?, ?>)) {
        throw PropertyProblems.wrongType(this, key, item, "object");
      }
      entries.add(of(item, place));
    }
    return entries;
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String key) {
    if (map.get(key) instanceof String one) {
      return List.of(one);
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      if (!(item instanceof String text)) {
        throw PropertyProblems.wrongType(this, key, item, "string");
      }
      texts.add(text);
    }
    return texts;
  }
}
