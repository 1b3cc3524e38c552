package dev.percolate.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.adapters.postgres.PostgresAdapterFactory;
import dev.percolate.render.internal.MacroOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroRegistryTest {
  private static RegisteredMacro macro(World world, String id) {
    RegisteredMacro macro = world.renderer().macros().byId(id);
    assertThat(macro).as(id).isNotNull();
    return macro;
  }

  @Test
  void rootMacrosHideBuiltinsAndPackagesHideNothing() {
    World world =
        new World()
            .macros("{% macro current_timestamp() %}root{% endmacro %}")
            .packageMacros("pkg", "{% macro type_string() %}pkg{% endmacro %}");
    assertThat(
            world.compile(
                "{{ current_timestamp() }} {{ dbt.current_timestamp() }} {{ pkg.type_string() }}"
                    + " {{ type_string() }}"))
        .isEqualTo("root now() pkg TEXT");
  }

  @Test
  void macrosMayReplaceRefAndReachTheOriginal() {
    World world =
        new World().macros("{% macro ref(name) %}<{{ builtins.ref(name) }}>{% endmacro %}");
    world.model("a", "select 1");
    assertThat(world.compile("{{ ref('a') }}", "model.shop.a"))
        .isEqualTo("<\"memory\".\"main\".\"a\">");
    assertThat(world.renderer().macros().overridesStaticNames("anything")).isTrue();
  }

  @Test
  void dispatchFollowsTheRootProjectsOrder() {
    String utils =
        "{% macro go() %}{{ return(adapter.dispatch('go', 'utils')()) }}{% endmacro %}"
            + "{% macro default__go() %}utils{% endmacro %}";
    World plain =
        new World()
            .macros("{% macro duckdb__go() %}root{% endmacro %}")
            .packageMacros("utils", utils);
    assertThat(plain.compile("{{ utils.go() }}")).isEqualTo("root");
    World ordered =
        new World()
            .macros("{% macro duckdb__go() %}root{% endmacro %}")
            .packageMacros("utils", utils)
            .dispatch("utils", "utils", "shop");
    assertThat(ordered.compile("{{ utils.go() }}")).isEqualTo("utils");
  }

  @Test
  void failedDispatchListsItsAttempts() {
    World world =
        new World().macros("{% macro disp() %}{{ adapter.dispatch('zz', 'dbt')() }}{% endmacro %}");
    assertThatThrownBy(() -> world.renderer().macros().dependsOn(macro(world, "macro.shop.disp")))
        .hasMessage(
            "In dispatch: No macro named 'zz' found within namespace: 'dbt'\n    Searched for:"
                + " 'shop.duckdb__zz', 'shop.default__zz', 'dbt.duckdb__zz', 'dbt.default__zz'");
    assertThatThrownBy(() -> world.compile("{{ adapter.dispatch('a.b') }}"))
        .hasMessage(
            "In adapter.dispatch, got a macro name of \"a.b\", but \".\" is not a valid macro name"
                + " component. Did you mean `adapter.dispatch(\"b\", macro_namespace=\"a\")`?");
  }

  @Test
  void dependenciesAreReadFromTheText() {
    World world =
        new World()
            .macros(
                "{% macro a() %}{{ b() }}{{ ref('x') }}{{ log('x') }}{{ pkg.c() }}{{ nope() }}"
                    + "{{ adapter.dispatch('type_string', 'dbt')() }}{% endmacro %}"
                    + "{% macro b() %}{% endmacro %}")
            .packageMacros("pkg", "{% macro c() %}{% endmacro %}");
    assertThat(world.renderer().macros().dependsOn(macro(world, "macro.shop.a")))
        .containsExactly(
            "macro.shop.b",
            "macro.pkg.c",
            "macro.dbt.type_string",
            "macro.dbt.default__type_string");
  }

  @Test
  void everyBuiltinMacroParsesAndItsDependenciesExist() {
    MacroRegistry macros = new World().renderer().macros();
    for (RegisteredMacro macro : macros.all()) {
      assertThat(macro.definition().name()).isEqualTo("dbt_macro__" + macro.name());
      for (String id : macros.dependsOn(macro)) {
        assertThat(macros.byId(id)).as(macro + " depends on " + id).isNotNull();
      }
    }
    assertThat(macros.all().size()).isGreaterThan(500);
  }

  /** {@code -Dgolden.update=true} writes the resources anew. */
  @Test
  void outlinesOfBuiltinMacrosAreThoseOfTheirTexts() throws IOException {
    MacroPackage duckdb = new World().renderer().adapter().macros();
    check(Renderer.DBT_MACROS, Path.of("src/main/resources"));
    check(duckdb, Path.of("../adapters/duckdb/src/main/resources"));
    MacroPackage postgres =
        new MacroPackage(
            "dbt_postgres", PostgresAdapterFactory.class, "dev/percolate/adapters/postgres");
    check(postgres, Path.of("../adapters/postgres/src/main/resources"));
  }

  private static void check(MacroPackage macros, Path resources) throws IOException {
    StringBuilder outlines = new StringBuilder();
    for (String path : macros.files()) {
      if (path.endsWith(".sql")) {
        MacroFile file = MacroFile.builtIn(macros.name(), path, macros.text(path).strip(), null);
        outlines.append(MacroOutline.lines(path, RegisteredMacro.outlines(file)));
      }
    }
    Path file = resources.resolve(macros.root()).resolve(MacroPackage.OUTLINES);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, outlines);
    }
    assertThat(file).hasContent(outlines.toString());
  }

  @Test
  void packagesOverrideBuiltinMaterializationsOnlyWhenAllowed() {
    World world =
        new World()
            .packageMacros("pkg", "{% materialization view, default %}{% endmaterialization %}");
    MacroRegistry macros = world.renderer().macros();
    assertThat(macros.materialization("view", true).macro().packageName()).isEqualTo("dbt");
    assertThat(macros.materialization("view", false).macro().packageName()).isEqualTo("pkg");
    assertThat(macros.materialization("view", false).overridesBuiltin()).isTrue();
    assertThat(macros.materialization("table", true).macro().name())
        .isEqualTo("materialization_table_duckdb");
    assertThat(macros.materialization("nope", true)).isNull();
  }

  @Test
  void materializationsDeclareLanguagesAndAdapters() {
    MacroFile file =
        new MacroFile(
            "p",
            "macros/m.sql",
            "{% materialization a, adapter='duckdb', supported_languages=['sql', 'python'] %}"
                + "{% endmaterialization %}{% materialization b, default %}"
                + "{% endmaterialization %}{% test t(model, x) %}{% endtest %}",
            false);
    List<RegisteredMacro> macros = RegisteredMacro.read(file, _ -> {});
    assertThat(macros)
        .extracting(RegisteredMacro::uniqueId)
        .containsExactly(
            "macro.p.materialization_a_duckdb",
            "macro.p.materialization_b_default",
            "macro.p.test_t");
    assertThat(macros.get(0).supportedLanguages()).containsExactly("sql", "python");
    assertThat(macros.get(1).supportedLanguages()).containsExactly("sql");
    assertThat(macros.get(2).supportedLanguages()).isNull();
    assertThat(macros.get(2).arguments()).containsExactly("model", "x");
  }

  @Test
  void twoMacrosOfOneNameInAProjectAreRefused() {
    World world =
        new World().macros("{% macro kw() %}{% endmacro %}{% macro kw() %}{% endmacro %}");
    assertThatThrownBy(world::renderer)
        .hasMessage(
            "dbt found multiple macros named \"kw\" in the project \"shop\".\n All macros require"
                + " unique names, to fix this error rename or remove any\nduplicates. They can be"
                + " found in these files:\n    - macros/m.sql\n    - macros/m.sql");
  }
}
