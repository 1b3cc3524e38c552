package dev.percolate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.compiler.CompilationBatch;
import dev.percolate.compiler.CompilationStatus;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.Macro;
import dev.percolate.render.Introspection;
import dev.percolate.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiling nodes by id, with what they ask the warehouse apart. */
class CompilationsTest {
  @TempDir Path folder;
  private Percolate project;

  @BeforeEach
  void writeTheProject() throws IOException {
    write("dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: shop\n");
    write(
        "profiles.yml",
        "shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb, threads: 2}\n");
    write("models/plain.sql", "select 1 as a, 'x' as b");
    write("models/reader.sql", "select * from {{ ref('plain') }} -- {{ this.name }}");
    write(
        "models/asking.sql",
        "select '{% for c in adapter.get_columns_in_relation(ref('plain')) %}{{ c.name }} "
            + "{{ c.dtype }},{% endfor %}' as text");
    write(
        "models/querying.sql",
        "{{ config(materialized='ephemeral') }}select {{ dbt_utils_count() }} as n"
            + " from {{ ref('plain') }}");
    write(
        "macros/count.sql",
        "{% macro dbt_utils_count() %}{% if execute %}{{ return(run_query('select 40 + 2')"
            + ".columns[0].values()[0]) }}{% endif %}{% endmacro %}");
    write("models/over.sql", "select * from {{ ref('querying') }}");
    write("models/over_too.sql", "select n from {{ ref('querying') }}");
    write(
        "models/plain.yml",
        "models:\n  - name: plain\n    config: {materialized: table}\n    columns:\n"
            + "      - name: a\n        data_tests: [not_null, unique]\n");
    project = Percolate.open(folder).profilesDirectory(folder);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String model(String name) {
    return "model.shop." + name;
  }

  @Test
  void pureNodesAreCompiledAndOthersWaitWithTheirQuestion() {
    try (Compilations compilations = project.compilations()) {
      CompilationBatch batch =
          compilations.compileBatchPure(
              List.of(model("plain"), model("reader"), model("asking"), model("over")));

      assertThat(batch.compiled())
          .extracting(CompilationStatus::uniqueId)
          .containsExactly(model("plain"), model("reader"));
      assertThat(batch.compiled().get(1).node().compiledCode())
          .isEqualTo("select * from \"shop\".\"main\".\"plain\" -- reader");
      assertThat(batch.pending()).hasSize(2);
      CompilationStatus.PendingIntrospection columns = batch.pending().get(0);
      assertThat(columns.uniqueId()).isEqualTo(model("asking"));
      assertThat(columns.sqlSoFar()).isEqualTo("select '");
      assertThat(columns.question()).isInstanceOf(Introspection.Columns.class);
      assertThat(batch.pending().get(1).question())
          .isEqualTo(new Introspection.Query("select 40 + 2", false, true, 0));
      assertThat(batch.statistics()).isEqualTo(new CompilationBatch.Statistics(4, 2, 2, 2, 0, 2));
      assertThat(folder.resolve("shop.duckdb")).as("no connection").doesNotExist();
    }
  }

  @Test
  void answersLetAWaitingNodeGoOn() {
    try (PlainCompilations compilations =
        PlainCompilations.open(
            folder.toString(), Map.of("profiles_dir", folder.toString()), Map.of(), Map.of())) {
      List<String> ids = List.of(model("asking"), model("over"), model("over_too"));
      Map<String, Object> first = compilations.compileBatchPure(ids);
      assertThat(part(first, "pending").keySet()).isEqualTo(Set.copyOf(ids));

      compilations.completeIntrospection(
          model("asking"), List.of(Map.of("name", "told", "dtype", "INTEGER")));
      Map<String, Object> answered =
          compilations.completeIntrospection(
              model("over"), Map.of("columns", List.of("n"), "rows", List.of(List.of(7L))));

      assertThat(part(answered, "pending")).as("the ephemeral model is shared").isEmpty();
      assertThat(code(answered, "asking")).isEqualTo("select 'told INTEGER,' as text");
      assertThat(code(answered, "over")).contains("select 7 as n");
      assertThat(code(answered, "over_too")).contains("select 7 as n");
      assertThat(part(answered, "statistics").get("questions")).isEqualTo(2L);
    }
  }

  private static Map<?, ?> part(Map<?, ?> batch, String name) {
    return (Map<?, ?>) batch.get(name);
  }

  private static String code(Map<?, ?> batch, String name) {
    return String.valueOf(part(part(batch, "compiled"), model(name)).get("compiled_code"));
  }

  @Test
  void anOptionThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> project.with("ful_refresh", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no option ful_refresh");
  }

  @Test
  void refusedQuestionsFailTheNodeThatAsked() {
    try (Compilations compilations = project.compilations()) {
      compilations.compileBatchPure(List.of(model("over")));

      CompilationStatus status = compilations.failIntrospection(model("over"), "no such thing");

      assertThat(status).isInstanceOf(CompilationStatus.Failed.class);
      assertThat(((CompilationStatus.Failed) status).problem().describe())
          .contains("no such thing");
      assertThatThrownBy(() -> compilations.completeIntrospection(model("over"), null))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("does not wait");
    }
  }

  @Test
  void answersOfAnotherKindAreRefused() {
    try (Compilations compilations = project.compilations()) {
      compilations.compileBatchPure(List.of(model("asking")));

      assertThatThrownBy(() -> compilations.completeIntrospection(model("asking"), "text"))
          .hasMessageContaining("does not fit");
    }
  }

  @Test
  void batchesEqualCompilingOneByOne() {
    assertThat(project.select().build().isSuccess()).isTrue();
    List<String> ids = new ArrayList<>(project.parse().nodes().keySet());
    Map<String, String> alone = new LinkedHashMap<>();
    for (String id : ids) {
      try (Compilations compilations = project.compilations()) {
        alone.put(id, text(compilations.compileBatch(List.of(id))));
      }
    }

    Map<String, String> together = new LinkedHashMap<>();
    Map<String, String> inSteps = new LinkedHashMap<>();
    try (Compilations compilations = project.compilations()) {
      compilations
          .compileBatch(ids)
          .compiled()
          .forEach(done -> together.put(done.uniqueId(), done.node().compiledCode()));
    }
    try (Compilations compilations = project.compilations()) {
      compilations.compileBatchPure(ids);
      compilations
          .compileBatch(ids)
          .compiled()
          .forEach(done -> inSteps.put(done.uniqueId(), done.node().compiledCode()));
    }

    assertThat(together).isEqualTo(alone);
    assertThat(inSteps).isEqualTo(alone);
    assertThat(together.get(model("asking"))).isEqualTo("select 'a INTEGER,b VARCHAR,' as text");
    assertThat(together.get(model("over"))).contains("select 42 as n");
  }

  private static String text(CompilationBatch batch) {
    assertThat(batch.failed()).isEmpty();
    return String.valueOf(batch.compiled().getFirst().node().compiledCode());
  }

  @Test
  void tellsWhichCodeAnyCommandWouldMakeAgain() throws IOException {
    write(
        "models/clock.sql", "{{ config(materialized='ephemeral') }}select '{{ run_started_at }}'");
    write("models/over_clock.sql", "select * from {{ ref('clock') }}");
    write("models/command.sql", "select '{{ flags.WHICH }}' as a");
    write("models/telling.sql", "{{ exceptions.warn('hm') }}select 1 as a");
    write("models/unknown.sql", "select 1 as a{% if nowhere is defined %}, 2 as b{% endif %}");
    write("models/options.sql", "select {{ flags.FULL_REFRESH }}, '{{ var('x', 1) }}' as a");
    List<String> names =
        List.of(
            "plain", "reader", "options", "unknown", "clock", "over_clock", "command", "telling");

    try (Compilations compilations = project.compilations()) {
      CompilationBatch batch =
          compilations.compileBatchPure(names.stream().map(CompilationsTest::model).toList());

      assertThat(
              batch.compiled().stream()
                  .filter(CompilationStatus.Complete::isRepeatable)
                  .map(CompilationStatus.Complete::uniqueId))
          .containsExactly(model("plain"), model("reader"), model("options"), model("unknown"));
    }
  }

  @Test
  void installedMacrosStandInForTheEnginesOwn() throws IOException {
    for (String file : Renderer.DBT_MACROS.files()) {
      Path copy = folder.resolve("installed").resolve(file);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, Renderer.DBT_MACROS.text(file).replaceAll("\\bselect\\b", "SELECT"));
    }
    Percolate installed = project.engineMacros(Map.of("dbt", folder.resolve("installed")));

    // the first parse leaves its result to the second
    project.parse();
    try (Compilations compilations = installed.compilations()) {
      List<String> tests =
          compilations.manifest().nodes().keySet().stream()
              .filter(id -> id.startsWith("test.shop.unique_"))
              .toList();
      CompilationBatch batch = compilations.compileBatchPure(tests);

      Macro unique = compilations.manifest().macros().get("macro.dbt.default__test_unique");
      assertThat(unique).extracting(Macro::macroSql).asString().contains("SELECT");
      assertThat(batch.compiled()).hasSize(1);
      assertThat(batch.compiled().getFirst().node().compiledCode())
          .contains("SELECT")
          .doesNotContain("select");
    }
  }

  @Test
  void columnsOfManyRelationsComeWithOneQuery() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("models/t" + i + ".sql", "{{ config(materialized='table') }}select " + i + " as c" + i);
      write(
          "models/u" + i + ".sql",
          "select {{ adapter.get_columns_in_relation(ref('t"
              + i
              + "'))[0].name }}"
              + " from {{ ref('t"
              + i
              + "') }}");
    }
    project
        .select("t0 t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16 t17 t18 t19".split(" "))
        .run();
    List<Event> events = new CopyOnWriteArrayList<>();

    Map<String, CompiledNode> compiled = project.events(events::add).select("u*").compile();

    assertThat(compiled.get(model("u7")).compiledCode()).startsWith("select c7");
    assertThat(events.stream().map(Event::message).filter(m -> m.contains("duckdb_columns")))
        .as("queries for columns")
        .hasSize(1);
    assertThat(events.stream().map(Event::message).filter(m -> m.contains("(describe"))).isEmpty();
  }

  @Test
  void templatesCallFunctionsOfTheHost() throws IOException {
    write("models/hosted.sql", "select '{{ greet('you', loud=true) }}' as g");
    Percolate hosted =
        project.function("greet", (positional, named) -> positional.getFirst() + "! " + named);

    assertThat(hosted.select("hosted").compile().get(model("hosted")).compiledCode())
        .isEqualTo("select 'you! {loud=true}' as g");
  }
}
