package dev.percolate.render.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.IndexConfig;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.jinja.value.PyClassed;
import dev.percolate.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns typed values into what templates hold, and back. */
final class Wrapping {
  private Wrapping() {}

  /** The value as templates see it; lists and maps are copied when they hold typed values. */
  public static @Nullable Object wrap(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Relation relation -> new RelationObject(relation);
      case Column column -> new ColumnObject(column);
      case ResultTable table -> new TableObject(table);
      case Row row -> new RowObject(row);
      case AdapterResponse response -> new ResponseObject(response);
      case IndexConfig index -> new IndexObject(index);
      case PyTuple tuple -> tuple;
      case List<?> list -> wrapList(list);
      case Integer number -> number.longValue();
      default -> value;
    };
  }

  private static List<@Nullable Object> wrapList(List<?> list) {
    List<@Nullable Object> wrapped = new ArrayList<>(list.size());
    for (Object item : list) {
      wrapped.add(wrap(item));
    }
    return wrapped;
  }

  /** The typed value behind what a template holds. */
  public static @Nullable Object unwrap(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case RelationObject relation -> relation.relation();
      case ColumnObject column -> column.column();
      case TableObject table -> table.table();
      case RowObject row -> row.row();
      case ResponseObject response -> response.response();
      case IndexObject index -> index.index();
      case NodeObject node -> node.fields();
      case PyTuple tuple -> tuple;
      case List<?> list -> unwrapList(list);
      case Map<?, ?> map -> PyClassed.isChangeable(map) ? unwrapMap(map) : map;
      default -> value;
    };
  }

  private static List<@Nullable Object> unwrapList(List<?> list) {
    List<@Nullable Object> plain = new ArrayList<>(list.size());
    for (Object item : list) {
      plain.add(unwrap(item));
    }
    return plain;
  }

  private static Map<@Nullable Object, @Nullable Object> unwrapMap(Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(key, unwrap(value)));
    return plain;
  }
}
