package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFilesTest {
  private static final Path FILE = Path.of("dbt_project.yml");
  private static final String TEXT =
      """
      name: shop
      models: &models
        +tags: [a, b]
      seeds: *models
      chosen: !!set {x, y}
      name: twice
      """;

  private final YamlFiles files = new YamlFiles();

  private YamlDocument read(String text) {
    return files.read(FILE, text, "dbt_project.yml");
  }

  @Test
  void aDocumentIsTheReadersOwn() {
    YamlDocument first = read(TEXT);
    first.mapping().put("name", "changed");
    ((Map<?, ?>) first.mapping().get("models")).clear();
    YamlDocument second = read(TEXT);
    assertThat(second.value()).isEqualTo(YamlReader.read(TEXT, "dbt_project.yml").value());
    assertThat(second.mapping().get("seeds")).isSameAs(second.mapping().get("models"));
  }

  @Test
  void placesAreKnownInEachCopy() {
    read(TEXT);
    YamlDocument again = read(TEXT);
    YamlDocument fresh = YamlReader.read(TEXT, "dbt_project.yml");
    for (List<Object> path :
        List.<List<Object>>of(
            List.of(), List.of("models"), List.of("models", "+tags", 1), List.of("chosen"))) {
      assertThat(again.spanAt(path.toArray())).isEqualTo(fresh.spanAt(path.toArray()));
    }
    assertThat(again.duplicateKeys()).isEqualTo(fresh.duplicateKeys()).hasSize(1);
  }

  @Test
  void anotherTextIsReadAnew() {
    read(TEXT);
    assertThat(read("name: other").mapping()).containsEntry("name", "other");
    assertThat(read("").value()).isNull();
  }

  @Test
  void anErrorIsToldEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> read("a: [")).isInstanceOf(ProblemException.class);
    }
  }
}
