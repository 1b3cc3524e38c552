package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import dev.percolate.manifest.PythonJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings hooks into their one form: sql, transaction, index. */
final class HookReader {
  private static final Set<String> JSON_WORDS =
      Set.of("true", "false", "null", "NaN", "Infinity", "-Infinity");

  private HookReader() {}

  /** Hooks as dbt has them before it reads their keys: a text that is JSON is what it says. */
  static @Nullable Object opened(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<@Nullable Object> hooks = new ArrayList<>(list.size());
    for (Object item : list) {
      hooks.add(openedItem(item));
    }
    return hooks;
  }

  /** The hooks of an opened list, or {@link FieldKind#INVALID}. */
  static Object read(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return FieldKind.INVALID;
    }
    List<Object> hooks = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> given) || !given.containsKey("sql")) {
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

  private static @Nullable Object openedItem(@Nullable Object item) {
    if (item instanceof Map<?, ?>) {
      return item;
    }
    if (!(item instanceof String sql)) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "the JSON object must be str, bytes or bytearray, not " + Types.name(item));
    }
    if (mayBeJson(sql)) {
      try {
        return PythonJson.loads(sql);
      } catch (ProblemException _) {
        // SQL
      }
    }
    Map<String, @Nullable Object> plain = LinkedHashMap.newLinkedHashMap(1);
    plain.put("sql", sql);
    return plain;
  }

  private static boolean mayBeJson(String sql) {
    String start = sql.strip();
    return !start.isEmpty()
        && ("{[\"-0123456789".indexOf(start.charAt(0)) >= 0 || JSON_WORDS.contains(start));
  }
}
