package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
  /** Lines of three: a document, its safe_dump, its safe_dump with sorted keys (PyYAML 6.0.3). */
  @Test
  void everyValueIsWrittenAsPyYamlWritesIt() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/golden/yaml/dump.txt"));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i + 2 < lines.size(); i += 3) {
      Object value = YamlReader.value(text(lines.get(i)));
      for (int sorted = 0; sorted < 2; sorted++) {
        String actual = YamlWriter.write(value, sorted == 1);
        if (!actual.equals(text(lines.get(i + 1 + sorted)))) {
          wrong.add(lines.get(i + 1 + sorted) + "\n  was " + Canonical.quote(actual));
        }
      }
    }
    assertThat(lines.size()).isGreaterThan(1000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void lockFilesIndentTheirLists() {
    Object value = YamlReader.value("{sha1_hash: x, packages: [{local: ../p, name: p}]}");
    assertThat(YamlWriter.writeIndented(value))
        .isEqualTo("packages:\n  - local: ../p\n    name: p\nsha1_hash: x\n");
  }

  @Test
  void aListUsedTwiceIsAnchored() {
    List<Object> shared = List.of(1L);
    Map<String, Object> value = new java.util.LinkedHashMap<>();
    value.put("a", shared);
    value.put("b", shared);
    assertThat(YamlWriter.write(value, false)).isEqualTo("a: &id001\n- 1\nb: *id001\n");
  }

  private static String text(String line) {
    return Canonical.unescape(line.substring(1, line.length() - 1));
  }
}
