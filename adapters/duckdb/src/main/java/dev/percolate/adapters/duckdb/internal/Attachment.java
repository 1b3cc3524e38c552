package dev.percolate.adapters.duckdb.internal;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of the profile's {@code attach} list. */
record Attachment(Map<?, ?> fields) {

  static boolean isValid(Object value) {
    return value instanceof Map<?, ?> map
        && map.get("path") instanceof String
        && isTextOrNull(map.get("type"))
        && isTextOrNull(map.get("alias"))
        && isTextOrNull(map.get("secret"))
        && (!map.containsKey("read_only") || map.get("read_only") instanceof Boolean)
        && (map.get("options") == null || map.get("options") instanceof Map)
        && (map.get("is_ducklake") == null || map.get("is_ducklake") instanceof Boolean);
  }

  private static boolean isTextOrNull(@Nullable Object value) {
    return value == null || value instanceof String;
  }

  String path() {
    return String.valueOf(fields.get("path"));
  }

  @Nullable String alias() {
    return text("alias");
  }

  private @Nullable String text(String key) {
    return fields.get(key) instanceof String text && !text.isEmpty() ? text : null;
  }

  private boolean isReadOnly() {
    return Boolean.TRUE.equals(fields.get("read_only"));
  }

  boolean isDucklake() {
    return Boolean.TRUE.equals(fields.get("is_ducklake"))
        || path().toLowerCase(Locale.ROOT).contains("ducklake:");
  }

  boolean isMotherduck() {
    return DatabaseName.isMotherduck(path());
  }

  private Map<?, ?> options() {
    return fields.get("options") instanceof Map<?, ?> options ? options : Map.of();
  }

  /** All fields in dbt's order, as {@code debug} shows them. */
  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key : List.of("path", "type", "alias", "secret")) {
      map.put(key, fields.get(key));
    }
    map.put("read_only", isReadOnly());
    map.put("options", fields.get("options"));
    map.put("is_ducklake", fields.get("is_ducklake"));
    return map;
  }

  /**
   * The ATTACH statement.
   *
   * @param resolved the path, made absolute where it is a relative file
   */
  String sql(String resolved) {
    String path = isMotherduck() ? resolved.split("\\?", 2)[0] : resolved;
    checkConflicts();
    StringBuilder sql = new StringBuilder("ATTACH IF NOT EXISTS '");
    sql.append(SqlText.escape(path)).append('\'');
    if (alias() != null) {
      sql.append(" AS ").append(alias());
    }
    List<String> parts = parts();
    if (!parts.isEmpty()) {
      sql.append(" (").append(String.join(", ", parts)).append(')');
    }
    return sql.toString();
  }

  private void checkConflicts() {
    List<String> conflicts = new ArrayList<>();
    for (String key : List.of("type", "secret", "read_only")) {
      boolean direct = key.equals("read_only") ? isReadOnly() : text(key) != null;
      if (direct && options().containsKey(key)) {
        conflicts.add("'" + key + "'");
      }
    }
    if (!conflicts.isEmpty()) {
      throw ProblemException.runtime(
          "Attachment option(s) "
              + conflicts
              + " specified in both direct fields and options dict. Please specify each option in"
              + " only one location.");
    }
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    Map<?, ?> options = options();
    for (String key : List.of("type", "secret")) {
      Object value = text(key) != null ? text(key) : options.get(key);
      if (value != null) {
        parts.add(key.toUpperCase(Locale.ROOT) + " " + value);
      }
    }
    if (isReadOnly() || Boolean.TRUE.equals(options.get("read_only"))) {
      parts.add("READ_ONLY");
    }
    options.forEach(
        (key, value) -> {
          String name = key.toString();
          if (!List.of("type", "secret", "read_only").contains(name)) {
            addOption(name.toUpperCase(Locale.ROOT), value, parts);
          }
        });
    return parts;
  }

  private static void addOption(String name, @Nullable Object value, List<String> parts) {
    switch (value) {
      case null -> {}
      case Boolean flag -> {
        if (flag) {
          parts.add(name);
        }
      }
      case String text -> parts.add(name + " " + (isQuoted(text.strip()) ? text : quote(text)));
      default -> parts.add(name + " " + value);
    }
  }

  private static boolean isQuoted(String text) {
    return text.length() >= 2
        && ((text.startsWith("'") && text.endsWith("'"))
            || (text.startsWith("\"") && text.endsWith("\"")));
  }

  private static String quote(String text) {
    return "'" + SqlText.escape(text) + "'";
  }
}
