package dev.percolate.parser.internal.osi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that MetricFlow made of semantic manifests; recorder/record_osi.py made them. */
class OsiConversionTest {
  private static final Path RECORDED =
      Path.of("src", "test", "golden", "osi", "documents.jsonl.gz");

  static List<Arguments> recorded() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDED))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        List<?> parts = (List<?>) PythonJson.loads(line);
        cases.add(
            Arguments.of(
                cases.size(),
                parts.get(0),
                Arrays.asList(parts.get(1), parts.get(2), parts.get(3))));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void makesWhatMetricFlowMakes(int number, String manifest, List<@Nullable Object> expected) {
    assertThat(converted((Map<?, ?>) PythonJson.loads(manifest))).isEqualTo(expected);
  }

  private static List<@Nullable Object> converted(Map<?, ?> manifest) {
    try {
      OsiConversion.Result result = OsiConversion.of(manifest);
      List<List<String>> issues = new ArrayList<>();
      result.issues().forEach(issue -> issues.add(List.of(issue.kind(), issue.element())));
      return result.content() == null
          ? Arrays.asList(null, issues, "RuntimeError: " + result.reason())
          : Arrays.asList(PythonJson.dumps(result.content()), issues, null);
    } catch (ProblemException e) {
      return Arrays.asList(null, List.of(), kind(e) + e.problem().message());
    }
  }

  /** What Python calls the error. */
  private static String kind(ProblemException e) {
    String text = e.problem().message();
    if (text.contains("after transformation")) {
      return "ValueError: ";
    }
    if (text.contains("has no attribute") || text.contains("is undefined")) {
      return "UndefinedError: ";
    }
    return text.startsWith("unexpected ") ? "TemplateSyntaxError: " : "ModelTransformError: ";
  }
}
