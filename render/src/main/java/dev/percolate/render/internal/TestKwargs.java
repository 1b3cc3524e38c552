package dev.percolate.render.internal;

import dev.percolate.manifest.GenericTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a generic test, rendered to values and put under dbt's name for them. */
final class TestKwargs {
  private static final String NAME = "_dbt_generic_test_kwargs";

  private TestKwargs() {}

  static void put(NodeNames names, GenericTest test, boolean strict) {
    Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
    test.testMetadata()
        .kwargs()
        .forEach(
            (key, value) ->
                rendered.put(
                    key, key.equals("column_name") ? value : render(names, value, strict)));
    names.put(NAME, rendered);
  }

  private static @Nullable Object render(NodeNames names, @Nullable Object value, boolean strict) {
    return switch (value) {
      case String text ->
          Engines.nativeValue(
              looksLikeCall(text) ? "{{ " + text + " }}" : text, names, names.subject(), strict);
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(key, render(names, item, strict)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object item : list) {
          copy.add(render(names, item, strict));
        }
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** Whether a text is a bare call of env_var, ref, var, source or doc. */
  private static boolean looksLikeCall(String text) {
    String call = text.strip();
    int open = call.indexOf('(');
    if (open < 0 || !call.endsWith(")") || open + 2 >= call.length() || call.indexOf('\n') >= 0) {
      return false;
    }
    return switch (call.substring(0, open).strip()) {
      case "env_var", "ref", "var", "source", "doc" -> true;
      default -> false;
    };
  }
}
