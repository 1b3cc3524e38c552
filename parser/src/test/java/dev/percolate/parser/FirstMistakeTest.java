package dev.percolate.parser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of several mistakes the one is told that dbt-core 1.12.6 meets first, with any number of threads.
 */
class FirstMistakeTest {
  @TempDir Path project;

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aNameTakenTwiceComesBeforeAMistakeInALaterTest(int threads) throws IOException {
    write("[unique, unique, {accepted_values: 5}]");

    assertThatThrownBy(() -> ParsedProject.in(project, project, threads))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("dbt found two data_tests with the name \"unique_a_id\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aMistakeInATestComesBeforeANameTakenTwiceLater(int threads) throws IOException {
    write("[unique, {nothing: 5}, unique]");

    assertThatThrownBy(() -> ParsedProject.in(project, project, threads))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("test arguments must be a dict, got <class 'int'> (value 5)");
  }

  private void write(String tests) throws IOException {
    Files.writeString(
        project.resolve("dbt_project.yml"), "name: shop\nversion: '1.0'\nprofile: shop\n");
    Files.writeString(
        project.resolve("profiles.yml"),
        "shop: {target: d, outputs: {d: {type: duckdb, path: x.duckdb}}}\n");
    Path models = Files.createDirectory(project.resolve("models"));
    Files.writeString(models.resolve("a.sql"), "select 1 as id");
    Files.writeString(
        models.resolve("a.yml"),
        """
        version: 2
        models:
          - name: a
            columns:
              - name: id
                data_tests: %s
        """
            .formatted(tests));
  }
}
