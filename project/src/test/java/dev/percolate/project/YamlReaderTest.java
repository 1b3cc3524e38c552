package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  /** Recorded from PyYAML 6.0.3's C loader through dbt-core 1.12.6's duplicate-key check. */
  @Test
  void everyDocumentIsReadAsPyYamlReadsIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    String text = Files.readString(Path.of("src/test/golden/yaml/pyyaml.txt"));
    for (String block : text.split("\n----\n")) {
      int line = block.indexOf('\n');
      String document = Canonical.unescape(block.substring(0, line));
      String expected = block.substring(line + 1);
      String actual = outcome(document);
      cases++;
      if (expected.startsWith("crash") ? !actual.startsWith("error") : !expected.equals(actual)) {
        wrong.add(block.substring(0, line) + "\n  expected " + expected + "\n  but was  " + actual);
      }
    }
    assertThat(cases).isGreaterThan(600);
    assertThat(wrong).isEmpty();
  }

  private static String outcome(String document) {
    try {
      YamlDocument read = YamlReader.read(document, "x.yml");
      StringBuilder out = new StringBuilder("ok ").append(Canonical.of(read.value()));
      read.duplicateKeys().forEach(key -> out.append("\ndup ").append(key.describe()));
      return out.toString();
    } catch (ProblemException e) {
      return "error " + e.problem().message();
    }
  }

  @Test
  void positionsPointAtCollectionsKeysAndItems() {
    YamlDocument read = YamlReader.read("models:\n  - name: a\n    columns: [x]\n  - b\n", "s.yml");
    Map<?, ?> root = (Map<?, ?>) read.value();
    List<?> models = (List<?>) root.get("models");

    assertThat(read.span(root, "models")).hasToString("s.yml:1:1");
    assertThat(read.span(models)).hasToString("s.yml:2:3");
    assertThat(read.span(models, 1)).hasToString("s.yml:4:5");
    assertThat(read.span((Map<?, ?>) models.getFirst(), "columns")).hasToString("s.yml:3:5");
    assertThat(read.spanAt("models", 0, "columns", 0)).hasToString("s.yml:3:15");
    assertThat(read.spanAt("models", 7)).hasToString("s.yml:1:1");
    assertThat(read.span("elsewhere")).hasToString("s.yml");
  }

  @Test
  void anAliasIsTheSameObject() {
    Map<?, ?> root = (Map<?, ?>) YamlReader.value("a: &x [1]\nb: *x");
    assertThat(root.get("a")).isSameAs(root.get("b"));
  }
}
