package dev.percolate.render.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.render.StatementResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Results of statements by name, each to be read once, except {@code main}. */
final class StatementResults {
  private final Map<String, @Nullable StatementResult> results = new HashMap<>(2);

  private final Consumer<String> printer;

  /**
   * No results yet.
   *
   * @param printer takes what tables print
   */
  StatementResults(Consumer<String> printer) {
    this.printer = printer;
  }

  /** {@code store_result(name, response, agate_table)}. */
  Object store(@Nullable Object[] args) {
    if (args[2] instanceof Undefined missing) {
      throw missing.error();
    }
    ResultTable table = args[2] instanceof TableObject object ? object.table() : ResultTable.EMPTY;
    results.put(Texts.str(args[0]), new StatementResult(Wrapping.unwrap(args[1]), table));
    return "";
  }

  /** {@code store_raw_result(name, message, code, rows_affected, agate_table)}. */
  Object storeRaw(@Nullable Object[] args) {
    Long rows =
        args[3] instanceof Number number
            ? (Long) number.longValue()
            : args[3] instanceof String text
                    && !text.isEmpty()
                    && text.chars().allMatch(Character::isDigit)
                ? (Long) Long.parseLong(text)
                : null;
    AdapterResponse response =
        new AdapterResponse(
            args[1] == null ? "" : Texts.str(args[1]), RelationObject.text(args[2]), rows, null);
    return store(new @Nullable Object[] {args[0], new ResponseObject(response), args[4]});
  }

  /** {@code load_result(name)}. */
  @Nullable Object load(String name) {
    if (!results.containsKey(name)) {
      return null;
    }
    StatementResult result = results.get(name);
    if (result == null) {
      throw ProblemException.compilation(
          "The 'statement' result named '" + name + "' has already been loaded into a variable");
    }
    if (!name.equals("main")) {
      results.put(name, null);
    }
    return wrap(result);
  }

  /** The stored result without marking it read, or null. */
  @Nullable StatementResult peek(String name) {
    return results.get(name);
  }

  private Map<String, @Nullable Object> wrap(StatementResult result) {
    List<Object> rows = new ArrayList<>(result.table().size());
    for (Row row : result.table().rows()) {
      rows.add(PyTuple.copyOf(row.values()));
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("response", Wrapping.wrap(result.response()));
    map.put("data", rows);
    map.put("table", new TableObject(result.table(), printer));
    return new AttrDict(map);
  }
}
