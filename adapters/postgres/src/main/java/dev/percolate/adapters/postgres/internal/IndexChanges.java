package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must happen to a materialized view's indexes for it to have those of its configuration. */
final class IndexChanges {
  private static final Set<String> METHODS =
      Set.of("btree", "hash", "gist", "spgist", "gin", "brin");

  private IndexChanges() {}

  /** As a method of relations in templates. */
  static AdapterMethod method() {
    return AdapterMethod.of(
        "get_materialized_view_config_change_collection",
        List.of("relation_results", "relation_config"),
        arguments -> between(arguments.get(0), arguments.get(1)));
  }

  /**
   * The changes, drops first, or null when there are none.
   *
   * @param described what the macro {@code describe_materialized_view} gave
   * @param model the model's fields
   */
  private static @Nullable Map<String, @Nullable Object> between(
      @Nullable Object described, @Nullable Object model) {
    List<Index> existing = existing(described);
    List<Index> wanted = wanted(model);
    List<Object> changes = new ArrayList<>();
    for (Index index : existing) {
      if (wanted.stream().noneMatch(index::isSame)) {
        changes.add(change("drop", index));
      }
    }
    for (Index index : wanted) {
      if (existing.stream().noneMatch(index::isSame)) {
        changes.add(change("create", index));
      }
    }
    if (changes.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("indexes", changes);
    all.put("requires_full_refresh", false);
    all.put("has_changes", true);
    return all;
  }

  private static List<Index> existing(@Nullable Object described) {
    List<Index> indexes = new ArrayList<>();
    if (described instanceof Map<?, ?> map && map.get("indexes") instanceof ResultTable table) {
      for (Row row : table.rows()) {
        Object columns = row.get("column_names");
        indexes.add(
            new Index(
                (String) row.get("name"),
                names(Arrays.asList(String.valueOf(columns).split(",", -1))),
                Boolean.TRUE.equals(row.get("unique")),
                known(row.get("method"))));
      }
    }
    return indexes;
  }

  private static List<Index> wanted(@Nullable Object model) {
    List<Index> indexes = new ArrayList<>();
    Object config = model instanceof Map<?, ?> map ? map.get("config") : null;
    Object entries = config instanceof Map<?, ?> map ? map.get("indexes") : null;
    for (Object entry : entries instanceof List<?> list ? list : List.of()) {
      if (entry instanceof Map<?, ?> index) {
        Object columns = index.get("columns");
        indexes.add(
            new Index(
                null,
                names(columns instanceof List<?> list ? list : List.of()),
                Boolean.TRUE.equals(index.get("unique")),
                known(index.get("type"))));
      }
    }
    return indexes;
  }

  private static Set<String> names(List<?> columns) {
    Set<String> names = new LinkedHashSet<>();
    for (Object column : columns) {
      names.add(String.valueOf(column).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static String known(@Nullable Object method) {
    String word = method == null ? "btree" : String.valueOf(method);
    if (!METHODS.contains(word)) {
      throw ProblemException.runtime("'" + word + "' is not a valid PostgresIndexMethod");
    }
    return word;
  }

  private static Map<String, @Nullable Object> change(String action, Index index) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("action", action);
    change.put("context", index.toMap());
    change.put("requires_full_refresh", false);
    return change;
  }

  /**
   * An index, there or wanted.
   *
   * @param name null for one that is not there yet
   */
  private record Index(@Nullable String name, Set<String> columns, boolean unique, String method) {
    /** Whether both index the same, whatever they are called. */
    boolean isSame(Index other) {
      return columns.equals(other.columns) && unique == other.unique && method.equals(other.method);
    }

    Map<String, @Nullable Object> toMap() {
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("columns", new ArrayList<>(columns));
      config.put("unique", unique);
      config.put("type", method);
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("column_names", new ArrayList<>(columns));
      map.put("unique", unique);
      map.put("method", method);
      map.put("as_node_config", config);
      return map;
    }
  }
}
