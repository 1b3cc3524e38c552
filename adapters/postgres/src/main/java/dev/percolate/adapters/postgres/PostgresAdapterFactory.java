package dev.percolate.adapters.postgres;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.adapters.postgres.internal.PostgresAdapter;
import dev.percolate.adapters.postgres.internal.PostgresCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes PostgreSQL adapters. */
public final class PostgresAdapterFactory implements AdapterFactory {
  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public String dbtVersion() {
    return "1.11.0";
  }

  @Override
  public Credentials credentials(Map<String, ? extends @Nullable Object> output) {
    return PostgresCredentials.read(output);
  }

  @Override
  public Adapter create(Credentials credentials, AdapterSettings settings) {
    return new PostgresAdapter((PostgresCredentials) credentials, settings);
  }
}
