package dev.percolate.parser.internal.config;

import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declared type of a configuration key: how its value is read, and what is wrong with it. */
enum FieldKind {
  ANYTHING,
  TEXT,
  OPTIONAL_TEXT,
  FLAG,
  OPTIONAL_FLAG,
  OPTIONAL_INTEGER,
  TEXTS,
  /** dbt 1.12: a text counts as its characters, a mapping as its keys. */
  ELEMENTS,
  OPTIONAL_TEXT_OR_TEXTS,
  DICTIONARY,
  CHOICE,
  OPTIONAL_CHOICE,
  HOOKS,
  /** A mapping with declared keys; others are dropped. */
  RECORD,
  MODEL_FRESHNESS,
  SOURCE_FRESHNESS;

  /** Stands for a value that cannot be read as its type. */
  static final Object INVALID = new Object();

  /** The value in its type, or {@link #INVALID}; booleans are judged later, in {@link #problem}. */
  @Nullable Object read(ConfigField field, @Nullable Object value) {
    return switch (this) {
      case ANYTHING, FLAG, OPTIONAL_FLAG -> value;
      case TEXT -> Texts.str(value);
      case OPTIONAL_TEXT -> value == null ? null : Texts.str(value);
      case OPTIONAL_INTEGER -> integer(value);
      case TEXTS -> texts(value);
      case ELEMENTS -> Iteration.isIterable(value) ? texts(Iteration.toList(value)) : INVALID;
      case OPTIONAL_TEXT_OR_TEXTS ->
          value == null || value instanceof String
              ? value
              : value instanceof List<?> ? texts(value) : Texts.str(value);
      case DICTIONARY -> value instanceof Map<?, ?> map ? textKeys(map) : INVALID;
      case CHOICE ->
          value instanceof String word && field.choices().contains(word) ? word : INVALID;
      case OPTIONAL_CHOICE ->
          value == null || (value instanceof String word && field.choices().contains(word))
              ? value
              : INVALID;
      case HOOKS -> HookReader.read(value);
      case RECORD -> record(field, value);
      case MODEL_FRESHNESS -> FreshnessReader.model(value);
      case SOURCE_FRESHNESS -> FreshnessReader.source(value);
    };
  }

  private static @Nullable Object integer(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Long n -> n;
      case Boolean b -> b ? 1L : 0L;
      case Double d -> d.longValue();
      case String s -> parse(s.strip());
      default -> INVALID;
    };
  }

  private static Object parse(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException _) {
      return INVALID;
    }
  }

  private static Object texts(@Nullable Object value) {
    if (value instanceof String word) {
      return word;
    }
    if (!(value instanceof List<?> list)) {
      return INVALID;
    }
    List<String> words = new ArrayList<>(list.size());
    for (Object item : list) {
      words.add(Texts.str(item));
    }
    return words;
  }

  static Map<String, @Nullable Object> textKeys(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(Texts.str(entry.getKey()), entry.getValue());
    }
    return copy;
  }

  private static Object record(ConfigField field, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return INVALID;
    }
    Map<String, @Nullable Object> read = LinkedHashMap.newLinkedHashMap(field.parts().size());
    for (ConfigField part : field.parts()) {
      Object given = map.containsKey(part.name()) ? map.get(part.name()) : part.initial();
      Object found = part.kind().read(part, given);
      if (found == INVALID) {
        return INVALID;
      }
      read.put(part.name(), found);
    }
    return read;
  }

  /** What a schema would say of a value that was read, as {@code path: complaint}; else null. */
  @Nullable String problem(ConfigField field, @Nullable Object value) {
    return switch (this) {
      case FLAG -> value instanceof Boolean ? null : notOfType(field.name(), value, "boolean");
      case OPTIONAL_FLAG ->
          value == null || value instanceof Boolean
              ? null
              : "['"
                  + field.name()
                  + "']: "
                  + Texts.repr(value)
                  + " is not valid under any of the given schemas";
      case RECORD -> recordProblem(field, value);
      case HOOKS -> hookProblem(field, value);
      default -> null;
    };
  }

  private static String notOfType(String name, @Nullable Object value, String type) {
    return "['" + name + "']: " + Texts.repr(value) + " is not of type '" + type + "'";
  }

  private static @Nullable String recordProblem(ConfigField field, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      for (ConfigField part : field.parts()) {
        String problem = part.kind().problem(part, map.get(part.name()));
        if (problem != null) {
          return "['" + field.name() + "']" + problem;
        }
      }
    }
    return null;
  }

  private static @Nullable String hookProblem(ConfigField field, @Nullable Object value) {
    if (!(value instanceof List<?> hooks) || !Truth.test(value)) {
      return null;
    }
    int index = 0;
    for (Object hook : hooks) {
      Object transaction = ((Map<?, ?>) hook).get("transaction");
      if (!(transaction instanceof Boolean)) {
        return "['"
            + field.name()
            + "']["
            + index
            + "]"
            + notOfType("transaction", transaction, "boolean");
      }
      index++;
    }
    return null;
  }
}
