package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a parse may take over from an earlier one. The sentences are those of dbt-core 1.12.6. */
final class ReusedParseTest {
  private static final String STATE = "target/percolate_parse.bin";
  private static final String NOTHING_CHANGED = "Nothing changed, skipping partial parsing.";
  private static final String UNABLE = "Unable to do partial parsing because ";

  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
    line.write("models/schema.yml", "models:\n  - name: a\n    description: one\n");
    line.write("macros/m.sql", "{% macro m() %}x{% endmacro %}\n");
  }

  private Ran parse(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--debug";
    arguments[1] = "parse";
    System.arraycopy(more, 0, arguments, 2, more.length);
    Ran ran = line.run(arguments);
    assertThat(ran.exit()).as(ran.out()).isZero();
    return ran;
  }

  private void assertParsesAnew(String... more) {
    assertThat(parse(more).out()).doesNotContain(NOTHING_CHANGED);
    assertSameAsFullParse(more);
  }

  private void assertSameAsFullParse(String... more) {
    String reused = ParsedArtifact.comparable(line.read("target/manifest.json"));
    String[] full = Arrays.copyOf(more, more.length + 3);
    full[more.length] = "--no-partial-parse";
    full[more.length + 1] = "--target-path";
    full[more.length + 2] = "full";
    parse(full);
    assertThat(reused).isEqualTo(ParsedArtifact.comparable(line.read("full/manifest.json")));
  }

  @Test
  void unchangedProjectIsNotParsedAgain() {
    parse();
    String first = line.read("target/manifest.json");
    String second = parse().out();
    assertThat(second)
        .contains("Partial parsing enabled: 0 files deleted, 0 files added, 0 files changed.\n")
        .contains(NOTHING_CHANGED + "\n")
        .contains("Partial parsing enabled, no changes found, skipping parsing\n")
        .doesNotContain(UNABLE);
    // created_at stays, as in dbt
    assertThat(ParsedArtifact.withoutMetadata(line.read("target/manifest.json")))
        .isEqualTo(ParsedArtifact.withoutMetadata(first));
    assertThat(line.read("target/perf_info.json"))
        .contains("\"parsed_path_count\": 0,")
        .contains("\"load_macros_elapsed\": null,");
  }

  @Test
  void commandsShareOneState() {
    assertThat(line.run("build").exit()).isZero();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    assertThat(line.run("--debug", "ls").out()).contains(NOTHING_CHANGED).contains("shop.a\n");
    Ran run = line.run("--debug", "run");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains(NOTHING_CHANGED);
    assertThat(line.run("show", "--inline", "select * from {{ ref('a') }}").exit()).isZero();
    assertThat(line.run("docs", "generate").exit()).isZero();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    assertSameAsFullParse();
  }

  @Test
  void changedFileIsSeenThoughItsTimeAndSizeAreKept() throws IOException {
    parse();
    Path file = line.folder().resolve("models/a.sql");
    FileTime time = Files.getLastModifiedTime(file);
    line.write("models/a.sql", "select 2 as id\n");
    Files.setLastModifiedTime(file, time);
    assertParsesAnew();
    assertThat(line.read("target/manifest.json")).contains("select 2 as id");
  }

  @Test
  void changedFilesAreParsedAlone() {
    parse();
    line.write("models/b.sql", "select id, 1 as more from {{ ref('a') }}\n");
    assertThat(parse().out())
        .contains("Partial parsing enabled: 0 files deleted, 0 files added, 1 files changed.\n")
        .contains("Partial parsing: updated file: shop://models/b.sql\n");
    assertThat(line.read("target/perf_info.json")).contains("\"parsed_path_count\": 1,");
    assertSameAsFullParse();
    line.write("models/schema.yml", "models:\n  - name: a\n    description: other\n");
    assertThat(parse().out()).contains("Partial parsing: updated file: shop://models/schema.yml\n");
    // the model that the file describes is parsed with it
    assertThat(line.read("target/perf_info.json")).contains("\"parsed_path_count\": 2,");
    assertSameAsFullParse();
    line.write("models/b.sql", "select 1 as id\n");
    assertThat(parse().out()).contains("Partial parsing: updated file: ");
    assertThat(line.read("target/manifest.json"))
        .contains("\"child_map\": {\"model.shop.a\": [], \"model.shop.b\": []}");
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    assertSameAsFullParse();
  }

  @Test
  void changedMacrosConcernWhoLookedThemUp() {
    String log = "{% do log('m is rendered', info=true) %}";
    line.write("models/b.sql", "select {{ m() }} as id from {{ ref('a') }}\n");
    line.write("macros/m.sql", "{% macro m() %}" + log + "1{% endmacro %}{% odd %}\n");
    line.write("macros/other.sql", "{% macro other() %}{% endmacro %}{% strange %}\n");
    String all = "--show-all-deprecations";
    assertThat(parse(all).out()).contains("m is rendered", "'odd'", "'strange'");
    // the same calls: the model stays, and what a whole parse tells of the file is told
    line.write("macros/m.sql", "{% macro m() %}" + log + "2{% endmacro %}{% odd %}\n");
    assertThat(parse(all).out())
        .contains("Partial parsing: updated file: shop://macros/m.sql\n")
        .containsOnlyOnce("m is rendered")
        .containsOnlyOnce("Found unexpected 'odd' block tag.")
        .doesNotContain("'strange'");
    assertThat(line.read("target/perf_info.json")).contains("\"parsed_path_count\": 1,");
    assertSameAsFullParse();
    // a configuration more: the model is made anew
    line.write("macros/m.sql", "{% macro m() %}" + log + "{{ config(tags='t') }}{% endmacro %}\n");
    assertThat(parse().out()).containsOnlyOnce("m is rendered").contains("updated file");
    assertThat(line.read("target/manifest.json")).contains("\"tags\": [\"t\"]");
    assertSameAsFullParse();
    line.write("macros/other.sql", "{% macro odder() %}{{ m() }}{% endmacro %}\n");
    assertThat(parse().out()).contains("updated file").doesNotContain("m is rendered");
    assertSameAsFullParse();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
  }

  @Test
  void filesWithMacrosComeAndGo() {
    line.write("models/b.sql", "{% if late is defined %}{{ late() }}{% endif %} select 1 as id\n");
    parse();
    line.write("macros/late.sql", "{% macro late() %}{{ ref('a') }}{% endmacro %}\n");
    assertThat(parse().out())
        .contains("Partial parsing: added file: shop://macros/late.sql\n")
        .doesNotContain("file: shop://macros/m.sql");
    assertThat(line.read("target/manifest.json")).contains("\"model.shop.a\": [\"model.shop.b\"]");
    assertSameAsFullParse();
    line.remove("macros/late.sql");
    assertThat(parse().out()).contains("Partial parsing: deleted file: shop://macros/late.sql\n");
    assertSameAsFullParse();
  }

  @Test
  void whatOthersSeeOtherwiseTakesAWholeParse() {
    parse();
    for (String config : new String[] {"alias='c'", "materialized='ephemeral'", "enabled=false"}) {
      line.write("models/b.sql", "{{ config(" + config + ") }} select 1 as id\n");
      assertThat(parse().out()).contains("1 files changed").doesNotContain("updated file");
      assertSameAsFullParse();
    }
  }

  @Test
  void errorsAreThoseOfAWholeParse() {
    parse();
    String good = line.read("models/b.sql");
    for (String bad : new String[] {"{{ ref('nowhere') }}", "{{ 'unclosed", "{% if %}"}) {
      line.write("models/b.sql", bad);
      Ran some = line.run("parse");
      Ran whole = line.run("parse", "--no-partial-parse");
      assertThat(some.exit()).isEqualTo(whole.exit()).isPositive();
      assertThat(some.out()).isEqualTo(whole.out());
    }
    line.write("models/b.sql", good);
    assertThat(parse().out()).contains(NOTHING_CHANGED);
  }

  @Test
  void touchedFileIsNoChange() throws IOException {
    parse();
    Files.setLastModifiedTime(line.folder().resolve("models/a.sql"), FileTime.fromMillis(1));
    assertThat(parse().out()).contains(NOTHING_CHANGED);
  }

  @Test
  void addedAndDeletedFilesAreSeen() {
    parse();
    line.write("models/c.sql", "select * from {{ ref('b') }}\n");
    assertThat(parse().out())
        .contains("Partial parsing enabled: 0 files deleted, 1 files added, 0 files changed.\n")
        .contains("Partial parsing: added file: shop://models/c.sql\n");
    assertThat(line.read("target/manifest.json")).contains("\"model.shop.b\": [\"model.shop.c\"]");
    assertSameAsFullParse();
    line.remove("models/c.sql");
    assertThat(parse().out())
        .contains("Partial parsing enabled: 1 files deleted, 0 files added, 0 files changed.\n")
        .contains("Partial parsing: deleted file: shop://models/c.sql\n");
    assertSameAsFullParse();
    line.remove("models/b.sql").remove("macros/m.sql");
    assertThat(parse().out())
        .contains("Partial parsing enabled: 2 files deleted, 0 files added, 0 files changed.\n");
    assertSameAsFullParse();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
  }

  @Test
  void testsOfAPropertiesFileComeAndGo() {
    String start = "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests: ";
    line.write("models/schema.yml", start + "[unique]\n");
    parse();
    for (String tests : new String[] {"[not_null, unique]", "[not_null]", "[not_null, unique]"}) {
      line.write("models/schema.yml", start + tests + "\n");
      assertThat(parse().out()).contains("updated file: shop://models/schema.yml\n");
      assertSameAsFullParse();
    }
    line.write("models/d.sql", "select 1 as id\n");
    line.write("models/schema.yml", start + "[unique]\n  - name: d\n    description: four\n");
    assertThat(parse().out()).contains("added file").contains("updated file");
    assertSameAsFullParse();
    line.remove("models/d.sql");
    line.write("models/e.sql", "select 1 as id\n");
    line.write("models/schema.yml", start + "[unique]\n  - name: e\n    description: four\n");
    assertThat(parse().out()).contains("deleted file").contains("added file");
    assertSameAsFullParse();
  }

  @Test
  void whatWasMissingTakesAWholeParseWhenItComes() {
    line.write("models/schema.yml", "models:\n  - name: late\n    description: one\n");
    line.write("tests/t.sql", "select * from {{ ref('later') }}\n");
    parse();
    for (String name : new String[] {"late", "later"}) {
      line.write("models/" + name + ".sql", "select 1 as id\n");
      assertThat(parse().out()).contains("1 files added").doesNotContain("added file:");
      assertSameAsFullParse();
    }
  }

  @Test
  void propertiesMacrosAndDocsAreSeen() {
    parse();
    line.write("models/schema.yml", "models:\n  - name: a\n    description: two\n");
    assertParsesAnew();
    line.write("macros/m.sql", "{% macro m() %}y{% endmacro %}\n");
    assertParsesAnew();
    line.write("models/docs.md", "{% docs d %}text{% enddocs %}\n");
    assertParsesAnew();
    line.write(".dbtignore", "b.sql\n");
    assertParsesAnew();
  }

  @Test
  void eachReasonForAFullParseIsTold() {
    assertThat(parse().out()).contains(UNABLE + "saved manifest not found. Starting full parse.\n");
    assertThat(parse("--vars", "{x: 1}").out())
        .contains(UNABLE + "config vars, config profile, or config target have changed\n");
    assertSameAsFullParse("--vars", "{x: 1}");
    String profiles = line.read("profiles.yml");
    line.write("profiles.yml", profiles.replace("schema: main", "schema: other"));
    parse();
    line.write("profiles.yml", profiles);
    assertThat(parse().out()).contains(UNABLE + "profile has changed\n");
    line.write("dbt_project.yml", CommandLine.PROJECT + "models:\n  +tags: [t]\n");
    assertThat(parse().out()).contains(UNABLE + "a project config has changed\n");
    assertSameAsFullParse();
    assertThat(parse("--no-partial-parse").out())
        .contains("Partial parsing not enabled\n")
        .doesNotContain(UNABLE);
  }

  @Test
  void targetsDoNotShareAParse() {
    String profiles = line.read("profiles.yml");
    String dev = profiles.substring(profiles.indexOf("    dev:"));
    line.write("profiles.yml", profiles + dev.replace("dev:", "prod:").replace("main", "p"));
    parse();
    assertThat(parse("--target", "prod").out())
        .contains(UNABLE + "config vars, config profile, or config target have changed\n")
        .contains(UNABLE + "profile has changed\n");
    assertSameAsFullParse("--target", "prod");
  }

  @Test
  void variablesOfTheEnvironmentInTheProjectFileAreCompared() {
    line.env("TAG", "one");
    line.write(
        "dbt_project.yml", CommandLine.PROJECT + "models:\n  +tags: [\"{{ env_var('TAG') }}\"]\n");
    parse();
    line.env("TAG", "two");
    assertThat(parse().out()).contains(UNABLE + "env vars used in dbt_project.yml have changed\n");
    assertSameAsFullParse();
  }

  @Test
  void variablesOfTheEnvironmentInFilesAreCompared() {
    line.write("models/a.sql", "{{ config(tags=[env_var('TAG', 'none')]) }} select 1 as id\n");
    line.write(
        "models/schema.yml",
        "models:\n  - name: b\n    description: \"{{ env_var('TEXT', '') }}\"\n");
    parse();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    line.env("TAG", "two");
    assertParsesAnew();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    line.env("TEXT", "words");
    assertParsesAnew();
    line.env("OTHER", "x");
    assertThat(parse().out()).contains(NOTHING_CHANGED);
  }

  @Test
  void flagsThatTemplatesReadAreCompared() {
    line.write("models/a.sql", "{{ config(enabled=flags.FULL_REFRESH) }} select 1 as id\n");
    line.write("models/b.sql", "select 2 as id\n");
    parse();
    assertThat(line.run("--debug", "ls").out()).contains(NOTHING_CHANGED);
    Ran full = line.run("--debug", "ls", "--resource-type", "model");
    assertThat(full.out()).contains(NOTHING_CHANGED);
    assertThat(line.run("--debug", "build", "--full-refresh").out())
        .doesNotContain(NOTHING_CHANGED)
        .contains("Found 2 models");
  }

  @Test
  void selectorsAndBehaviourFlagsAreCompared() {
    parse();
    line.write("selectors.yml", "selectors:\n  - name: s\n    definition: a\n");
    assertParsesAnew();
    line.write(
        "dbt_project.yml",
        CommandLine.PROJECT + "flags:\n  require_generic_test_arguments_property: false\n");
    assertParsesAnew();
  }

  @Test
  void damagedStateIsPassedOver() throws IOException {
    parse();
    Path state = line.folder().resolve(STATE);
    byte[] whole = Files.readAllBytes(state);
    byte[] flipped = whole.clone();
    flipped[flipped.length / 2] ^= 1;
    for (byte[] bytes :
        new byte[][] {
          flipped,
          Arrays.copyOf(whole, whole.length - 7),
          new byte[0],
          "{}".getBytes(StandardCharsets.UTF_8)
        }) {
      Files.write(state, bytes);
      assertThat(parse().out())
          .contains("Failed to load parsed file from disk at ")
          .doesNotContain(NOTHING_CHANGED);
      assertThat(parse().out()).contains(NOTHING_CHANGED);
    }
  }

  @Test
  void mistakeInAPartParseLeadsToAWholeOne() throws IOException {
    parse();
    Path state = line.folder().resolve(STATE);
    byte[] bytes = Files.readAllBytes(state);
    // what resources owe to macros stands before the sum, which is made to fit
    int end = bytes.length - 8;
    Arrays.fill(bytes, end - 40, end, (byte) 0xff);
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).putLong(end, sum.getValue());
    Files.write(state, bytes);
    line.write("models/b.sql", "select 2 as id\n");
    assertThat(parse().out())
        .contains("Changed files could not be parsed alone, parsing all: ")
        .doesNotContain("updated file");
    assertSameAsFullParse();
    line.write("models/b.sql", "select 3 as id\n");
    assertThat(parse().out()).contains("Partial parsing: updated file: shop://models/b.sql\n");
  }

  @Test
  void stateIsLeftUnderItsOwnNameAndWhole() throws IOException {
    parse();
    try (var files = Files.list(line.folder().resolve("target"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("percolate_parse.bin")
          .doesNotContain("partial_parse.msgpack")
          .noneMatch(name -> name.startsWith("percolate_parse.bin."));
    }
  }

  @Test
  void stateHoldsNoSecrets() throws IOException {
    line.env("DBT_ENV_SECRET_PATH", line.folder().resolve("hidden_place.duckdb").toString());
    line.env("SEEN", "value_of_a_variable");
    line.write(
        "profiles.yml",
        CommandLine.PROFILES.replace("x.duckdb", "\"{{ env_var('DBT_ENV_SECRET_PATH') }}\""));
    line.write("models/a.sql", "{% set x = env_var('SEEN') %}select 1 as id\n");
    parse();
    assertThat(parse().out()).contains(NOTHING_CHANGED);
    String state =
        new String(Files.readAllBytes(line.folder().resolve(STATE)), StandardCharsets.ISO_8859_1);
    assertThat(state).doesNotContain("value_of_a_variable").doesNotContain("/hidden_place.duckdb");
  }

  @Test
  void filesMayBeLeftUnlookedAt() {
    parse();
    line.write("models/a.sql", "select 3 as id\n");
    assertThat(parse("--no-partial-parse-file-diff").out()).contains(NOTHING_CHANGED);
    assertThat(line.read("target/manifest.json")).contains("select 1 as id");
    assertParsesAnew();
  }

  @Test
  void theEarlierParseMayLieElsewhere() throws IOException {
    parse();
    Files.move(line.folder().resolve(STATE), line.folder().resolve("elsewhere.bin"));
    assertThat(parse("--partial-parse-file-path", "elsewhere.bin").out()).contains(NOTHING_CHANGED);
    assertThat(parse().out()).contains(UNABLE + "saved manifest not found.");
  }

  @Test
  void whatChecksOfTheWholeSayIsSaidAgain() {
    line.write(
        "models/schema.yml",
        "models:\n  - name: a\n    deprecation_date: 2020-01-01\n  - name: nowhere\n");
    String warning = "Model a has passed its deprecation date";
    String once = "nowhere";
    assertThat(parse().out()).contains(warning).contains(once);
    Ran again = parse();
    assertThat(again.out()).contains(NOTHING_CHANGED).contains(warning).doesNotContain(once);
  }
}
