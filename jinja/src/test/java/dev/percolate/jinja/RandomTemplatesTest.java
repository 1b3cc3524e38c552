package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.jinja.value.modules.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random templates, made and rendered with Jinja2 by {@code generate_random.py}: those of {@code
 * src/test/golden/random}, or of the files that the property {@code randomCases} names.
 */
class RandomTemplatesTest {
  private static final int SHOWN = 40;

  @Test
  void randomTemplatesRenderAsInJinja() throws IOException {
    List<String> differences = new ArrayList<>();
    long cases = 0;
    for (Path file : files()) {
      cases += compare(file, differences);
    }
    assertThat(cases).isPositive();
    assertThat(differences.stream().limit(SHOWN))
        .as(differences.size() + " of " + cases + " templates differ")
        .isEmpty();
  }

  private static List<Path> files() throws IOException {
    String named = System.getProperty("randomCases", "");
    if (!named.isBlank()) {
      return Stream.of(named.split(",")).map(Path::of).toList();
    }
    try (Stream<Path> files = Files.list(Path.of("src/test/golden/random"))) {
      return files.sorted().toList();
    }
  }

  /** Compares each line of a file, tells of the differences, and counts the lines. */
  static long compare(Path file, List<String> differences) throws IOException {
    long cases = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases++;
        RecordedTemplate test = read(line);
        String actual = actual(test);
        if (!actual.equals(test.expected())) {
          differences.add(
              file.getFileName()
                  + ":"
                  + cases
                  + " "
                  + test.env()
                  + " "
                  + test.vars()
                  + "\n  "
                  + test.template().replace("\n", "\\n").replace("\r", "\\r")
                  + "\n  jinja2: "
                  + test.expected().replace("\n", "\\n")
                  + "\n  here:   "
                  + actual.replace("\n", "\\n"));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return cases;
  }

  private static String actual(RecordedTemplate test) {
    try {
      return test.actual();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return "escaped: " + e + " at " + e.getStackTrace()[0];
    }
  }

  private static RecordedTemplate read(String line) {
    Map<?, ?> fields = (Map<?, ?>) Json.loads(line);
    Object vars = fields.get("v");
    Object env = fields.get("e");
    return new RecordedTemplate(
        (String) fields.get("t"),
        vars == null ? "{}" : (String) vars,
        env == null ? "text" : (String) env,
        (String) fields.get("r"));
  }
}
