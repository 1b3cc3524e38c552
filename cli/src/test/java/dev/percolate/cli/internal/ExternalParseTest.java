package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dbt-core 1.12 expects of the command given as {@code --v2-parser}. */
final class ExternalParseTest {
  @TempDir Path folder;

  private CommandLine.Ran parse(CommandLine project, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "parse",
                "--project-dir",
                folder.toString(),
                "--profiles-dir",
                folder.toString(),
                "--target",
                "dev",
                "--target-path",
                folder.resolve("handoff").toString(),
                "--vars",
                "{a: 1}",
                "--invocation-id",
                "12345678-1234-1234-1234-123456789abc",
                "--log-format",
                "otel",
                "--log-level-file",
                "off"));
    words.addAll(List.of(more));
    return project.run(words.toArray(new String[0]));
  }

  @Test
  void theManifestLiesInTheHandoffFolderUnderTheCallersInvocation() throws Exception {
    CommandLine.Ran ran = parse(CommandLine.inNewProject(folder));
    assertThat(ran.exit()).isZero();
    assertThat(Files.readString(folder.resolve("handoff/manifest.json")))
        .contains("\"invocation_id\": \"12345678-1234-1234-1234-123456789abc\"");
    assertThat(folder.resolve("handoff/semantic_manifest.json")).exists();
    assertThat(folder.resolve("logs")).doesNotExist();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void onlyRecordsArePrintedAndWhatTheCallerTellsItselfIsNot() {
    CommandLine.Ran ran = parse(CommandLine.inNewProject(folder));
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).allMatch(line -> line.startsWith("{\"record_type\": "));
    assertThat(ran.out())
        .doesNotContain("Running with dbt", "Registered adapter", "Found 2 models");
    assertThat(lines.getLast())
        .startsWith("{\"record_type\": \"SpanEnd\"")
        .contains("\"event_type\": \"v1.public.events.fusion.invocation.Invocation\"")
        .contains("\"eval_args\": {\"command\": \"parse\", \"target\": \"dev\"}")
        .contains("\"total_warnings\": \"0\", \"total_errors\": \"0\"");
  }

  @Test
  void warningsAndPrintedLinesAreRelayedAtTheirLevel() {
    CommandLine project =
        CommandLine.inNewProject(folder)
            .write("models/c.sql", "{{ print('hello') }}{% do log('aside', info=true) %}select 1")
            .write(
                "dbt_project.yml",
                CommandLine.PROJECT + "models: {shop: {nowhere: {+tags: [x]}}}\n");
    List<String> lines = parse(project).out().lines().toList();
    assertThat(lines)
        .anyMatch(line -> line.contains("\"severity_number\": 9") && line.contains("\"hello\""))
        .anyMatch(line -> line.contains("\"severity_number\": 9") && line.contains("\"aside\""))
        .anyMatch(
            line ->
                line.contains("\"severity_number\": 13, \"severity_text\": \"WARN\"")
                    && line.contains("Configuration paths exist")
                    && !line.contains("[WARNING]"));
    assertThat(lines.getLast()).contains("\"total_warnings\": \"1\"");
  }

  @Test
  void aFailureIsToldBeforeTheExitCode() {
    CommandLine project =
        CommandLine.inNewProject(folder).write("models/c.sql", "select * from {{ ref('nobody') }}");
    CommandLine.Ran ran = parse(project);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains("\"severity_number\": 17")
        .contains("\"body\": \"Encountered an error:\\nCompilation Error\\n")
        .contains("which was not found")
        .contains("\"total_errors\": \"1\"");
    assertThat(folder.resolve("handoff/manifest.json")).doesNotExist();
  }

  @Test
  void theMacrosOfAnInstalledDbtStandInForTheEnginesOwn() throws Exception {
    CommandLine project =
        CommandLine.inNewProject(folder)
            .write("models/c.sql", "{{ config(tags=[installed()]) }}select 1")
            .write(
                "lib/dbt/macros/names.sql",
                """
                {% macro installed() %}ours{% endmacro %}
                {% macro generate_database_name(name, node) %}x{% endmacro %}
                {% macro generate_schema_name(name, node) %}main{% endmacro %}
                {% macro generate_alias_name(name, node) %}{{ node.name }}{% endmacro %}
                """);
    CommandLine.Ran ran =
        parse(project, "--engine-macros", "{\"dbt\": \"" + folder.resolve("lib/dbt") + "\"}");
    assertThat(ran.exit()).isZero();
    assertThat(Files.readString(folder.resolve("handoff/manifest.json")))
        .contains("\"macro.dbt.installed\"", "\"tags\": [\"ours\"]")
        .doesNotContain("\"macro.dbt.run_hooks\"");
  }
}
