package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectDirectoriesTest {
  @TempDir Path folder;

  @Test
  void theNearestFolderAboveThatHoldsAProjectIsTaken() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("outer/inner/deep"));
    Files.writeString(folder.resolve("outer/dbt_project.yml"), "name: outer");

    assertThat(new ProjectDirectories(deep, folder).defaultProject())
        .isEqualTo(folder.resolve("outer"));

    Files.writeString(folder.resolve("outer/inner/dbt_project.yml"), "name: inner");
    assertThat(new ProjectDirectories(deep, folder).defaultProject())
        .isEqualTo(folder.resolve("outer/inner"));
    assertThat(new ProjectDirectories(folder, folder).defaultProject()).isEqualTo(folder);
  }
}
