package dev.percolate.jinja.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares values with what Python 3.11 printed for the same expressions. */
class RecordedValuesTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden", "values");

  static Stream<String> areas() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("areas")
  void everyExpressionGivesWhatPythonGave(String area) throws IOException {
    Map<String, @Nullable Object> scope = PythonScope.create();
    List<String> differences = new ArrayList<>();
    int cases = 0;
    String expression = "";
    for (String line : Files.readAllLines(GOLDEN.resolve(area))) {
      if (line.startsWith(">>> ")) {
        expression = line.substring(4);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        cases++;
        String actual = run(expression, scope);
        if (!actual.equals(line)) {
          differences.add(expression + "\n  python:    " + line + "\n  percolate: " + actual);
        }
      }
    }
    assertThat(String.join("\n", differences)).as("%s: of %s cases", area, cases).isEmpty();
  }

  private static String run(String expression, Map<String, @Nullable Object> scope) {
    try {
      return Texts.repr(PythonExpression.evaluate(expression, scope));
    } catch (PyException e) {
      return "!" + e.kind().pythonName() + ": " + e.message().replace("\n", "\\n");
    } catch (RuntimeException e) {
      return "bug: " + e;
    }
  }
}
