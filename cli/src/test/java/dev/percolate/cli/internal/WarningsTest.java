package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and exit codes were recorded from dbt-core 1.12.6 on the same input. */
final class WarningsTest {
  private static final String NO_MATCH =
      "[WARNING]: The selection criterion 'zzz' does not match any enabled nodes\n";

  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
  }

  private Ran list(String options) {
    return line.run("--warn-error-options", options, "ls", "-s", "zzz");
  }

  @Test
  void namedWarningBecomesAnError() {
    Ran ran = list("{error: [NoNodesForSelectionCriteria]}");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .endsWith("[ERROR]: Encountered an error:\nCompilation Error\n  " + NO_MATCH);
  }

  @Test
  void namedWarningCanBeSilenced() {
    Ran ran = list("{silence: [NoNodesForSelectionCriteria]}");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).doesNotContain(NO_MATCH).contains("[WARNING]: No nodes selected!\n");
  }

  @Test
  void everyWarningButNamedOnesCanBecomeAnError() {
    Ran ran = list("{error: all, warn: [NoNodesForSelectionCriteria]}");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains(NO_MATCH)
        .endsWith("Compilation Error\n  [WARNING]: No nodes selected!\n");
  }

  @Test
  void optionsOfTheProjectFileCount() {
    line.write(
        "dbt_project.yml",
        CommandLine.PROJECT
            + "flags:\n  warn_error_options:\n    error: [NoNodesForSelectionCriteria]\n");
    assertThat(line.run("ls", "-s", "zzz").exit()).isEqualTo(2);
  }

  @Test
  void deprecationsCanBecomeErrorsAsAGroup() {
    Ran ran = line.run("--warn-error-options", "{error: [Deprecations]}", "ls", "-m", "a");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("[ERROR]: Encountered an error:\nCompilation Error\n");
  }

  @Test
  void unknownEventNameEndsWithOne() {
    Ran ran = list("{error: [Bogus]}");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).isEqualTo("Error: Bogus is not a valid dbt error name.\n");
  }

  @Test
  void oldOptionIsSummedUpAtTheEnd() {
    Ran ran = line.run("ls", "-m", "a");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("[WARNING][ModelParamUsageDeprecation]: Deprecated functionality\n")
        .contains(
            "Summary of encountered deprecations:\n- ModelParamUsageDeprecation: 1 occurrence\n");
  }

  @Test
  void secretsAreHiddenOnConsoleAndInFile() {
    line.env("DBT_ENV_SECRET_WORD", "hunter2")
        .write("models/a.sql", "{{ log('hunter2 was here', info=True) }} select 1 as id\n");
    Ran ran = line.run("parse");
    assertThat(ran.out()).contains("***** was here").doesNotContain("hunter2");
    assertThat(line.read("logs/dbt.log")).contains("***** was here").doesNotContain("hunter2");
  }

  @Test
  void fullLogFileMovesOn() {
    line.run("parse");
    // two runs, so that a third one does not fill the next file as well
    line.run("parse");
    String first = line.read("logs/dbt.log");
    line.run("--log-file-max-bytes", String.valueOf(first.length() + 1), "parse");
    assertThat(line.read("logs/dbt.log.1")).startsWith(first);
    assertThat(line.read("logs/dbt.log")).doesNotStartWith(first);
  }

  @Test
  void logFileOpensEachInvocationWithARule() {
    line.run("parse");
    assertThat(line.read("logs/dbt.log")).startsWith("\n\n==============================" + " ");
    assertThat(line.read("logs/dbt.log"))
        .contains("running dbt with arguments {")
        .contains("Command `dbt parse` succeeded at ");
  }
}
