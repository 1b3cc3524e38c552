package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MacroIndexTest {

  @Test
  void theRootProjectHidesPackagesAndPackagesHideCore() {
    assertThat(name(index("root.m", "dbt.m", "pkg.m").find("m", null))).isEqualTo("macro.root.m");
    assertThat(name(index("pkg.m", "dbt.m").find("m", null))).isEqualTo("macro.pkg.m");
    assertThat(name(index("pkg.m", "dbt.m").find("m", "dbt"))).isEqualTo("macro.dbt.m");
    assertThat(index("pkg.m").find("m", "root")).isNull();
  }

  @Test
  void generateMacrosOfPackagesServeOnlyThatPackage() {
    String macro = "generate_schema_name";
    MacroIndex index = index("dbt." + macro, "pkg." + macro);

    assertThat(name(index.findGenerateName("schema", null))).isEqualTo("macro.dbt." + macro);
    assertThat(name(index.findGenerateName("schema", "pkg"))).isEqualTo("macro.pkg." + macro);
    assertThat(index.findGenerateName("schema", "other")).isNull();
  }

  @Test
  void theMaterializationOfTheAdapterComesBeforeTheDefault() {
    List<String> types = List.of("duckdb", "default");
    MacroIndex index =
        index(
            "root.materialization_table_default",
            "dbt_duckdb.materialization_table_duckdb",
            "dbt.materialization_view_default",
            "pkg.materialization_view_default");

    MacroIndex.Materialization table =
        Objects.requireNonNull(index.findMaterialization("table", types));
    assertThat(name(table.macro())).isEqualTo("macro.dbt_duckdb.materialization_table_duckdb");
    assertThat(table.overridesCore()).isFalse();

    MacroIndex.Materialization view =
        Objects.requireNonNull(index.findMaterialization("view", types));
    assertThat(name(view.macro())).isEqualTo("macro.pkg.materialization_view_default");
    assertThat(view.overridesCore()).isTrue();
    assertThat(name(view.core())).isEqualTo("macro.dbt.materialization_view_default");
    assertThat(index.findMaterialization("zz", types)).isNull();
  }

  private static String name(@org.jspecify.annotations.Nullable Macro macro) {
    return macro == null ? "none" : macro.uniqueId();
  }

  private static MacroIndex index(String... names) {
    return new MacroIndex(
        List.of(names).stream().map(MacroIndexTest::macro).toList(),
        "root",
        Set.of("dbt", "dbt_duckdb"));
  }

  private static Macro macro(String name) {
    String[] parts = name.split("\\.", 2);
    return new Macro.Builder(
            new Identity(parts[1], parts[0], "m.sql", "m.sql", "macro." + name, List.of()))
        .build();
  }
}
