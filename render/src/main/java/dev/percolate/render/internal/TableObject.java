package dev.percolate.render.internal;

import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of query results or seed rows: agate's Table.
 *
 * @param printer takes what the print methods print
 */
record TableObject(ResultTable table, Consumer<String> printer) implements PyObject {

  /** A table whose print methods print nothing. */
  TableObject(ResultTable table) {
    this(table, _ -> {});
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "columns" -> columns();
      case "rows" -> rows();
      case "column_names" -> PyTuple.wrap(table.columnNames().toArray());
      case "column_types" -> types();
      case "row_names" -> null;
      default ->
          method(name) instanceof Function found
              ? found.boundTo(this, "Table").shownAs(name)
              : method(name);
    };
  }

  private @Nullable Object method(String name) {
    return switch (name) {
      case "select" -> Function.of(name, args -> wrap(table.select(names(args[0]))), "key");
      case "exclude" -> Function.of(name, args -> wrap(table.exclude(names(args[0]))), "key");
      case "limit" ->
          Function.of(
              0,
              name,
              args ->
                  args[1] == null
                      ? wrap(table.limit(0, number(args[0], table.size())))
                      : wrap(table.limit(number(args[0], 0), number(args[1], table.size()))),
              "start_or_stop",
              "stop",
              "step");
      case "order_by" ->
          Function.of(
              1,
              name,
              args -> wrap(table.orderBy(names(args[0]), Truth.test(args[1]))),
              "key",
              "reverse");
      case "distinct" ->
          Function.of(
              0,
              name,
              args -> wrap(table.distinct(args[0] == null ? null : Texts.str(args[0]))),
              "key");
      case "where" -> Function.of(name, args -> where(args[0]), "test");
      case "group_by" -> Function.of(1, name, args -> groups(Texts.str(args[0])), "key");
      case "join" ->
          Function.of(
              2,
              name,
              args ->
                  wrap(
                      table.join(
                          ((TableObject) java.util.Objects.requireNonNull(args[0])).table,
                          Texts.str(args[1]),
                          Texts.str(args[2] == null ? args[1] : args[2]))),
              "right_table",
              "left_key",
              "right_key");
      case "rename" -> new OpenFunction(name, this, new String[0], 4, this::rename);
      case "print_table" ->
          Function.of(
              0,
              name,
              args ->
                  print(
                      table.printTable(
                          number(args[0], 20), number(args[1], 6), number(args[2], 20))),
              "max_rows",
              "max_columns",
              "max_column_width");
      case "print_csv" -> Function.of(name, _ -> print(table.toCsv()));
      case "print_json" -> Function.of(name, _ -> print(table.toJson()));
      case "print_structure" ->
          Function.of(0, name, args -> print(structure(number(args[0], -1))), "max_rows");
      case "to_json", "to_csv" -> (PyCallable) _ -> null;
      default -> Missing.MISSING;
    };
  }

  private String structure(int most) {
    int shown = most < 0 ? table.columnNames().size() : most;
    return table.select(table.columnNames().stream().limit(shown).toList()).toString();
  }

  /** Prints lines; gives None as all print methods do. */
  private @Nullable Object print(String text) {
    printer.accept(text.stripTrailing());
    return null;
  }

  private MappedSequence columns() {
    List<Object> columns = new ArrayList<>();
    for (int i = 0; i < table.columnNames().size(); i++) {
      columns.add(new TableColumnObject(table, i));
    }
    return new MappedSequence("agate.mapped_sequence.MappedSequence", columns, table.columnNames());
  }

  private MappedSequence rows() {
    return new MappedSequence("agate.mapped_sequence.MappedSequence", rowObjects(), null);
  }

  private List<Object> rowObjects() {
    List<Object> rows = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      rows.add(new RowObject(row));
    }
    return rows;
  }

  private PyTuple types() {
    List<Object> types = new ArrayList<>();
    for (ColumnType type : table.columnTypes()) {
      types.add(new TypeObject(type));
    }
    return PyTuple.wrap(types.toArray());
  }

  private Object where(@Nullable Object test) {
    return wrap(table.where(row -> Truth.test(Calls.call(test, Arguments.of(new RowObject(row))))));
  }

  private MappedSequence groups(String key) {
    Map<String, ResultTable> groups = table.groupBy(key);
    List<Object> tables = new ArrayList<>();
    groups.values().forEach(group -> tables.add(wrap(group)));
    return new MappedSequence("agate.tableset.TableSet", tables, List.copyOf(groups.keySet()));
  }

  private Object rename(Arguments args) {
    Object names = args.get(0, "column_names", null);
    if (names instanceof Map<?, ?> map) {
      Map<String, String> renamed = new LinkedHashMap<>();
      map.forEach((from, to) -> renamed.put(Texts.str(from), Texts.str(to)));
      return wrap(table.rename(renamed));
    }
    return names == null ? this : wrap(table.rename(names(names)));
  }

  private static List<String> names(@Nullable Object value) {
    if (value instanceof String name) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    Iterator<@Nullable Object> each = Iteration.iterate(value);
    while (each.hasNext()) {
      names.add(Texts.str(each.next()));
    }
    return names;
  }

  private static int number(@Nullable Object value, int fallback) {
    return value instanceof Number number ? number.intValue() : fallback;
  }

  private TableObject wrap(ResultTable made) {
    return new TableObject(made, printer);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return rows().item(key);
  }

  @Override
  public int length() {
    return table.size();
  }

  @Override
  public boolean isTruthy() {
    return table.size() > 0;
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(rowObjects());
  }

  @Override
  public String str() {
    return table.toString();
  }

  @Override
  public String repr() {
    return "<agate.table.Table object>";
  }

  @Override
  public String qualifiedTypeName() {
    return "agate.table.Table";
  }

  /** One column of a table. */
  private static final class TableColumnObject extends MappedSequence {
    private final ResultTable table;
    private final int index;

    TableColumnObject(ResultTable table, int index) {
      super("agate.columns.Column", table.values(index), null);
      this.table = table;
      this.index = index;
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "name" -> table.columnNames().get(index);
        case "index" -> (long) index;
        case "data_type" -> new TypeObject(table.columnTypes().get(index));
        case "values_distinct" ->
            Function.of(name, _ -> PyTuple.wrap(table.values(index).stream().distinct().toArray()));
        case "values_without_nulls" ->
            Function.of(
                name,
                _ -> PyTuple.wrap(table.values(index).stream().filter(v -> v != null).toArray()));
        case "values_sorted" -> Function.of(name, _ -> sorted());
        case "values_without_nulls_sorted" ->
            Function.of(
                name,
                _ -> {
                  List<@Nullable Object> known = new ArrayList<>(sorted());
                  known.removeIf(v -> v == null);
                  return known;
                });
        default -> super.attribute(name);
      };
    }

    private List<@Nullable Object> sorted() {
      return table.orderBy(List.of(table.columnNames().get(index)), false).values(index);
    }
  }

  /** A column's type. */
  private record TypeObject(ColumnType type) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return Missing.MISSING;
    }

    @Override
    public String repr() {
      return "<" + type.className() + " object>";
    }

    @Override
    public String qualifiedTypeName() {
      return type.qualifiedName();
    }

    @Override
    public int length() {
      throw PyException.type("object of type '" + type.className() + "' has no len()");
    }
  }
}
