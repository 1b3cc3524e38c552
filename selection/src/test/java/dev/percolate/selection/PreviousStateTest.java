package dev.percolate.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousStateTest {
  private static final StateRules RULES = new StateRules(Set.of(), false, 1, Instant.EPOCH);

  @TempDir Path project;

  @Test
  void missingFilesAreNoError() {
    PreviousState state = PreviousState.read(project, Path.of("state"), Path.of("target"), RULES);

    assertThat(state.manifest()).isNull();
    assertThat(state.results()).isNull();
    assertThat(state.freshness()).isNull();
  }

  @Test
  void aSchemaThatIsTooNewIsNamed() throws IOException {
    Files.createDirectories(project.resolve("state"));
    Path file = project.resolve("state/run_results.json");
    Files.writeString(
        file,
        "{\"metadata\": {\"dbt_schema_version\":"
            + " \"https://schemas.getdbt.com/dbt/run-results/v7.json\"}, \"results\": []}");

    assertThatThrownBy(
            () -> PreviousState.read(project, Path.of("state"), Path.of("target"), RULES))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected a schema version of \"https://schemas.getdbt.com/dbt/run-results/v6.json\" in "
                + file
                + ", but found \"https://schemas.getdbt.com/dbt/run-results/v7.json\". Are you"
                + " running with a different version of dbt?");
  }

  @Test
  void anOlderSchemaIsRead() throws IOException {
    Files.createDirectories(project.resolve("state"));
    Files.writeString(
        project.resolve("state/run_results.json"),
        "{\"metadata\": {\"dbt_schema_version\":"
            + " \"https://schemas.getdbt.com/dbt/run-results/v4.json\"}, \"results\":"
            + " [{\"unique_id\": \"model.p.a\", \"status\": \"error\"}]}");

    assertThat(PreviousState.read(project, Path.of("state"), Path.of("target"), RULES).results())
        .containsEntry("model.p.a", "error");
  }

  @Test
  void theSameFolderForStateAndTargetWarns() {
    List<String> warnings = new ArrayList<>();
    PreviousState.warnOfSameFolder(
        Path.of("state"), Path.of("target"), e -> warnings.add(e.name()));
    assertThat(warnings).isEmpty();

    PreviousState.warnOfSameFolder(
        Path.of("target"), Path.of("target"), e -> warnings.add(e.name()));
    assertThat(warnings).containsExactly("WarnStateTargetEqual");
  }
}
