package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * run_results.json, schema v6.
 *
 * @param elapsedTime seconds
 * @param args the flags of the invocation
 */
public record RunResults(
    ArtifactMetadata metadata,
    List<Result> results,
    double elapsedTime,
    Map<String, @Nullable Object> args)
    implements Part {
  public static final String SCHEMA_VERSION = "https://schemas.getdbt.com/dbt/run-results/v6.json";

  public RunResults {
    results = List.copyOf(results);
    args = Frozen.map(args);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("metadata", metadata);
    sink.field("results", results);
    sink.field("elapsed_time", elapsedTime);
    sink.field("args", args);
  }

  /**
   * What became of one node.
   *
   * @param executionTime seconds
   * @param adapterResponse {@code _message}, {@code code}, {@code rows_affected}, ...
   * @param compiled whether it was compiled; null for what cannot be
   * @param batchResults {@code successful} and {@code failed} of a microbatch model, or null
   * @param overloadResults of a function with overloads, or null
   */
  public record Result(
      String status,
      List<Timing> timing,
      String threadId,
      double executionTime,
      Map<String, @Nullable Object> adapterResponse,
      @Nullable String message,
      @Nullable Long failures,
      String uniqueId,
      @Nullable Boolean compiled,
      @Nullable String compiledCode,
      @Nullable String relationName,
      @Nullable Map<String, @Nullable Object> batchResults,
      @Nullable Object overloadResults)
      implements Part {

    public Result {
      timing = List.copyOf(timing);
      adapterResponse = Frozen.map(adapterResponse);
    }

    @Override
    public void fields(FieldSink sink) {
      sink.field("status", status);
      sink.field("timing", timing);
      sink.field("thread_id", threadId);
      sink.field("execution_time", executionTime);
      sink.field("adapter_response", adapterResponse);
      sink.field("message", message);
      sink.field("failures", failures);
      sink.field("unique_id", uniqueId);
      sink.field("compiled", compiled);
      sink.field("compiled_code", compiledCode);
      sink.field("relation_name", relationName);
      sink.field("batch_results", batchResults);
      sink.field("overload_results", overloadResults);
    }
  }
}
