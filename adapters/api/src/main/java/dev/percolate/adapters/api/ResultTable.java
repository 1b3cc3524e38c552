package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.ColumnNames;
import dev.percolate.adapters.api.internal.QueryTyping;
import dev.percolate.adapters.api.internal.TableText;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table of query results or of a seed file, with agate's semantics. Immutable.
 *
 * @param columnNames unique names
 * @param columnTypes one for each name
 * @param rows values of those types
 */
public record ResultTable(List<String> columnNames, List<ColumnType> columnTypes, List<Row> rows) {

  /** No columns, no rows. */
  public static final ResultTable EMPTY = new ResultTable(List.of(), List.of(), List.of());

  public ResultTable {
    columnNames = List.copyOf(columnNames);
    columnTypes = List.copyOf(columnTypes);
    rows = Collections.unmodifiableList(rows);
    if (columnNames.size() != columnTypes.size()) {
      throw new IllegalArgumentException("columnNames and columnTypes differ in length");
    }
  }

  /**
   * Rows of a query: repeated names get a number, types follow the values as in dbt, lists and
   * dictionaries become JSON text.
   */
  public static ResultTable ofQuery(
      List<String> names, List<? extends List<? extends @Nullable Object>> rows) {
    List<String> unique = ColumnNames.unique(ColumnNames.numbered(names));
    return QueryTyping.table(unique, rows);
  }

  /** Values of type Text, for tables made by dbt itself. */
  public static ResultTable ofText(
      List<String> names, List<? extends List<? extends @Nullable Object>> rows) {
    List<String> unique = ColumnNames.unique(names);
    List<Row> made = new ArrayList<>(rows.size());
    for (List<? extends @Nullable Object> row : rows) {
      made.add(Row.of(row, unique));
    }
    return new ResultTable(unique, Collections.nCopies(unique.size(), ColumnType.TEXT), made);
  }

  // ---- reading

  public int size() {
    return rows.size();
  }

  public Row row(int index) {
    return rows.get(index);
  }

  /** Index of that column, or -1. */
  public int indexOf(String name) {
    return columnNames.indexOf(name);
  }

  private int place(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw ProblemException.compilation("The table has no column '" + name + "'");
    }
    return index;
  }

  /** The values of one column from top to bottom. */
  public List<@Nullable Object> values(int column) {
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    for (Row row : rows) {
      values.add(row.get(column));
    }
    return values;
  }

  /** The rows as dictionaries. */
  public List<Map<String, @Nullable Object>> toMaps() {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>(rows.size());
    for (Row row : rows) {
      maps.add(row.toMap());
    }
    return maps;
  }

  // ---- new tables

  /** Only those columns, in that order; unknown names are an error. */
  public ResultTable select(List<String> names) {
    List<Integer> picked = new ArrayList<>(names.size());
    for (String name : names) {
      picked.add(place(name));
    }
    return pick(picked);
  }

  /** All columns but those. */
  public ResultTable exclude(List<String> names) {
    List<Integer> picked = new ArrayList<>();
    for (int i = 0; i < columnNames.size(); i++) {
      if (!names.contains(columnNames.get(i))) {
        picked.add(i);
      }
    }
    return pick(picked);
  }

  private ResultTable pick(List<Integer> picked) {
    List<String> names = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    for (int index : picked) {
      names.add(columnNames.get(index));
      types.add(columnTypes.get(index));
    }
    List<Row> made = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<@Nullable Object> values = new ArrayList<>(picked.size());
      for (int index : picked) {
        values.add(row.get(index));
      }
      made.add(new Row(values, names));
    }
    return new ResultTable(names, types, made);
  }

  /** Columns under new names: keys of {@code names} that are not columns are ignored. */
  public ResultTable rename(Map<String, String> names) {
    List<String> renamed = new ArrayList<>(columnNames.size());
    for (String name : columnNames) {
      renamed.add(names.getOrDefault(name, name));
    }
    return rename(renamed);
  }

  /** Columns under those names, in order. */
  public ResultTable rename(List<String> names) {
    List<String> unique = ColumnNames.unique(names);
    List<Row> made = new ArrayList<>(rows.size());
    for (Row row : rows) {
      made.add(new Row(row.values(), unique));
    }
    return new ResultTable(unique, columnTypes, made);
  }

  public ResultTable where(Predicate<Row> test) {
    return withRows(rows.stream().filter(test).toList());
  }

  /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
  public ResultTable limit(int from, int to) {
    int end = Math.clamp(to, 0, rows.size());
    return withRows(rows.subList(Math.min(from, end), end));
  }

  /** Rows in the order of those columns, nulls last. */
  public ResultTable orderBy(List<String> names, boolean reverse) {
    Comparator<Row> order = (_, _) -> 0;
    for (String name : names) {
      int index = place(name);
      order = order.thenComparing(row -> row.get(index), ResultTable::compare);
    }
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(reverse ? order.reversed() : order);
    return withRows(sorted);
  }

  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? 1 : -1;
    }
    if (left instanceof Number && right instanceof Number && left.getClass() != right.getClass()) {
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** The first row of each value of {@code name} (null: of whole rows). */
  public ResultTable distinct(@Nullable String name) {
    Map<Object, Row> first = new LinkedHashMap<>();
    for (Row row : rows) {
      Object key = name == null ? row.values() : Collections.singletonList(row.get(name));
      first.putIfAbsent(key, row);
    }
    return withRows(new ArrayList<>(first.values()));
  }

  /** One table for each value of that column, keys as text, in order of appearance. */
  public Map<String, ResultTable> groupBy(String name) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      String key = PythonText.str(row.get(name));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    groups.forEach((key, members) -> tables.put(key, withRows(members)));
    return tables;
  }

  /** Left outer join on equal values; the right key column is left out. */
  public ResultTable join(ResultTable right, String leftKey, String rightKey) {
    int rightIndex = right.indexOf(rightKey);
    Map<@Nullable Object, List<Row>> byKey = new HashMap<>();
    for (Row row : right.rows) {
      byKey.computeIfAbsent(row.get(rightIndex), k -> new ArrayList<>()).add(row);
    }
    List<String> names = new ArrayList<>(columnNames);
    List<ColumnType> types = new ArrayList<>(columnTypes);
    for (int i = 0; i < right.columnNames.size(); i++) {
      if (i != rightIndex) {
        String name = right.columnNames.get(i);
        names.add(columnNames.contains(name) ? name + "2" : name);
        types.add(right.columnTypes.get(i));
      }
    }
    List<Row> made = new ArrayList<>();
    Row none =
        new Row(
            new ArrayList<>(Collections.nCopies(right.columnNames.size(), null)),
            right.columnNames);
    for (Row row : rows) {
      for (Row match : byKey.getOrDefault(row.get(leftKey), List.of(none))) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        for (int i = 0; i < match.values().size(); i++) {
          if (i != rightIndex) {
            values.add(match.get(i));
          }
        }
        made.add(new Row(values, names));
      }
    }
    return new ResultTable(names, types, made);
  }

  /** How many rows each value of that column has: columns {@code name} and Count. */
  public ResultTable pivot(String name) {
    List<String> names = List.of(name, "Count");
    Map<@Nullable Object, Long> counts = new LinkedHashMap<>();
    for (Object value : values(place(name))) {
      counts.merge(value, 1L, Long::sum);
    }
    List<Row> made = new ArrayList<>();
    counts.forEach(
        (value, count) -> made.add(Row.of(Arrays.asList(value, BigDecimal.valueOf(count)), names)));
    return new ResultTable(names, List.of(columnTypes.get(place(name)), ColumnType.NUMBER), made);
  }

  /**
   * One row for each value of the columns {@code properties}: the columns {@code keys}, then
   * property and value.
   */
  public ResultTable normalize(List<String> keys, List<String> properties) {
    List<String> names = new ArrayList<>(keys);
    names.add("property");
    names.add("value");
    List<List<@Nullable Object>> made = new ArrayList<>();
    for (Row row : rows) {
      for (String property : properties) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String key : keys) {
          values.add(row.get(place(key)));
        }
        values.add(property);
        values.add(row.get(place(property)));
        made.add(values);
      }
    }
    return ofQuery(names, made);
  }

  /** The sum of a number column, nulls left out. */
  public BigDecimal sum(String name) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values(place(name))) {
      if (value != null) {
        sum = sum.add(new BigDecimal(value.toString()));
      }
    }
    return sum;
  }

  /** The same columns with other rows. */
  public ResultTable withRows(List<Row> newRows) {
    return new ResultTable(columnNames, columnTypes, newRows);
  }

  // ---- text

  /**
   * agate's {@code print_table}: header, dashes, rows; each line ends with a newline.
   *
   * @param maxRows most rows shown; negative for all
   * @param maxColumns most columns shown; negative for all
   * @param maxColumnWidth longest text of a cell; negative for no cut
   */
  public String printTable(int maxRows, int maxColumns, int maxColumnWidth) {
    return TableText.table(this, maxRows, maxColumns, maxColumnWidth);
  }

  /** agate's {@code print_csv}. */
  public String toCsv() {
    return TableText.csv(this);
  }

  /** agate's {@code print_json}. */
  public String toJson() {
    return TableText.json(this);
  }

  /** agate's {@code print_structure}: column names and types. */
  @Override
  public String toString() {
    return TableText.structure(this);
  }
}
