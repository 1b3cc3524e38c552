package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one resource while its levels are merged. Values themselves are never changed. */
final class ConfigValues {
  private final ConfigShape shape;
  private final @Nullable Object[] values;
  private final Map<String, @Nullable Object> extras;

  private ConfigValues(
      ConfigShape shape, @Nullable Object[] values, Map<String, @Nullable Object> extras) {
    this.shape = shape;
    this.values = values;
    this.extras = extras;
  }

  static ConfigValues initial(ConfigShape shape) {
    return new ConfigValues(shape, shape.initial(), new LinkedHashMap<>());
  }

  ConfigValues copy() {
    return new ConfigValues(shape, values.clone(), new LinkedHashMap<>(extras));
  }

  /** Merges one level; its keys are as written, hooks in either spelling. */
  void update(Map<String, ? extends @Nullable Object> level) {
    for (Map.Entry<String, ? extends @Nullable Object> entry : level.entrySet()) {
      String key = hyphened(entry.getKey());
      // dbt 1.12: where both spellings stand in one level the underscored one wins
      if (key == entry.getKey() && key.endsWith("-hook") && level.containsKey(underscored(key))) {
        continue;
      }
      set(key, entry.getValue());
    }
    ConfigChecks.checkLevel(shape, this);
  }

  private void set(String key, @Nullable Object value) {
    int place = shape.place(key);
    if (place < 0) {
      // dbt 1.12: hooks of resources that have none are lost, in any spelling
      if (!key.equals("pre-hook") && !key.equals("post-hook")) {
        extras.put(key, value);
      }
      return;
    }
    ConfigField field = shape.fields().get(place);
    Object joined = field.merge().join(values[place], value);
    joined = field.kind() == FieldKind.HOOKS ? HookReader.opened(joined) : joined;
    Object read = field.kind().read(field, joined);
    if (read == FieldKind.INVALID) {
      throw invalid(field, joined);
    }
    values[place] = read;
  }

  private ProblemException invalid(ConfigField field, @Nullable Object value) {
    return ProblemException.parsing(
        "Field \""
            + field.pythonName()
            + "\" of type "
            + field.type()
            + " in "
            + shape.className()
            + " has invalid value "
            + Texts.repr(value));
  }

  static String hyphened(String key) {
    return switch (key) {
      case "pre_hook" -> "pre-hook";
      case "post_hook" -> "post-hook";
      default -> key;
    };
  }

  private static String underscored(String key) {
    return key.equals("pre-hook") ? "pre_hook" : "post_hook";
  }

  @Nullable Object get(String key) {
    int place = shape.place(key);
    return place < 0 ? extras.get(key) : values[place];
  }

  void replace(String key, @Nullable Object value) {
    values[shape.place(key)] = value;
  }

  /** Refuses values of a wrong type. */
  void check() {
    List<ConfigField> fields = shape.fields();
    for (int i = 0; i < values.length; i++) {
      ConfigField field = fields.get(i);
      String problem = field.kind().problem(field, values[i]);
      if (problem != null) {
        throw shape.tellsSchema() ? bare(field, values[i]) : parsing(problem);
      }
    }
    ConfigChecks.check(shape, this);
  }

  private static ProblemException parsing(String problem) {
    return ProblemException.parsing("at path " + problem);
  }

  /** dbt 1.12: nobody catches what the schema says of these, so that all of its text is seen. */
  private static ProblemException bare(ConfigField field, @Nullable Object value) {
    String schema = "['properties']['" + field.name() + "']";
    String instance = "['" + field.name() + "']";
    ConfigField wrong = field;
    Object given = value;
    if (value instanceof Map<?, ?> map) {
      for (ConfigField part : field.parts()) {
        if (part.kind().problem(part, map.get(part.name())) != null) {
          schema += "['properties']['" + part.name() + "']";
          instance += "['" + part.name() + "']";
          wrong = part;
          given = map.get(part.name());
          break;
        }
      }
    }
    String shown = Texts.repr(given);
    return ProblemException.of(
        ProblemKind.PLAIN,
        shown
            + " is not of type 'boolean'\n\nFailed validating 'type' in schema"
            + schema
            + ":\n    {'type': 'boolean', 'default': "
            + Texts.repr(wrong.initial())
            + "}\n\nOn instance"
            + instance
            + ":\n    "
            + shown);
  }

  /** All keys in dbt's order, nulls kept. */
  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map =
        LinkedHashMap.newLinkedHashMap(values.length + extras.size());
    List<ConfigField> fields = shape.fields();
    for (int i = 0; i < values.length; i++) {
      map.put(fields.get(i).name(), values[i]);
    }
    map.putAll(extras);
    return map;
  }
}
