package dev.percolate.manifest;

import dev.percolate.diagnostics.PythonTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of every artifact but the manifest.
 *
 * @param schemaVersion address of the schema
 * @param env variables that start with {@code DBT_ENV_CUSTOM_ENV_}, without that prefix
 */
public record ArtifactMetadata(
    String schemaVersion,
    String dbtVersion,
    Instant generatedAt,
    String invocationId,
    Instant invocationStartedAt,
    Map<String, @Nullable Object> env)
    implements Part {

  public ArtifactMetadata {
    env = Frozen.map(env);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("dbt_schema_version", schemaVersion);
    sink.field("dbt_version", dbtVersion);
    sink.field("generated_at", PythonTime.utc(generatedAt));
    sink.field("invocation_id", invocationId);
    sink.field("invocation_started_at", PythonTime.utc(invocationStartedAt));
    sink.field("env", env);
  }
}
