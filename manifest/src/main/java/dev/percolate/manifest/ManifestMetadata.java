package dev.percolate.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of manifest.json.
 *
 * @param generatedAt ISO text with {@code Z}, as dbt writes it
 * @param runStartedAt ISO text with {@code +00:00}
 * @param env variables that start with {@code DBT_ENV_CUSTOM_ENV_}, without that prefix
 * @param projectId md5 of the project name
 * @param quoting database, schema, identifier, column
 */
public record ManifestMetadata(
    String dbtVersion,
    String generatedAt,
    String invocationId,
    @Nullable String invocationStartedAt,
    Map<String, @Nullable Object> env,
    String projectName,
    String projectId,
    @Nullable String userId,
    @Nullable Boolean sendAnonymousUsageStats,
    String adapterType,
    Map<String, @Nullable Object> quoting,
    @Nullable String runStartedAt)
    implements Part {
  /** The schema this module writes. */
  public static final String SCHEMA_VERSION = "https://schemas.getdbt.com/dbt/manifest/v12.json";

  public ManifestMetadata {
    env = Frozen.map(env);
    quoting = Frozen.map(quoting);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("dbt_schema_version", SCHEMA_VERSION);
    sink.field("dbt_version", dbtVersion);
    sink.field("generated_at", generatedAt);
    sink.field("invocation_id", invocationId);
    sink.field("invocation_started_at", invocationStartedAt);
    sink.field("env", env);
    sink.field("project_name", projectName);
    sink.field("project_id", projectId);
    sink.field("user_id", userId);
    sink.field("send_anonymous_usage_stats", sendAnonymousUsageStats);
    sink.field("adapter_type", adapterType);
    sink.struct("quoting", quoting);
    sink.field("run_started_at", runStartedAt);
  }
}
