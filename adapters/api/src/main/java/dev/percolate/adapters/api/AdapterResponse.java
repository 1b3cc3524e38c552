package dev.percolate.adapters.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a warehouse answers to one statement, beside rows. */
public record AdapterResponse(
    String message, @Nullable String code, @Nullable Long rowsAffected, @Nullable String queryId) {

  /** A response that is a message only. */
  public static AdapterResponse of(String message) {
    return new AdapterResponse(message, null, null, null);
  }

  /** The {@code adapter_response} dictionary of run results: keys without a value are left out. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("_message", message);
    if (code != null) {
      map.put("code", code);
    }
    if (rowsAffected != null) {
      map.put("rows_affected", rowsAffected);
    }
    if (queryId != null) {
      map.put("query_id", queryId);
    }
    return map;
  }

  @Override
  public String toString() {
    return message;
  }
}
