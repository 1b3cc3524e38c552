package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected texts are pieces of artifacts written by dbt-core 1.12.6 with dbt-duckdb. */
class ArtifactsTest {
  private static final String HEAD =
      "{\"metadata\": {\"dbt_schema_version\": \"SCHEMA\", \"dbt_version\": \"1.12.6\","
          + " \"generated_at\": \"2026-11-23T00:19:32.032221Z\", \"invocation_id\":"
          + " \"624a30dc-2f6f-49b4-a41f-a25eef53ffc6\", \"invocation_started_at\":"
          + " \"2026-11-23T00:19:31.074144Z\", \"env\": {}}, ";

  @Test
  void runResultsAreWrittenAsDbtWritesThem() {
    Timing timing =
        new Timing(
            "compile",
            Instant.parse("2026-11-23T00:19:31.891640Z"),
            Instant.parse("2026-11-23T00:19:31.892164Z"));
    RunResults.Result result =
        new RunResults.Result(
            "success",
            List.of(timing),
            "Thread-2 (worker)",
            0.007766008377075195,
            Map.of(),
            null,
            null,
            "seed.shop.raw_customers",
            null,
            null,
            null,
            null,
            null);

    String written =
        PythonJson.dumps(
            new RunResults(
                metadata(RunResults.SCHEMA_VERSION),
                List.of(result),
                0.5,
                Map.of("which", "build")));

    assertThat(written)
        .isEqualTo(
            HEAD.replace("SCHEMA", "https://schemas.getdbt.com/dbt/run-results/v6.json")
                + "\"results\": [{\"status\": \"success\", \"timing\": [{\"name\": \"compile\","
                + " \"started_at\": \"2026-11-23T00:19:31.891640Z\", \"completed_at\":"
                + " \"2026-11-23T00:19:31.892164Z\"}], \"thread_id\": \"Thread-2 (worker)\","
                + " \"execution_time\": 0.007766008377075195, \"adapter_response\": {},"
                + " \"message\": null, \"failures\": null, \"unique_id\":"
                + " \"seed.shop.raw_customers\", \"compiled\": null, \"compiled_code\": null,"
                + " \"relation_name\": null, \"batch_results\": null, \"overload_results\":"
                + " null}], \"elapsed_time\": 0.5, \"args\": {\"which\": \"build\"}}");
  }

  @Test
  void theCatalogIsWrittenAsDbtWritesIt() {
    Map<String, Catalog.Column> columns = new LinkedHashMap<>();
    columns.put("customer_id", new Catalog.Column("INTEGER", 1, "customer_id", null));
    Catalog.Table table =
        new Catalog.Table(
            "model.shop.contracted",
            "BASE TABLE",
            "main",
            "contracted",
            "shop",
            null,
            null,
            columns,
            Map.of("has_stats", Catalog.Statistic.HAS_NONE));

    String written =
        PythonJson.dumps(
            new Catalog(
                metadata(Catalog.SCHEMA_VERSION), Map.of(table.uniqueId(), table), Map.of(), null));

    assertThat(written)
        .isEqualTo(
            HEAD.replace("SCHEMA", "https://schemas.getdbt.com/dbt/catalog/v1.json")
                + "\"nodes\": {\"model.shop.contracted\": {\"metadata\": {\"type\": \"BASE TABLE\","
                + " \"schema\": \"main\", \"name\": \"contracted\", \"database\": \"shop\","
                + " \"comment\": null, \"owner\": null}, \"columns\": {\"customer_id\": {\"type\":"
                + " \"INTEGER\", \"index\": 1, \"name\": \"customer_id\", \"comment\": null}},"
                + " \"stats\": {\"has_stats\": {\"id\": \"has_stats\", \"label\": \"Has Stats?\","
                + " \"value\": false, \"include\": false, \"description\": \"Indicates whether"
                + " there are statistics for this table\"}}, \"unique_id\":"
                + " \"model.shop.contracted\"}}, \"sources\": {}, \"errors\": null}");
  }

  @Test
  void theSourcesArtifactIsWrittenAsDbtWritesIt() {
    assertThat(
            PythonJson.dumps(
                new SourceFreshness(metadata(SourceFreshness.SCHEMA_VERSION), List.of(), 0.0)))
        .isEqualTo(
            HEAD.replace("SCHEMA", "https://schemas.getdbt.com/dbt/sources/v3.json")
                + "\"results\": [], \"elapsed_time\": 0.0}");
  }

  private static ArtifactMetadata metadata(String schema) {
    return new ArtifactMetadata(
        schema,
        "1.12.6",
        Instant.parse("2026-11-23T00:19:32.032221Z"),
        "624a30dc-2f6f-49b4-a41f-a25eef53ffc6",
        Instant.parse("2026-11-23T00:19:31.074144Z"),
        Map.of());
  }
}
