package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * manifest.json after a command: behind a kept parse only what was compiled is written anew, and
 * the bytes are those of a command that parses and writes everything.
 */
final class CompiledArtifactTest {
  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
    line.write("models/inner.sql", "{{ config(materialized='ephemeral') }} select 1 as n\n");
    line.write(
        "models/outer.sql", "select n, '{{ invocation_id[:0] }}é' as t from {{ ref('inner') }}\n");
    line.write(
        "models/schema.yml",
        """
        models:
          - name: outer
            columns: [{name: n, data_tests: [unique, {accepted_values: {values: [1]}}]}]
        unit_tests:
          - name: one
            model: outer
            given: [{input: ref('inner'), format: sql, rows: select 1 as n}]
            expect: {rows: [{n: 1}]}
        """);
    line.write("seeds/s.csv", "id\n1\n");
    line.write("tests/single.sql", "select * from {{ ref('outer') }} where n > 1\n");
    line.write("analyses/look.sql", "select count(*) as n from {{ ref('outer') }}\n");
    line.write("functions/twice.sql", "x * 2\n");
    line.write(
        "functions/twice.yml",
        """
        functions:
          - name: twice
            arguments: [{name: x, data_type: int}]
            returns: {data_type: int}
        """);
    line.write(
        "snapshots/snap.yml",
        """
        snapshots:
          - name: snap
            relation: ref('outer')
            config: {strategy: check, check_cols: all, unique_key: n}
        """);
  }

  private String manifest(String target, String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--target-path", target));
    if (target.equals("full")) {
      words.add("--no-partial-parse");
    }
    Ran ran = line.run(words.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.out()).isZero();
    return ParsedArtifact.comparable(line.read(target + "/manifest.json"))
        .replace("\"" + target + "/", "\"TARGET/");
  }

  private String assertSame(String... command) {
    String some = manifest("kept", command);
    assertThat(some).as(String.join(" ", command)).isEqualTo(manifest("full", command));
    return some;
  }

  @Test
  void everyCommandWritesWhatItCompiled() {
    assertSame("build", "--exclude", "resource_type:function");
    assertSame("compile", "--select", "twice");
    assertThat(assertSame("compile", "--select", "outer"))
        .containsOnlyOnce("\"compiled_code\": \"with");
    assertSame("compile");
    assertSame("run", "--select", "outer", "--empty");
    assertSame("test");
    assertSame("docs", "generate");
    assertSame("compile", "--inline", "select * from {{ ref('outer') }}");
  }

  @Test
  void alsoAfterAPartParse() {
    assertSame("build", "--exclude", "resource_type:function");
    line.write(
        "models/outer.sql",
        "select n + 0 as n, 'longer than before' as t from {{ ref('inner') }}\n");
    line.write("models/new.sql", "select * from {{ ref('outer') }}\n");
    assertSame("build", "--select", "new", "look");
    line.write("models/new.sql", "select 2 as n\n");
    assertSame("run", "--select", "new");
  }
}
