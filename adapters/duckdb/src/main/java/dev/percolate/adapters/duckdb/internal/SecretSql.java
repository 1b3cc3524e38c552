package dev.percolate.adapters.duckdb.internal;

import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CREATE SECRET statement of one entry of the profile's {@code secrets} list. */
final class SecretSql {
  private SecretSql() {}

  /** The statement; {@code number} is the entry's one-based place, for its default name. */
  static String of(Map<?, ?> secret, int number) {
    Object name = secret.containsKey("name") ? secret.get("name") : "_dbt_secret_" + number;
    boolean named = name != null && !name.toString().isEmpty();
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    ordered.put("type", secret.get("type"));
    ordered.put("provider", secret.get("provider"));
    secret.forEach((key, value) -> ordered.putIfAbsent(key.toString(), value));
    List<String> parts = new ArrayList<>();
    ordered.forEach(
        (key, value) -> {
          boolean skipped = key.equals("name") || key.equals("persistent") || key.equals("scope");
          if (value != null && !skipped) {
            parts.add(part(key, value));
          }
        });
    switch (secret.get("scope")) {
      case String scope -> parts.add(scope(scope));
      case List<?> scopes -> scopes.forEach(scope -> parts.add(scope(scope)));
      case null, default -> {}
    }
    return "CREATE"
        + (named ? " OR REPLACE" : "")
        + (Boolean.TRUE.equals(secret.get("persistent")) ? " PERSISTENT" : "")
        + " SECRET"
        + (named ? " " + name : "")
        + " (\n    "
        + String.join(",\n    ", parts)
        + "\n)";
  }

  private static String scope(@Nullable Object scope) {
    return "scope '" + SqlText.escape(scope) + "'";
  }

  private static String part(String key, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> items = new ArrayList<>();
        map.forEach(
            (k, v) -> items.add("'" + SqlText.escape(k) + "': '" + SqlText.escape(v) + "'"));
        yield key + " map {" + String.join(", ", items) + "}";
      }
      case List<?> list -> {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add("'" + SqlText.escape(item) + "'"));
        yield key + " array [" + String.join(", ", items) + "]";
      }
      default ->
          key.equals("type") || key.equals("provider") || key.equals("extra_http_headers")
              ? key + " " + PythonText.str(value)
              : key + " '" + SqlText.escape(value) + "'";
    };
  }
}
