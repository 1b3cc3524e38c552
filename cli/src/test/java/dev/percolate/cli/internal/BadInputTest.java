package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Messages and exit codes were recorded from dbt-core 1.12.6 on the same input. */
final class BadInputTest {
  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
  }

  private void failsWith(String message, String... arguments) {
    Ran ran = line.run(arguments);
    assertThat(ran.out()).contains("[ERROR]: Encountered an error:\n" + message);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(ran.err()).isEmpty();
  }

  private void refuses(String message, String... arguments) {
    Ran ran = line.run(arguments);
    assertThat(ran.err().strip()).endsWith("Error: " + message);
    assertThat(ran.exit()).isEqualTo(2);
  }

  // ---- profile and project

  @Test
  void missingProfilesFileIsToldAsMissingProfile() {
    line.remove("profiles.yml").write("home/.dbt/user_settings.yml", "");
    failsWith("Runtime Error\n  Could not find profile named 'shop'\n", "parse");
  }

  @Test
  void unknownTargetListsTheKnownOnes() {
    failsWith(
        """
        Runtime Error
          The profile 'shop' does not have a target named 'nope'. The valid target names for this profile are:
           - dev
        """,
        "parse",
        "--target",
        "nope");
  }

  @Test
  void folderThatIsNoProjectIsAnError() {
    line.remove("dbt_project.yml");
    failsWith(
        "Runtime Error\n  No dbt_project.yml found at expected path "
            + line.folder().resolve("dbt_project.yml")
            + "\n  Verify that each entry within packages.yml (and their transitive dependencies)"
            + " contains a file named dbt_project.yml\n",
        "run");
  }

  @Test
  void wrongYamlInPropertiesShowsThePlace() {
    line.write("models/s.yml", "models:\n  - name: a\n   columns: [\n");
    failsWith(
        """
        Parsing Error
          Error reading shop: s.yml - Runtime Error
            Syntax error near line 3
        """,
        "parse");
  }

  @Test
  void unknownProjectKeyNamesTheFile() {
    line.write("dbt_project.yml", CommandLine.PROJECT + "modelz: 1\n");
    failsWith(
        """
        Runtime Error
          at path []: Additional properties are not allowed ('modelz' was unexpected)

        Error encountered in %s
        """
            .formatted(line.folder().resolve("dbt_project.yml")),
        "parse");
  }

  // ---- models

  @Test
  void unclosedJinjaBlockShowsTheLine() {
    line.write("models/a.sql", "select {% if true %} 1\n");
    failsWith(
        """
        Compilation Error in model a (models/a.sql)
          Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.
            line 1
              select {% if true %} 1
        """,
        "parse");
  }

  @Test
  void unknownRefNamesBothNodes() {
    line.write("models/a.sql", "select * from {{ ref('zz') }}\n");
    failsWith(
        """
        Compilation Error
          Model 'model.shop.a' (models/a.sql) depends on a node named 'zz' which was not found
        """,
        "run");
  }

  @Test
  void cycleNamesItsNodes() {
    line.write("models/a.sql", "select * from {{ ref('b') }}\n");
    failsWith(
        """
        Compilation Error
          Found a cycle: model.shop.a --> model.shop.b
        """,
        "ls");
  }

  @Test
  void duplicateNameListsBothFiles() {
    line.write("models/d/a.sql", "select 1\n");
    failsWith(
        """
        Compilation Error
          dbt found two models with the name "a".
        """,
        "run");
  }

  @Test
  void failingSqlFailsTheRunAndSkipsChildren() {
    line.write("models/a.sql", "select nope from nowhere\n");
    Ran ran = line.run("run");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("1 of 2 ERROR creating sql view model main.a")
        .contains("2 of 2 SKIP relation main.b")
        .contains(
            """
            [ERROR]: in model a (models/a.sql)
              Runtime Error in model a (models/a.sql)
              Catalog Error: Table with name nowhere does not exist!
              Did you mean "pg_indexes"?

              compiled code at target/compiled/shop/models/a.sql
            """)
        .contains("Done. PASS=0 WARN=0 ERROR=1 SKIP=1 NO-OP=0 REUSED=0 TOTAL=2");
    assertThat(line.read("target/run_results.json")).contains("\"status\": \"error\"");
  }

  @Test
  void firstErrorEndsACompilation() {
    line.write("models/a.sql", "select {{ nope() }}\n");
    failsWith(
        """
        Runtime Error
          Compilation Error in model a (models/a.sql)
            'nope' is undefined. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".
        """,
        "compile");
    assertThat(line.folder().resolve("target/run_results.json")).doesNotExist();
  }

  @Test
  void wrongInlineQueryIsToldTwice() {
    Ran ran = line.run("show", "--inline", "select {{ foo( }}");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .endsWith(
            """
            [ERROR]: Error while parsing node: inline_query
            unexpected '}', expected ')'
              line 1
                select {{ foo( }}
            [ERROR]: Encountered an error:
            Error parsing inline query
            """);
  }

  // ---- files

  @Test
  void fileInPlaceOfTheTargetFolderIsToldInOneSentence() {
    line.write("target", "x");
    failsWith(
        "Runtime Error\n  Not a folder: "
            + line.folder().resolve("target")
            + ". A file of this name is in the way.\n",
        "run");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskIsToldWithTheFileAndLeavesNothing() throws Exception {
    Path target = Files.createDirectory(line.folder().resolve("target"));
    Files.createSymbolicLink(target.resolve("manifest.json.tmp"), Path.of("/dev/full"));
    failsWith(
        "Runtime Error\n  No space left on device: " + target.resolve("manifest.json") + "\n",
        "parse");
    assertThat(target.resolve("manifest.json")).doesNotExist();
    assertThat(Files.isSymbolicLink(target.resolve("manifest.json.tmp"))).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readOnlyTargetFolderIsToldWithTheFile() {
    failsWith("Runtime Error\n  ", "parse", "--target-path", "/proc/sys/percolate");
  }

  @Test
  void failedRunsLeaveNoTemporaryFiles() throws Exception {
    line.write("models/a.sql", "select nope from nowhere\n");
    line.run("run");
    try (var files = Files.walk(line.folder())) {
      assertThat(files.map(Path::toString)).noneMatch(path -> path.endsWith(".tmp"));
    }
  }

  // ---- command line

  @Test
  void unknownOptionSuggestsCloseOnes() {
    refuses(
        "No such option '--selct'. (Did you mean one of: '--help', '--select', '--selector'?)",
        "run",
        "--selct",
        "a");
    refuses("No such option '--bogus'.", "run", "--bogus");
  }

  @Test
  void unknownCommandIsRefused() {
    refuses("No such command 'bogus'.", "bogus");
  }

  @Test
  void missingValueIsRefusedWithoutUsage() {
    assertThat(line.run("run", "--target").err())
        .isEqualTo("Error: Option '--target' requires an argument.\n");
  }

  @Test
  void varsThatAreNoMappingAreRefused() {
    refuses(
        "Invalid value for '--vars': String '[1,2]' is not valid YAML", "parse", "--vars", "[1,2]");
    assertThat(line.run("parse", "--vars", "notadict").out())
        .isEqualTo("[ERROR]: The YAML provided in the --vars argument is not valid.\n");
  }

  @Test
  void foldersOnTheCommandLineMustExist() {
    refuses(
        "Invalid value for '--project-dir': Path 'nowhere' does not exist.",
        "run",
        "--project-dir",
        "nowhere");
  }

  @Test
  void timesMustHaveAKnownFormat() {
    refuses(
        "Invalid value for '--event-time-start': 'zz' does not match the formats '%Y-%m-%d',"
            + " '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S'.",
        "run", "--event-time-start", "zz", "--event-time-end", "2024-01-01");
  }

  @Test
  void optionsThatExcludeEachOtherAreToldOnTheConsole() {
    Ran ran = line.run("compile", "--inline", "select 1", "-s", "a");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .isEqualTo("[ERROR]: Encountered an error:\ninline: not allowed with argument select\n");
    assertThat(line.run("--debug", "run", "--debug").out())
        .contains("debug was provided both before and after the subcommand");
    failsWith(
        "Runtime Error\n  \"models\" and \"select\" are mutually exclusive arguments\n",
        "ls",
        "-m",
        "a",
        "-s",
        "a");
  }

  @Test
  void operationNeedsAMacroThatExists() {
    failsWith(
        "Runtime Error\n  Either a macro name or --sql must be passed to run-operation\n",
        "run-operation");
    Ran ran = line.run("run-operation", "nope");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .endsWith(
            """
            [ERROR]: Encountered an error while running operation: Runtime Error
              dbt could not find a macro with the name "nope" in any package
            [ERROR]: Encountered an error:
            Compilation Error
              dbt could not find a macro with the name 'nope' in any package. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".
            """);
  }

  @Test
  void cleaningSourcesIsRefused() {
    line.write("dbt_project.yml", CommandLine.PROJECT + "clean-targets: [models]\n");
    failsWith(
        "Runtime Error\n  dbt will not clean the following source paths: ['"
            + line.folder().resolve("models")
            + "']\n",
        "clean");
    assertThat(line.folder().resolve("models/a.sql")).exists();
  }
}
