package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a later value of a configuration key joins an earlier one. */
enum Merge {
  /** The later value replaces. */
  CLOBBER,
  /** Lists are joined; anything else counts as a list of one. */
  APPEND,
  /** Keys of the later mapping replace those of the earlier one. */
  UPDATE,
  /** As UPDATE with lists as values, which a {@code +} in front of a key extends. */
  KEY_APPEND;

  /** The joined value; neither input is changed. */
  @Nullable Object join(@Nullable Object earlier, @Nullable Object later) {
    return switch (this) {
      case CLOBBER -> later;
      case APPEND -> append(earlier, later);
      case UPDATE -> update(earlier, later);
      case KEY_APPEND -> keyAppend(earlier, later);
    };
  }

  /** The behaviour of a key in several {@code config()} calls of one file. */
  static Merge ofCall(String key) {
    return switch (key) {
      case "pre-hook", "pre_hook", "post-hook", "post_hook", "tags", "packages" -> APPEND;
      case "quoting", "column_types", "meta", "docs", "contract", "snapshot_meta_column_names" ->
          UPDATE;
      case "grants" -> KEY_APPEND;
      default -> CLOBBER;
    };
  }

  /** dbt 1.12: a tuple is no list, but one value. */
  static List<@Nullable Object> listify(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>();
    if (value instanceof List<?> given && !(value instanceof PyTuple)) {
      list.addAll(given);
    } else {
      list.add(value);
    }
    return list;
  }

  static List<@Nullable Object> append(@Nullable Object earlier, @Nullable Object later) {
    List<@Nullable Object> joined = listify(earlier);
    joined.addAll(listify(later));
    return joined;
  }

  private static Map<String, @Nullable Object> update(
      @Nullable Object earlier, @Nullable Object later) {
    // dbt 1.12: the keys of such a dictionary become text
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    for (Object level : new @Nullable Object[] {earlier, later}) {
      ((Map<?, ?>) mapping(level)).forEach((key, value) -> joined.put(Texts.str(key), value));
    }
    return joined;
  }

  private static Map<String, @Nullable Object> keyAppend(
      @Nullable Object earlier, @Nullable Object later) {
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : mapping(earlier).entrySet()) {
      joined.put(entry.getKey(), listify(entry.getValue()));
    }
    for (Map.Entry<String, @Nullable Object> entry : mapping(later).entrySet()) {
      String key = entry.getKey();
      int plain = 0;
      while (plain < key.length() && key.charAt(plain) == '+') {
        plain++;
      }
      String name = key.substring(plain);
      joined.put(
          name,
          plain > 0 && joined.containsKey(name)
              ? append(joined.get(name), entry.getValue())
              : listify(entry.getValue()));
    }
    return joined;
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> mapping(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw ProblemException.of(ProblemKind.INTERNAL, "expected dict, got " + Texts.str(value));
  }
}
