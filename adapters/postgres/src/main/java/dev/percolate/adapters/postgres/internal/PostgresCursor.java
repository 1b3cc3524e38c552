package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

/** A result that has arrived as text and is read on demand. */
final class PostgresCursor implements Cursor {
  private final AdapterResponse response;
  private final Field[] fields;
  private final List<Tuple> rows;
  private int next;

  PostgresCursor(AdapterResponse response, Field[] fields, List<Tuple> rows) {
    this.response = response;
    this.fields = fields;
    this.rows = rows;
  }

  @Override
  public AdapterResponse response() {
    return response;
  }

  @Override
  public List<String> columnNames() {
    List<String> names = new ArrayList<>(fields.length);
    for (Field field : fields) {
      names.add(field.getColumnLabel());
    }
    return names;
  }

  @Override
  public List<String> columnTypes() {
    List<String> types = new ArrayList<>(fields.length);
    for (Field field : fields) {
      types.add(PostgresTypes.name(field.getOID()));
    }
    return types;
  }

  @Override
  public List<List<@Nullable Object>> fetch(long limit) {
    List<List<@Nullable Object>> fetched = new ArrayList<>();
    while (next < rows.size() && (limit <= 0 || fetched.size() < limit)) {
      Tuple tuple = rows.get(next++);
      List<@Nullable Object> row = new ArrayList<>(fields.length);
      for (int i = 0; i < fields.length; i++) {
        byte[] bytes = tuple.get(i);
        row.add(
            bytes == null
                ? null
                : PostgresValues.read(
                    fields[i].getOID(), new String(bytes, StandardCharsets.UTF_8)));
      }
      fetched.add(row);
    }
    return fetched;
  }
}
