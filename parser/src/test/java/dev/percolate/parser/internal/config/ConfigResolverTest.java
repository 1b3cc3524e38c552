package dev.percolate.parser.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectLoader;
import dev.percolate.project.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are what dbt 1.12.6 wrote into its manifest, or its messages. */
final class ConfigResolverTest {
  @TempDir Path folder;

  private ConfigResolver resolver(String sections) throws IOException {
    Files.writeString(
        folder.resolve("dbt_project.yml"),
        "name: shop\nversion: '1.0'\nprofile: shop\n" + sections);
    EnvVars env = EnvVars.of(Map.of());
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "parse",
                "dbt parse",
                none,
                env,
                none,
                none,
                new ProjectDirectories(folder, folder)));
    ProjectConfig project =
        new ProjectLoader(flags, env, EventSink.none()).loadRoot(folder, null, none);
    return new ConfigResolver(new PackageSet(project, Map.of("shop", project)), flags);
  }

  private static ConfigRequest model(String calls) {
    Map<String, @Nullable Object> given = YamlReader.read(calls, "calls").mapping();
    return ConfigRequest.of(ResourceType.MODEL, "shop", List.of("shop", "a"))
        .withCalls(given, new LinkedHashMap<>());
  }

  private Map<String, @Nullable Object> resolve(String sections, String calls) throws IOException {
    return resolver(sections).resolve(model(calls));
  }

  @Test
  void keysComeInDbtsOrderWithExtrasLast() throws IOException {
    Map<String, @Nullable Object> config = resolve("", "{zz: 1, alias: x}");
    assertThat(List.copyOf(config.keySet()))
        .containsExactly(
            "enabled",
            "alias",
            "schema",
            "database",
            "tags",
            "meta",
            "group",
            "static_analysis",
            "materialized",
            "incremental_strategy",
            "batch_size",
            "lookback",
            "begin",
            "persist_docs",
            "post-hook",
            "pre-hook",
            "quoting",
            "column_types",
            "full_refresh",
            "unique_key",
            "on_schema_change",
            "on_configuration_change",
            "grants",
            "packages",
            "docs",
            "contract",
            "event_time",
            "concurrent_batches",
            "access",
            "freshness",
            "on_error",
            "latest_version_pointer",
            "zz");
  }

  @Test
  void levelsMergeByTheRuleOfEachKey() throws IOException {
    String sections =
        """
        models:
          +pre-hook: "a"
          +tags: x
          +meta: {a: 1}
          +grants: {select: [x]}
          "+ zz ": 3
          shop:
            +tags: [y]
            +meta: {b: 2}
            +post-hook: {sql: b}
            +grants: {+select: [y], insert: z}
        """;
    Map<String, @Nullable Object> config = resolve(sections, "{grants: {+select: [w]}}");
    assertThat(config.get("tags")).hasToString("[x, y]");
    assertThat(config.get("meta")).hasToString("{a=1, b=2}");
    assertThat(config.get("grants")).hasToString("{select=[x, y, w], insert=[z]}");
    assertThat(config.get("pre-hook")).hasToString("[{sql=a, transaction=true, index=null}]");
    assertThat(config.get("post-hook")).hasToString("[{sql=b, transaction=true, index=null}]");
    assertThat(config.get("zz")).isEqualTo(3L);
  }

  @Test
  void unrenderedLevelsReplaceEachOther() throws IOException {
    String sections = "models:\n  +meta: {a: 1}\n  +tags: x\n  shop:\n    +meta: {b: 2}\n";
    assertThat(resolver(sections).unrendered(model("{alias: q}")))
        .hasToString("{meta={b=2}, tags=x, alias=q}");
  }

  @Test
  void valuesAreBroughtIntoTheirDeclaredTypes() throws IOException {
    Map<String, @Nullable Object> config =
        resolve(
            "",
            "{alias: 5, schema: [x], materialized: 5, unique_key: [5, a],"
                + " tags: [a, [b, 1], 2.5, true], docs: {show: false, zz: 1, node_color: red},"
                + " static_analysis: off, meta: {1: 2}}");
    assertThat(config.get("alias")).isEqualTo("5");
    assertThat(config.get("schema")).isEqualTo("['x']");
    assertThat(config.get("materialized")).isEqualTo("5");
    assertThat(config.get("unique_key")).isEqualTo(List.of("5", "a"));
    assertThat(config.get("tags")).isEqualTo(List.of("a", "['b', 1]", "2.5", "True"));
    assertThat(config.get("docs")).hasToString("{show=false, node_color=red}");
    assertThat(config.get("static_analysis")).isEqualTo("False");
    assertThat(config.get("meta")).isEqualTo(Map.of("1", 2L));
  }

  @Test
  void aHookMayBeJson() throws IOException {
    assertThat(resolve("", "{post_hook: '{\"sql\": \"z\"}'}").get("post-hook"))
        .hasToString("[{sql=z, transaction=true, index=null}]");
  }

  @Test
  void whatStoresFailuresDecides() throws IOException {
    ConfigRequest test =
        ConfigRequest.of(ResourceType.TEST, "shop", List.of("shop", "t"))
            .withCalls(
                YamlReader.read("{store_failures_as: viewz}", "c").mapping(),
                new LinkedHashMap<>());
    assertThat(resolver("").resolve(test)).containsEntry("store_failures", true);
  }

  @Test
  void wrongValuesAreToldAsDbtTellsThem() throws IOException {
    assertProblem("{enabled: 'yes'}", "at path ['enabled']: 'yes' is not of type 'boolean'");
    assertProblem(
        "{full_refresh: x}",
        "at path ['full_refresh']: 'x' is not valid under any of the given schemas");
    assertProblem("{meta: x}", "expected dict, got x");
    assertProblem("{docs: {show: x}}", "at path ['docs']['show']: 'x' is not of type 'boolean'");
    assertProblem(
        "{access: x}", "Field \"access\" of type AccessType in ModelConfig has invalid value 'x'");
    assertProblem(
        "{persist_docs: x}",
        "Field \"persist_docs\" of type Dict[str, Any] in ModelConfig has invalid value 'x'");
    assertProblem(
        "{pre_hook: {a: x}}",
        "Field \"pre_hook\" of type List[Hook] in ModelConfig has invalid value [{'a': 'x'}]");
    assertProblem(
        "{pre_hook: {sql: x, transaction: d}}",
        "at path ['pre-hook'][0]['transaction']: 'd' is not of type 'boolean'");
    assertProblem(
        "{freshness: {build_after: {count: 1}}}",
        "`freshness.build_after` must have a value for `period` if a `count` is" + " provided");
    assertProblem(
        "{materialized: incremental, contract: {enforced: true}}",
        "Invalid value for on_schema_change: ignore. Models materialized as"
            + " incremental with contracts enabled must set on_schema_change to"
            + " 'append_new_columns' or 'fail'");
  }

  private void assertProblem(String calls, String message) throws IOException {
    ConfigResolver resolver = resolver("");
    assertThatThrownBy(() -> resolver.resolve(model(calls))).hasMessage(message);
  }
}
