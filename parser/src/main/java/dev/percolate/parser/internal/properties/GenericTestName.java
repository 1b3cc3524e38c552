package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import dev.percolate.project.Md5;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names dbt makes up for a generic test out of its type, target and arguments.
 *
 * @param full used for the unique id and the fqn
 * @param brief used for the file and the alias: the same when shorter than 64 characters, else cut
 *     and hashed
 */
record GenericTestName(String full, String brief) {
  private static final int LONGEST = 63;
  private static final int KEPT = 30;

  /**
   * dbt 1.12: arguments in the order of their names, {@code model} left out, everything but
   * letters, digits and {@code _} squeezed to {@code _}.
   */
  static GenericTestName of(String type, String target, Map<String, @Nullable Object> arguments) {
    StringBuilder flat = new StringBuilder();
    boolean isFirst = true;
    for (Map.Entry<String, @Nullable Object> argument : new TreeMap<>(arguments).entrySet()) {
      if (argument.getKey().equals("model")) {
        continue;
      }
      for (Object part : parts(argument.getValue())) {
        if (!isFirst) {
          flat.append("__");
        }
        isFirst = false;
        appendClean(flat, Texts.str(part));
      }
    }
    String identifier = type + "_" + target;
    String full = identifier + "_" + flat;
    if (full.codePointCount(0, full.length()) <= LONGEST) {
      return new GenericTestName(full, full);
    }
    int end =
        identifier.offsetByCodePoints(
            0, Math.min(KEPT, identifier.codePointCount(0, identifier.length())));
    return new GenericTestName(full, identifier.substring(0, end) + "_" + Md5.hex(full));
  }

  private static List<@Nullable Object> parts(@Nullable Object value) {
    List<@Nullable Object> parts = new ArrayList<>();
    switch (value) {
      case Map<?, ?> map -> parts.addAll(map.values());
      case List<?> list -> parts.addAll(list);
      case null, default -> parts.add(value);
    }
    return parts;
  }

  private static void appendClean(StringBuilder out, String text) {
    boolean inGap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean kept =
          (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (kept) {
        out.append(c);
      } else if (!inGap) {
        out.append('_');
      }
      inGap = !kept;
    }
  }
}
