package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our macro packages define, file by file, what dbt-core 1.12.6, dbt-duckdb 1.11.1 and dbt-postgres
 * define, with the same arguments. recorder/record_macros.py tells how the list was made.
 */
final class MacroSurfaceTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern COMMENT = Pattern.compile("(?s)\\{#.*?#\\}");
  private static final Pattern OPENING =
      Pattern.compile("(?s)\\{%-?\\s*(macro|test|materialization|docs)\\b(.*?)-?%\\}");
  private static final Map<String, String> FOLDERS =
      Map.of("docs", ".md", "macros", ".sql", "tests", ".sql");

  @ParameterizedTest
  @CsvSource({
    "dbt, render/src/main/resources/dev/percolate/render/dbt",
    "dbt_duckdb, adapters/duckdb/src/main/resources/dev/percolate/adapters/duckdb",
    "dbt_postgres, adapters/postgres/src/main/resources/dev/percolate/adapters/postgres"
  })
  void packageDefinesWhatDbtsDoes(String name, String folder) throws IOException {
    Path root = ROOT.resolve(folder);
    List<String> files = files(root);
    List<String> found = new ArrayList<>();
    for (String file : files) {
      String text = COMMENT.matcher(Files.readString(root.resolve(file))).replaceAll("");
      Matcher opening = OPENING.matcher(text);
      while (opening.find()) {
        found.add(String.join("\t", name, file, opening.group(1), normal(opening.group(2))));
      }
    }

    List<String> recorded =
        Files.readAllLines(ROOT.resolve("cli/src/test/golden/macros/surface.tsv"));
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            recorded.stream().filter(line -> line.startsWith(name + "\t")).toList());
    assertThat(Files.readAllLines(root.resolve("index.txt"))).isEqualTo(files);
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(FOLDERS.getOrDefault(file.split("/")[0], "/")))
          .sorted()
          .toList();
    }
  }

  private static String normal(String text) {
    return text.replace('"', '\'')
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*([=,()\\[\\]])\\s*", "$1")
        .strip();
  }
}
