package dev.percolate.adapters.duckdb;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.adapters.duckdb.internal.DuckDbAdapter;
import dev.percolate.adapters.duckdb.internal.DuckDbCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes DuckDB adapters. */
public final class DuckDbAdapterFactory implements AdapterFactory {
  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public String dbtVersion() {
    return "1.11.1";
  }

  @Override
  public Credentials credentials(Map<String, ? extends @Nullable Object> output) {
    return DuckDbCredentials.read(output);
  }

  @Override
  public Adapter create(Credentials credentials, AdapterSettings settings) {
    return new DuckDbAdapter((DuckDbCredentials) credentials, settings);
  }
}
