package dev.percolate.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.render.Batch;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Batches as dbt 1.12.6 makes them. */
class BatchPlanTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2024-03-15T10:20:30Z");

  @Test
  void theFirstRunGoesFromBeginToTheEndOfToday() {
    assertThat(batches("month", "2024-01-10", null, false))
        .containsExactly(
            "202401 2024-01-01T00:00:00+00:00 2024-02-01T00:00:00+00:00",
            "202402 2024-02-01T00:00:00+00:00 2024-03-01T00:00:00+00:00",
            "202403 2024-03-01T00:00:00+00:00 2024-04-01T00:00:00+00:00");
  }

  @Test
  void laterRunsLookBackOneBatch() {
    assertThat(batches("day", "2020-01-01T00:00:00", 1L, true))
        .containsExactly(
            "20240314 2024-03-14T00:00:00+00:00 2024-03-15T00:00:00+00:00",
            "20240315 2024-03-15T00:00:00+00:00 2024-03-16T00:00:00+00:00");
    assertThat(batches("hour", "2020-01-01", 0L, true))
        .containsExactly("20240315T10 2024-03-15T10:00:00+00:00 2024-03-15T11:00:00+00:00");
    assertThat(batches("year", "2020-01-01", 2L, true)).hasSize(3);
  }

  @Test
  void filesAreNamedByTheStartOfTheBatch() {
    Model model = model("hour", "2024-03-15 09:00:00", 1L);
    List<Batch> batches = new BatchPlan(model, null, null, NOW).batches(false);
    assertThat(batches).extracting(Batch::suffix).containsExactly("2024-03-15T09", "2024-03-15T10");
  }

  @Test
  void theUsersRangeIsWidenedToWholeBatches() {
    OffsetDateTime from = OffsetDateTime.parse("2024-01-01T12:00:00Z");
    OffsetDateTime to = OffsetDateTime.parse("2024-01-02T12:00:00Z");
    assertThat(texts(new BatchPlan(model("day", "2020-01-01", 1L), from, to, NOW).batches(true)))
        .containsExactly(
            "20240101 2024-01-01T00:00:00+00:00 2024-01-02T00:00:00+00:00",
            "20240102 2024-01-02T00:00:00+00:00 2024-01-03T00:00:00+00:00");
  }

  private static List<String> batches(
      String size, String begin, @Nullable Long lookback, boolean isIncremental) {
    return texts(
        new BatchPlan(model(size, begin, lookback), null, null, NOW).batches(isIncremental));
  }

  private static List<String> texts(List<Batch> batches) {
    List<String> texts = new ArrayList<>();
    for (Batch batch : batches) {
      texts.add(
          batch.id()
              + " "
              + BatchPlan.iso(batch.range().start())
              + " "
              + BatchPlan.iso(batch.range().end()));
    }
    return texts;
  }

  private static Model model(String size, String begin, @Nullable Long lookback) {
    NodeBuilder draft = new NodeBuilder(ResourceType.MODEL, "shop", "a", "model.shop.a");
    draft.config.put("batch_size", size);
    draft.config.put("begin", begin);
    draft.config.put("lookback", lookback);
    return (Model) draft.build();
  }
}
