package dev.percolate.adapters.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A validated profile target of one adapter type. */
public interface Credentials {
  /** The adapter type. */
  String type();

  String database();

  String schema();

  /**
   * The fields dbt shows in {@code debug} and in the {@code target} dictionary, aliases included,
   * in dbt's order and never with secrets. Read-only.
   */
  Map<String, @Nullable Object> connectionInfo();

  /** What dbt hashes to tell one warehouse from another. */
  String uniqueField();
}
