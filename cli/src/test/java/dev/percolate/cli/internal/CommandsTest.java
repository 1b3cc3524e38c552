package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Console texts were recorded from dbt-core 1.12.6 with dbt-duckdb 1.11.1. */
final class CommandsTest {
  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
  }

  @Test
  void compileShowsOnlyTheNodeNamedFirst() {
    Ran ran = line.run("compile", "-s", "b", "a");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("Found 2 models, ")
        .contains("Concurrency: 1 threads (target='dev')\n")
        .endsWith("Compiled node 'b' is:\nselect * from \"x\".\"main\".\"a\"\n");
    assertThat(line.read("target/compiled/shop/models/b.sql"))
        .isEqualTo("select * from \"x\".\"main\".\"a\"");
    assertThat(line.read("target/graph_summary.json")).contains("\"model.shop.b\"");
  }

  @Test
  void inlineQueriesSeeTheProjectAndStayOutOfTheManifest() {
    Ran ran =
        line.run(
            "--quiet", "compile", "--inline", "select * from {{ ref('a') }}", "--output", "json");
    assertThat(ran.out())
        .isEqualTo("{\n  \"compiled\": \"select * from \\\"x\\\".\\\"main\\\".\\\"a\\\"\"\n}\n");
    assertThat(line.read("target/manifest.json")).doesNotContain("inline_query");
    assertThat(line.read("target/run_results.json"))
        .contains("\"unique_id\": \"sql_operation.shop.inline_query\"");
  }

  @Test
  void inlineQueriesReferToWhatAnEarlierParseHasLeft() {
    line.write("models/off.sql", "{{ config(enabled=false) }}select 1 as a");
    line.write("models/many_v1.sql", "select 1 as a");
    line.write("models/many_v2.sql", "select 2 as a");
    line.write(
        "models/all.yml",
        "models: [{name: many, latest_version: 1, versions: [{v: 1}, {v: 2}]}]\n"
            + "sources: [{name: s, tables: [{name: t}]}]\n");
    List<String> queries =
        List.of(
            "select * from {{ ref('many') }}, {{ ref('many', v=2) }}, {{ source('s', 't') }}",
            "select * from {{ ref('off') }}",
            "select * from {{ ref('many', v=3) }}",
            "select * from {{ source('s', 'u') }}");
    line.run("parse");
    for (String query : queries) {
      Ran again = line.run("--quiet", "compile", "--inline", query);
      Ran whole = line.run("--quiet", "--no-partial-parse", "compile", "--inline", query);

      assertThat(again.exit()).isEqualTo(whole.exit());
      assertThat(again.out()).isNotEmpty().isEqualTo(whole.out());
    }
    assertThat(line.run("compile", "--inline", queries.getFirst()).out())
        .contains("\"x\".\"main\".\"many_v1\", \"x\".\"main\".\"many_v2\"");
    assertThat(line.run("compile", "--inline", queries.get(1)).out()).contains("which is disabled");
  }

  @Test
  @Timeout(60)
  void interruptedStatementsOfTheCommandLineEnd() throws InterruptedException {
    String endless =
        "select count(*) as n from range(100000000000) a, range(1000) b where a.range % 7 = b.range";
    for (String[] command :
        List.of(
            new String[] {"run-operation", "--sql", endless},
            new String[] {"show", "--inline-direct", endless})) {
      AtomicReference<Ran> ran = new AtomicReference<>();
      Thread thread = new Thread(() -> ran.set(line.run(command)));
      thread.start();
      Thread.sleep(2000);
      thread.interrupt();
      thread.join();
      assertThat(ran.get().exit()).isNotZero();
    }
  }

  @Test
  void showPrintsATable() {
    Ran ran = line.run("show", "--inline", "select 1 as a, 'x' as b union all select null, 'y'");
    assertThat(ran.out())
        .endsWith(
            """
            Previewing inline node:
            | a | b |
            | - | - |
            | 1 | x |
            |   | y |

            """);
  }

  @Test
  void showLimitsRows() {
    line.write("models/a.sql", "select * from range(9) t(id)\n");
    Ran ran = line.run("--quiet", "show", "-s", "a", "--limit", "2", "--output", "json");
    assertThat(ran.out())
        .isEqualTo(
            """
            {
              "node": "a",
              "show": [
                {
                  "id": 0
                },
                {
                  "id": 1
                }
              ]
            }
            """);
  }

  @Test
  void docsHaveCatalogAndPage() {
    line.run("run");
    Ran ran = line.run("docs", "generate", "--static");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .endsWith(
            "Building catalog\nCatalog written to "
                + line.folder().resolve("target/catalog.json")
                + "\n");
    assertThat(line.read("target/catalog.json"))
        .contains("\"model.shop.a\": {\"metadata\": {\"type\": \"VIEW\", \"schema\": \"main\"")
        .contains("\"id\": {\"type\": \"INTEGER\", \"index\": 1, \"name\": \"id\"")
        .endsWith("\"errors\": null}");
    assertThat(line.read("target/index.html")).contains("MANIFEST.JSON INLINE DATA");
    assertThat(line.read("target/static_index.html")).doesNotContain("INLINE DATA");
  }

  @Test
  void emptyCatalogAsksNothing() {
    Ran ran = line.run("docs", "generate", "--empty-catalog");
    assertThat(ran.out()).doesNotContain("Building catalog");
    assertThat(line.read("target/catalog.json"))
        .endsWith("\"nodes\": {}, \"sources\": {}, \"errors\": null}");
  }

  @Test
  void operationCallsAMacroWithArguments() {
    line.write("macros/m.sql", "{% macro greet(who) %}{{ print('hello ' ~ who) }}{% endmacro %}\n");
    Ran ran = line.run("run-operation", "greet", "--args", "{who: you}");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).endsWith("hello you\n");
    assertThat(line.read("target/run_results.json"))
        .contains("\"unique_id\": \"macro.shop.greet\"")
        .contains("\"status\": \"success\"")
        .contains("\"failures\": 0");
  }

  @Test
  void operationThatRaisesEndsWithOne() {
    line.write(
        "macros/m.sql",
        "{% macro stop() %}{{ exceptions.raise_compiler_error('no') }}{% endmacro %}\n");
    Ran ran = line.run("run-operation", "stop");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            """
            [ERROR]: Encountered an error while running operation: Compilation Error in macro stop (macros/m.sql)
              no
            """);
  }

  @Test
  void statementRunsAsOperation() {
    Ran ran = line.run("run-operation", "--sql", "select 1");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .doesNotContain("Found")
        .contains("1 of 1 START executing inline_query ... [RUN]\n")
        .endsWith("1 of 1 OK executed inline_query ... [OK in Xs]\n");
  }

  @Test
  void cleanDeletesTheTargetFolder() {
    line.run("parse");
    Ran ran = line.run("clean");
    Path target = line.folder().resolve("target");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .endsWith(
            "Checking %s/*\nCleaned %s/*\nFinished cleaning all paths.\n"
                .formatted(target, target));
    assertThat(target).doesNotExist();
  }

  @Test
  void debugChecksProfileProjectAndConnection() {
    Ran ran = line.run("debug");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("  profiles.yml file [OK found and valid]\n")
        .contains("  dbt_project.yml file [OK found and valid]\n")
        .contains("Registered adapter: duckdb=1.11.1\n  Connection test: [OK connection ok]\n")
        .endsWith("All checks passed!\n");
  }

  /** As dbt-core 1.12.6 prints it. */
  @Test
  void foldersStayAsTheyWereGiven() {
    Ran ran = line.run("debug", "--connection", "--profiles-dir", "NONE");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.printed())
        .contains("Using profiles dir at NONE\n")
        .contains("Using profiles.yml file at NONE/profiles.yml\n")
        .contains("dbt looked for a profiles.yml file in NONE/profiles.yml, but did\nnot find one.")
        .doesNotContain("NONE/NONE");
    assertThat(line.run("debug", "--profiles-dir", ".", "--project-dir", ".").printed())
        .contains("Using profiles.yml file at ./profiles.yml\n")
        .contains("All checks passed!");
  }

  @Test
  void debugTellsOfAnUnknownTarget() {
    Ran ran = line.run("debug", "--target", "nope");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("Connection test skipped since no profile was found\n1 check failed:\n")
        .contains("Profile loading failed for the following reason:\nRuntime Error\n");
  }

  @Test
  void depsWithoutPackagesSaysSoTwice() {
    assertThat(line.run("deps").out())
        .isEqualTo(
            """
            Running with dbt=1.12.6
            Warning: No packages were found in packages.yml
            Warning: No packages were found in packages.yml
            """);
  }

  @Test
  void failingFastCancelsWhatIsRunning() {
    String sum = "(select sum(sin(i)) as s from range(%s) t(i))";
    String table = "{{ config(materialized='table') }} select * from ";
    line.write("models/a.sql", table + sum.formatted("50000000") + " where error('no ' || s)")
        .write("models/b.sql", table + sum.formatted("100000000000"))
        .write("models/c.sql", "select 1 as id");
    Ran ran = line.run("run", "--fail-fast", "--threads", "2");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "CANCEL query model.shop.a ... [CANCEL]\nCANCEL query model.shop.b ... [CANCEL]\n")
        .endsWith("Done. PASS=0 WARN=0 ERROR=1 SKIP=2 NO-OP=0 REUSED=0 TOTAL=3\n");
    assertThat(line.read("target/run_results.json"))
        .containsOnlyOnce("\"status\": \"error\"")
        .contains("Skipping due to fail_fast");
  }

  @Test
  void seedShowsASample() {
    line.write("seeds/s.csv", "id,name\n1,one\n");
    Ran ran = line.run("seed", "--show");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(
            """
            Random sample of table: main.s
            ------------------------------
            | id | name |
            | -- | ---- |
            |  1 | one  |
            """);
  }

  @Test
  void nodesNotBuiltHereAreDeferredToTheState() {
    line.run("parse", "--target-path", "state");
    String there = line.read("state/manifest.json").replace("\\\"main\\\"", "\\\"prod\\\"");
    line.write(
        "state/manifest.json", there.replace("\"schema\": \"main\"", "\"schema\": \"prod\""));
    Ran ran = line.run("--quiet", "compile", "-s", "b", "--defer", "--state", "state");
    assertThat(ran.out()).isEqualTo("select * from \"x\".\"prod\".\"a\"\n");
    line.run("run", "-s", "a");
    ran = line.run("--quiet", "compile", "-s", "b", "--defer", "--state", "state");
    assertThat(ran.out()).isEqualTo("select * from \"x\".\"main\".\"a\"\n");
  }

  @Test
  void deferringNeedsAState() {
    Ran ran = line.run("run", "--defer");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains("Finished running  in 0 hours 0 minutes and X seconds (Xs).\n")
        .endsWith(
            """
            [ERROR]: Encountered an error:
            Runtime Error
              --state or --defer-state are required for deferral, but neither was provided
            """);
  }

  @Test
  void freshnessTellsOldSourcesAndFailedChecks() {
    line.write("seeds/t.csv", "id,ts\n1,2020-01-01 00:00:00\n");
    line.write(
        "models/s.yml",
        """
        sources:
          - name: src
            schema: main
            config: {loaded_at_field: ts, freshness: {error_after: {count: 1, period: day}}}
            tables:
              - name: fine
                identifier: t
                config: {freshness: {error_after: {count: 100000, period: day}}}
              - name: missing
              - name: old
                identifier: t
        """);
    line.run("seed");
    Ran ran = line.run("source", "freshness");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("1 of 3 PASS freshness of src.fine ... [PASS in Xs]\n")
        .contains("2 of 3 ERROR freshness of src.missing ... [ERROR in Xs]\n")
        .contains("3 of 3 ERROR STALE freshness of src.old ... [ERROR STALE in Xs]\n")
        .contains(
            """
              Runtime Error in source missing (models/s.yml)
              Catalog Error: Table with name missing does not exist!
            """)
        .endsWith("[ERROR]: in source old (models/s.yml)\n  Status: error\nDone.\n");
    assertThat(line.read("target/sources.json"))
        .contains("\"max_loaded_at\": \"2020-01-01T00:00:00+00:00\"")
        .doesNotContain("source.shop.src.missing");
  }
}
