package dev.percolate.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.UnitTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Error texts are those of dbt 1.12.6 compiling the same macros. */
class RunContextTest {
  private static final String MACROS =
      """
      {% macro boom() %}{{ exceptions.raise_compiler_error('bad\\nthing') }}{% endmacro %}
      {% macro outer_() %}{{ boom() }}{% endmacro %}
      {% macro undef() %}{{ foo() }}{% endmacro %}
      {% macro undef2() %}{{ undef() }}{% endmacro %}
      {% macro div() %}{{ 1/0 }}{% endmacro %}
      {% macro rec(n) %}{{ rec(n) }}{% endmacro %}
      {% macro kw(a) %}{{ a }}{% endmacro %}
      {% macro vv() %}{{ var('NOPE') }}{% endmacro %}
      {% macro ret() %}{{ return([1, 2]) }}{% endmacro %}
      """;

  private static String problem(String sql) {
    World world = new World().macros(MACROS);
    try {
      return world.compile(sql);
    } catch (ProblemException e) {
      return e.problem().describe();
    }
  }

  @Test
  void errorsInMacrosNameTheNodeAndTheMacrosThatWereCalled() {
    assertThat(problem("{{ outer_() }}"))
        .isEqualTo(
            """
            Compilation Error in model m (models/m.sql)
              bad
              thing
              \

              > in macro boom (macros/m.sql)
              > called by macro outer_ (macros/m.sql)
              > called by model m (models/m.sql)""");
  }

  @Test
  void theMacroInWhichAnUndefinedNameIsCalledIsMissingFromTheStack() {
    assertThat(problem("{{ undef() }}"))
        .isEqualTo("Compilation Error in model m (models/m.sql)\n  'foo' is undefined");
    assertThat(problem("{{ undef2() }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n  'foo' is undefined\n  \n"
                + "  > in macro undef2 (macros/m.sql)\n  > called by model m (models/m.sql)");
  }

  @Test
  void unknownMacrosAreExplainedWhereTheNodeItselfCallsThem() {
    assertThat(problem("{{ foo() }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n  'foo' is undefined. This can happen"
                + " when calling a macro that does not exist. Check for typos and/or install"
                + " package dependencies with \"dbt deps\".");
  }

  @Test
  void otherPythonErrorsAreCompilationErrorsWithoutMacros() {
    assertThat(problem("{{ div() }}"))
        .isEqualTo("Compilation Error in model m (models/m.sql)\n  division by zero");
    assertThat(problem("{{ rec(1) }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n"
                + "  maximum recursion depth exceeded while calling a Python object");
    assertThat(problem("{{ kw(1, 2) }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n"
                + "  macro 'dbt_macro__kw' takes not more than 1 argument(s)");
    assertThat(problem("{{ return('x') }}"))
        .isEqualTo("Compilation Error in model m (models/m.sql)\n  x");
  }

  @Test
  void missingVariablesListWhatTheNodeSees() {
    assertThat(problem("{{ vv() }}"))
        .startsWith(
            "Compilation Error in model m (models/m.sql)\n"
                + "  Required var 'NOPE' not found in config:\n  Vars supplied to m = {}\n");
  }

  @Test
  void syntaxErrorsShowTheLine() {
    assertThat(problem("select {{ 1 + }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n  unexpected 'end of print statement'\n"
                + "    line 1\n      select {{ 1 + }}");
  }

  @Test
  void returnGivesValuesNotText() {
    assertThat(problem("{% set x = ret() %}{{ x[1] }} {{ x }}")).isEqualTo("2 [1, 2]");
  }

  @Test
  void refsAreResolvedAndMustHaveBeenSeenWhileParsing() {
    World world = new World();
    world.model("a", "select 1");
    assertThat(world.compile("{{ ref('a') }} {{ ref('shop', 'a') }}", "model.shop.a"))
        .isEqualTo("\"memory\".\"main\".\"a\" \"memory\".\"main\".\"a\"");
    World unseen = new World();
    unseen.model("a", "select 1");
    assertThatThrownBy(() -> unseen.compile("{{ ref('a') }}"))
        .hasMessage(
            "dbt was unable to infer all dependencies for the model \"m\".\nThis typically happens"
                + " when ref() is placed within a conditional block.\n\nTo fix this, add the"
                + " following hint to the top of the model \"m\":\n\n"
                + "-- depends_on: {{ ref('a') }}");
    assertThat(problem("{{ ref('zz') }}"))
        .isEqualTo(
            "Compilation Error in model m (models/m.sql)\n  Model 'model.shop.m' (models/m.sql)"
                + " depends on a node named 'zz' which was not found");
  }

  @Test
  void ephemeralModelsBecomeCommonTableExpressions() {
    World world = new World();
    NodeBuilder draft = world.draft("e", "select 1");
    draft.config.put("materialized", "ephemeral");
    world.add(draft);
    RunContext context = world.run(world.model("m", "{{ ref('e') }}", "model.shop.e"));
    assertThat(context.compile()).isEqualTo("__dbt__cte__e");
    assertThat(context.ephemerals()).containsExactly("model.shop.e");
  }

  @Test
  void emptyLimitsRefs() {
    World world = new World();
    world.flags.put("empty", true);
    world.model("a", "select 1");
    assertThat(world.compile("{{ ref('a') }}", "model.shop.a"))
        .isEqualTo("(select * from \"memory\".\"main\".\"a\" where false limit 0)");
  }

  @Test
  void unsetConfigKeysAreNoneRatherThanTheDefault() {
    assertThat(
            problem(
                "{{ config.get('materialized') }} {{ config.get('unique_key', 'd') }}"
                    + " {{ config.get('zz', 'd') }}"))
        .isEqualTo("view None d");
  }

  @Test
  void queriesGiveTables() {
    World world = new World();
    world.renderer().adapter().connections().acquire("test");
    assertThat(
            world.compile(
                "{% set q = run_query('select 1 as a, 2.5 as b') %}{{ q.rows[0] }}"
                    + " {{ q.columns['b'].values() }} {{ q.rows[0].a }} {{ q | length }}"))
        .isEqualTo("<agate.Row: (1, Decimal('2.5'))> (Decimal('2.5'),) 1 1");
    world.renderer().adapter().close();
  }

  @Test
  void relationsAreFoundThroughMacrosAndTheCache() {
    World world = new World();
    world.renderer().adapter().connections().acquire("test");
    Warehouse warehouse = world.renderer().warehouse(world);
    warehouse.callMacro("run_query", null, Map.of("sql", "create table main.t as select 1 as id"));
    assertThat(warehouse.relation("memory", "main", "t")).hasToString("\"memory\".\"main\".\"t\"");
    assertThat(warehouse.columns(warehouse.relation("memory", "main", "t")))
        .singleElement()
        .satisfies(column -> assertThat(column.dataType()).isEqualTo("INTEGER"));
    warehouse.drop(warehouse.relation("memory", "main", "t"));
    assertThat(warehouse.relation("memory", "main", "t")).isNull();
    assertThat(warehouse.schemaExists("memory", "main")).isTrue();
    world.renderer().adapter().close();
  }

  @Test
  void aModelIsBuiltByItsMaterialization() {
    World world = new World();
    world.renderer().adapter().connections().acquire("model.shop.m");
    NodeBuilder draft = world.draft("m", "select 42 as answer");
    draft.config.put("materialized", "table");
    RunContext context = world.run(world.add(draft));
    context.put("sql", "select 42 as answer");
    context.put("compiled_code", "select 42 as answer");
    MacroRegistry.Materialization table = world.renderer().macros().materialization("table", true);
    Object returned = context.call(table.macro(), Map.of());
    assertThat(context.relations(returned, "table")).hasToString("[\"memory\".\"main\".\"m\"]");
    assertThat(context.result("main").response()).hasToString("OK");
    assertThat(
            world
                .renderer()
                .adapter()
                .connections()
                .execute("select answer from main.m", false, true, 0)
                .table()
                .row(0)
                .get(0))
        .isEqualTo(42L);
    world.renderer().adapter().close();
  }

  @Test
  void unitTestsOverrideMacrosVariablesAndThis() {
    World world = new World().macros("{% macro stamp() %}now{% endmacro %}");
    String sql =
        "{{ is_incremental() }} {{ dbt.is_incremental() }} {{ stamp() }} {{ var('v') }}"
            + " {{ env_var('E') }} {{ this }}";
    UnitTest.Builder test =
        new UnitTest.Builder(
            new dev.percolate.manifest.Identity(
                "t", "shop", "s.yml", "models/s.yml", "unit_test.shop.m.t", List.of()));
    test.overrides =
        Map.of(
            "macros",
            Map.of("is_incremental", true, "stamp", "then"),
            "vars",
            Map.of("v", 7L),
            "env_vars",
            Map.of("E", "x"));
    RunContext context =
        world
            .renderer()
            .unitTest(world, test.build(), world.model("m", sql), world.draft("old", "").build());
    assertThat(context.compile()).isEqualTo("True True then 7 x __dbt__cte__old");
    assertThat(context.ephemerals()).containsExactly("model.shop.old");
  }

  @Test
  void queryCommentsNameTheNode() {
    World world = new World();
    QueryComments comments =
        new QueryComments(
            world.renderer(),
            id -> id.equals("model.shop.m") ? world.draft("m", "").build() : null);
    assertThat(comments.add("model.shop.m", "select 1"))
        .isEqualTo(
            "/* {\"app\": \"dbt\", \"dbt_version\": \"1.12.6\", \"profile_name\": \"shop\","
                + " \"target_name\": \"dev\", \"node_id\": \"model.shop.m\"} */\nselect 1");
    assertThat(comments.add("master", "select 1")).contains("\"connection_name\": \"master\"");
  }
}
