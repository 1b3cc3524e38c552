package dev.percolate.render.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** dbt's AdapterResponse. */
record ResponseObject(AdapterResponse response) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "message" -> response.message();
      case "code" -> response.code();
      case "rows_affected" -> response.rowsAffected();
      case "query_id" -> response.queryId();
      case "to_dict" -> Function.of("to_dict", _ -> response.toMap());
      default -> Missing.MISSING;
    };
  }

  @Override
  public String str() {
    return response.message();
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.adapters.contracts.connection.AdapterResponse";
  }
}
