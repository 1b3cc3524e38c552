package dev.percolate.parser.internal.properties;

import dev.percolate.parser.internal.config.UndefinedValues;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a properties file with typed access. Reading a value of another type than asked
 * for is the user's mistake and says so.
 *
 * @param map the values; shared, not copied
 * @param place where it stands, for messages
 */
public record Entry(Map<String, @Nullable Object> map, Place place) {

  /**
   * Where an entry stands.
   *
   * @param source the properties file; null for what was put together from many
   * @param section the list it is in, such as {@code models}
   */
  public record Place(@Nullable SourceFile source, String section) {
    // dbt 1.12: these are told with the path, the others with Python's text of the path object
    private static final Set<String> TOLD_BY_PATH =
        Set.of(
            "models",
            "seeds",
            "snapshots",
            "analyses",
            "macros",
            "data_tests",
            "functions",
            "sources");

    /** The file's path relative to the project root. */
    public String file() {
      return source == null ? "" : source.originalFilePath();
    }

    /** The file as messages about entries name it. */
    String told() {
      return source == null || TOLD_BY_PATH.contains(section)
          ? file()
          : PythonTypes.filePath(source);
    }
  }

  public static Entry of(@Nullable Object value, Place place) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, inner) -> map.put(String.valueOf(key), inner));
    }
    return new Entry(map, place);
  }

  public boolean has(String key) {
    return map.containsKey(key);
  }

  public @Nullable Object get(String key) {
    return map.get(key);
  }

  public String name() {
    return text("name", "");
  }

  /** A text, or {@code fallback} when it is absent or null. */
  public String text(String key, String fallback) {
    String found = textOrNull(key);
    return found == null ? fallback : found;
  }

  public @Nullable String textOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> throw PropertyProblems.wrongType(this, key, value, "string");
    };
  }

  public @Nullable Boolean booleanOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case Boolean bool -> bool;
      default -> throw PropertyProblems.wrongType(this, key, value, "boolean");
    };
  }

  public boolean isOn(String key, boolean fallback) {
    Boolean value = booleanOrNull(key);
    return value == null ? fallback : value;
  }

  /**
   * A new mapping with text keys; empty when it is absent or null. Undefined values are empty
   * texts, but those of a configuration stay as they are until it is merged, for which of them are
   * wrong is seen then.
   */
  public Map<String, @Nullable Object> mapping(String key) {
    Object value = map.get(key);
    if (value == null) {
      return new LinkedHashMap<>();
    }
    if (!(value instanceof Map<?, ?> found)) {
      throw PropertyProblems.wrongType(this, key, value, "object");
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    found.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
    return key.equals("config") ? copy : UndefinedValues.asTexts(copy);
  }

  /** A mapping, or null when it is absent or null. */
  public @Nullable Map<String, @Nullable Object> mappingOrNull(String key) {
    return map.get(key) == null ? null : mapping(key);
  }

  /** A whole number, or null when it is absent or null. */
  public @Nullable Long integerOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case Long number -> number;
      default -> throw PropertyProblems.wrongType(this, key, value, "integer");
    };
  }

  /** Any number, or null when it is absent or null. */
  public @Nullable Double numberOrNull(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> null;
      case Long number -> number.doubleValue();
      case Double number -> number;
      default -> throw PropertyProblems.wrongType(this, key, value, "number");
    };
  }

  public Entry entry(String key) {
    return new Entry(mapping(key), place);
  }

  /** A list; empty when it is absent or null. */
  public List<?> list(String key) {
    Object value = map.get(key);
    return switch (value) {
      case null -> List.of();
      case List<?> found -> found;
      default -> throw PropertyProblems.wrongType(this, key, value, "array");
    };
  }

  /** A list of mappings. */
  public List<Entry> entries(String key) {
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
  public List<String> texts(String key) {
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
