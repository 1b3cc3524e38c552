package dev.percolate.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables recorded from Python's fnmatch and from dbt-core 1.12.6. */
class NameMatchTest {
  @TempDir Path root;

  @Test
  void shellPatternsMatchAsInPython() throws IOException {
    for (String line : lines("glob.txt")) {
      String[] columns = line.split("\t", -1);
      assertThat(Glob.matches(columns[0].replace("\\n", "\n"), columns[1]))
          .as(line)
          .isEqualTo(columns[2].equals("1"));
    }
  }

  @Test
  void qualifiedNamesMatchAsInDbt() throws IOException {
    for (String line : lines("fqn.txt")) {
      String[] columns = line.split("\t", -1);
      assertThat(
              new FqnMatch(columns[0])
                  .matches(List.of(columns[1].split(" ", -1)), columns[2].equals("v")))
          .as(line)
          .isEqualTo(columns[3].equals("1"));
    }
  }

  @Test
  void aPathIsFoundOnlyWhenItIsOnDisk() throws IOException {
    Files.createDirectories(root.resolve("models/marts"));
    Files.createFile(root.resolve("models/marts/a.sql"));

    assertThat(new PathMatch(root, "models/**").findsParentOf("models/marts/a.sql")).isTrue();
    assertThat(new PathMatch(root, "models/**").finds("models/marts/a.sql")).isFalse();
    assertThat(new PathMatch(root, "models/*/*.sql").finds("models/marts/a.sql")).isTrue();
    assertThat(new PathMatch(root, "models/*/*.sql").finds("models/marts/b.sql")).isFalse();
    assertThat(new PathMatch(root, "./models/marts").findsParentOf("models/marts/a.sql")).isTrue();
    assertThat(new PathMatch(root, "models/marts/a.sql/").finds("models/marts/a.sql")).isFalse();
    assertThat(new PathMatch(root, "**").findsParentOf("elsewhere.sql")).isTrue();
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NameMatchTest.class.getResourceAsStream("/selection/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
