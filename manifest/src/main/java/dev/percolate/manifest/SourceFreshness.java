package dev.percolate.manifest;

import dev.percolate.diagnostics.PythonTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** sources.json, schema v3. */
public record SourceFreshness(ArtifactMetadata metadata, List<Result> results, double elapsedTime)
    implements Part {
  public static final String SCHEMA_VERSION = "https://schemas.getdbt.com/dbt/sources/v3.json";

  public SourceFreshness {
    results = List.copyOf(results);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("metadata", metadata);
    sink.field("results", results);
    sink.field("elapsed_time", elapsedTime);
  }

  /**
   * The freshness of one source.
   *
   * @param ageInSeconds snapshottedAt minus maxLoadedAt
   * @param status pass, warn or error
   * @param criteria warn_after, error_after and filter
   */
  public record Result(
      String uniqueId,
      Instant maxLoadedAt,
      Instant snapshottedAt,
      double ageInSeconds,
      String status,
      Map<String, @Nullable Object> criteria,
      Map<String, @Nullable Object> adapterResponse,
      List<Timing> timing,
      String threadId,
      double executionTime)
      implements Part {

    public Result {
      criteria = Frozen.map(criteria);
      adapterResponse = Frozen.map(adapterResponse);
      timing = List.copyOf(timing);
    }

    @Override
    public void fields(FieldSink sink) {
      sink.field("unique_id", uniqueId);
      // dbt 1.12: these two keep the offset, the times of the metadata end in Z
      sink.field("max_loaded_at", PythonTime.utcOffset(maxLoadedAt));
      sink.field("snapshotted_at", PythonTime.utcOffset(snapshottedAt));
      sink.field("max_loaded_at_time_ago_in_s", ageInSeconds);
      sink.field("status", status);
      sink.field("criteria", criteria);
      sink.field("adapter_response", adapterResponse);
      sink.field("timing", timing);
      sink.field("thread_id", threadId);
      sink.field("execution_time", executionTime);
    }
  }
}
