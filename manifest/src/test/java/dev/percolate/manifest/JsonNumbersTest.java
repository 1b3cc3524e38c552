package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of artifacts are those of Python's {@code json.dumps}. */
class JsonNumbersTest {

  @Test
  void realNumbersKeepTheirSignAndAreNotMixedUpWithTheOneBefore() {
    List<Object> numbers =
        List.of(0.0, -0.0, 0.0, 1.5, 1.5, Double.NaN, Double.NaN, -0.0, 1e22, 3L);
    assertThat(new String(ArtifactWriter.json(numbers), StandardCharsets.US_ASCII))
        .isEqualTo("[0.0, -0.0, 0.0, 1.5, 1.5, NaN, NaN, -0.0, 1e+22, 3]");
  }
}
