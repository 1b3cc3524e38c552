package dev.percolate.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.render.EventTimeRange;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** Messages were recorded from dbt-core 1.12.6. */
final class SampleWindowTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2024-03-15T10:20:30Z");

  @Test
  void aSampleOfSomeDaysEndsNow() {
    assertThat(SampleWindow.of("2 Days", NOW))
        .isEqualTo(new EventTimeRange(OffsetDateTime.parse("2024-03-13T10:20:30Z"), NOW));
    assertThat(SampleWindow.of(null, NOW)).isNull();
  }

  @Test
  void aSampleMayNameStartAndEnd() {
    assertThat(SampleWindow.of("{'start': '2024-01-01', end: 2024-01-02 03:04:05}", NOW))
        .isEqualTo(
            new EventTimeRange(
                OffsetDateTime.parse("2024-01-01T00:00:00Z"),
                OffsetDateTime.parse("2024-01-02T03:04:05Z")));
  }

  @Test
  void whatIsNoWindowIsRefused() {
    refused("3 weeks", "Invalid grain size 'weeks'. Must be one of ['hour', 'day', ");
    refused("2", "Cannot load SAMPLE_WINDOW from '2'. Must be of form 'DAYS_INT GRAIN_SIZE'.");
    refused("x days", "Unable to convert 'x' to an integer.");
    refused("{start: '2024-01-01'}", "Field \"end\" of type datetime is missing in SampleWindow");
    refused(
        "{start: zz, end: '2024-01-01'}",
        "Field \"start\" of type datetime in SampleWindow has invalid value 'zz'");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> SampleWindow.of(text, NOW))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }
}
