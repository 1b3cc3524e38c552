package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import dev.percolate.project.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings hooks into their one form: sql, transaction, index. */
final class HookReader {
  private HookReader() {}

  /** The hooks of a list, or {@link FieldKind#INVALID}. */
  static Object read(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return FieldKind.INVALID;
    }
    List<Object> hooks = new ArrayList<>(list.size());
    for (Object item : list) {
      Map<?, ?> given = dictionary(item);
      if (given == null || !given.containsKey("sql")) {
        return FieldKind.INVALID;
      }
      Map<String, @Nullable Object> hook = LinkedHashMap.newLinkedHashMap(3);
      hook.put("sql", Texts.str(given.get("sql")));
      hook.put("transaction", given.containsKey("transaction") ? given.get("transaction") : true);
      hook.put("index", given.get("index"));
      hooks.add(hook);
    }
    return hooks;
  }

  private static @Nullable Map<?, ?> dictionary(@Nullable Object item) {
    if (item instanceof Map<?, ?> map) {
      return map;
    }
    if (!(item instanceof String sql)) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "the JSON object must be str, bytes or bytearray, not " + Types.name(item));
    }
    String start = sql.stripLeading();
    if (start.startsWith("{") && start.contains("\"sql\"")) {
      Object parsed = json(sql);
      if (parsed instanceof Map<?, ?> map) {
        return map;
      }
    }
    Map<String, @Nullable Object> plain = LinkedHashMap.newLinkedHashMap(1);
    plain.put("sql", sql);
    return plain;
  }

  /** JSON is YAML, and a hook that is neither is SQL. */
  private static @Nullable Object json(String text) {
    try {
      return YamlReader.value(text);
    } catch (ProblemException _) {
      return null;
    }
  }
}
