package dev.percolate.render.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's AdapterResponse. */
record ResponseObject(AdapterResponse response) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "code" -> response.code();
      case "rows_affected" -> response.rowsAffected();
      case "query_id" -> response.queryId();
      case "to_dict" -> Function.of(0, name, args -> fields(Truth.test(args[0])), "omit_none");
      default -> Missing.MISSING;
    };
  }

  private Map<String, @Nullable Object> fields(boolean omitNone) {
    if (omitNone) {
      return response.toMap();
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("_message", response.message());
    fields.put("code", response.code());
    fields.put("rows_affected", response.rowsAffected());
    fields.put("query_id", response.queryId());
    return fields;
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("AdapterResponse(");
    fields(false)
        .forEach(
            (name, value) ->
                out.append(out.charAt(out.length() - 1) == '(' ? "" : ", ")
                    .append(name)
                    .append('=')
                    .append(Texts.repr(value)));
    return out.append(')').toString();
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
