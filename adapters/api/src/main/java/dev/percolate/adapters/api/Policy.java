package dev.percolate.adapters.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A yes or no for each part of a relation's path: whether it is quoted, or included. */
public record Policy(boolean database, boolean schema, boolean identifier) {
  /** Yes to all three. */
  public static final Policy ALL = new Policy(true, true, true);

  /** This policy with the parts that are not null replaced. */
  public Policy with(
      @Nullable Boolean newDatabase, @Nullable Boolean newSchema, @Nullable Boolean newIdentifier) {
    return new Policy(
        newDatabase == null ? database : newDatabase,
        newSchema == null ? schema : newSchema,
        newIdentifier == null ? identifier : newIdentifier);
  }

  /** This policy overlaid by a quoting dictionary; other keys and null values are ignored. */
  public Policy with(Map<String, ? extends @Nullable Object> overlay) {
    return with(flag(overlay, "database"), flag(overlay, "schema"), flag(overlay, "identifier"));
  }

  private static @Nullable Boolean flag(
      Map<String, ? extends @Nullable Object> overlay, String key) {
    return overlay.get(key) instanceof Boolean flag ? flag : null;
  }

  /** The parts in dbt's order. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("database", database);
    map.put("schema", schema);
    map.put("identifier", identifier);
    return map;
  }
}
