package dev.percolate.adapters.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A validated profile target of one adapter type. */
public interface Credentials {
  /** The adapter type. */
  String type();

  String database();

  String schema();

  /** The fields dbt shows in {@code debug}, in dbt's order and never with secrets. Read-only. */
  Map<String, @Nullable Object> connectionInfo();

  /** What the {@code target} dictionary has of these: the same, and dbt's other names for them. */
  default Map<String, @Nullable Object> targetFields() {
    return connectionInfo();
  }

  /** What dbt hashes to tell one warehouse from another. */
  String uniqueField();
}
