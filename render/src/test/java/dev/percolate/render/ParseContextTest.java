package dev.percolate.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.EnvReads;
import dev.percolate.render.internal.Engines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParseContextTest {
  @Test
  void callsAreCapturedInOrder() {
    Captured captured =
        new World()
            .macros("{% macro inner() %}{{ ref('deep') }}{% endmacro %}")
            .parse(
                "{{ config(materialized='table', pre_hook='x') }}{{ ref('a') }}"
                    + "{{ ref('p', 'b', v=2) }}{{ source('s', 't') }}{{ inner() }}{{ metric('m') }}"
                    + "{{ function('f') }}{{ dbt.current_timestamp() }}")
            .captured();
    assertThat(captured.refs())
        .containsExactly(
            new RefArgs("a", null, null),
            new RefArgs("b", "p", 2L),
            new RefArgs("deep", null, null));
    assertThat(captured.sources()).containsExactly(List.of("s", "t"));
    assertThat(captured.metrics()).containsExactly(List.of("m"));
    assertThat(captured.functions()).containsExactly(List.of("f"));
    assertThat(captured.macros())
        .containsExactly("macro.shop.inner", "macro.dbt.current_timestamp");
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("materialized", "table");
    config.put("pre-hook", "x");
    assertThat(captured.configCalls()).containsExactly(config);
  }

  @Test
  void whatIsUnknownStaysSilent() {
    World world = new World();
    ParseContext context = world.renderer().parse(world.draft("m", "").build());
    assertThat(context.render("[{{ nope() }}{{ a.b.c() }}{{ var('v') }}{{ config.get('x') }}]"))
        .isEqualTo("[None]");
    assertThat(context.render("{{ execute }} {{ adapter.get_relation('a', 'b', 'c') }}"))
        .isEqualTo("False None");
    assertThat(context.render("{{ this }} {{ ref('x') }}"))
        .isEqualTo("\"memory\".\"main\".\"m\" \"memory\".\"main\".\"m\"");
  }

  @Test
  void environmentVariablesAreNoted() {
    World world = new World();
    world.env.put("SET", "1");
    Captured captured = world.parse("{{ env_var('SET') }}{{ env_var('UNSET', 'x') }}").captured();
    assertThat(captured.envVars())
        .containsExactly(Map.entry("SET", "1"), Map.entry("UNSET", EnvReads.DEFAULTED));
    assertThatThrownBy(() -> world.parse("{{ env_var('NONE') }}"))
        .hasMessage("Env var required but not provided: 'NONE'");
  }

  @Test
  void configTakesOneDictionaryOrKeywords() {
    assertThat(new World().parse("{{ config({'a': 1}) }}").captured().configCalls())
        .containsExactly(Map.of("a", 1L));
    assertThatThrownBy(() -> new World().parse("{{ config('a') }}"))
        .hasMessage("dictionary update sequence element #0 has length 1; 2 is required");
    assertThatThrownBy(() -> new World().parse("{{ config('a', 'b') }}"))
        .hasMessage("Invalid inline model config");
    assertThatThrownBy(() -> new World().parse("{{ config(pre_hook='a', **{'pre-hook': 'b'}) }}"))
        .hasMessage("Invalid config, has conflicting keys \"pre_hook\" and \"pre-hook\"");
  }

  private static @Nullable Map<String, @Nullable Object> unrendered(String text) {
    Captured captured = new Captured();
    captured.template(Engines.parse(text, "<template>"));
    return UnrenderedConfig.of(captured);
  }

  @Test
  void unrenderedConfigIsTheFirstCallAsSource() {
    Map<String, Object> config =
        unrendered(
            "{{ config(materialized='table', enabled=true, n=-1, grants={'select': ['u1']},"
                + " x=var('y') ~ 'z', e=env_var('E', 'd')) }}{{ config(later=1) }}");
    assertThat(config)
        .containsExactly(
            Map.entry("materialized", "table"),
            Map.entry("enabled", "True"),
            Map.entry("n", "-1"),
            Map.entry("grants", "{'select': ['u1']}"),
            Map.entry("x", "var('y') ~ 'z'"),
            Map.entry("e", "env_var('E', 'd')"));
    assertThat(unrendered("select 1")).isNull();
  }

  @Test
  void genericTestsSeeWhatTheyDependOn() {
    World world =
        new World()
            .macros(
                "{% test mine(model, other) %}{{ helper(model) }} {{ other }}{% endtest %}"
                    + "{% macro helper(m) %}{{ m }}{% endmacro %}"
                    + "{% macro hidden() %}x{% endmacro %}");
    NodeBuilder draft =
        new NodeBuilder(ResourceType.TEST, "shop", "mine_a", "test.shop.mine_a.1234567890");
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("other", "ref('b')");
    kwargs.put("model", "{{ get_where_subquery(ref('a')) }}");
    draft.testMetadata = new GenericTest.TestMetadata("mine", kwargs, null);
    draft.dependsOnMacros.add("macro.shop.test_mine");
    draft.database = "memory";
    draft.schema = "s";
    draft.alias = "mine_a";
    draft.rawCode = "{{ test_mine(**_dbt_generic_test_kwargs) }}{{ hidden() }}";
    ParseContext context = world.renderer().parseGenericTest((GenericTest) draft.build());
    assertThat(context.render(draft.rawCode))
        .isEqualTo("\"memory\".\"s\".\"mine_a\" \"memory\".\"s\".\"mine_a\"");
    assertThat(context.captured().refs())
        .containsExactly(new RefArgs("b", null, null), new RefArgs("a", null, null));
    assertThat(context.captured().macros())
        .containsExactly("macro.dbt.get_where_subquery", "macro.shop.test_mine");
  }

  @Test
  void relationNamesComeFromMacros() {
    World world =
        new World()
            .macros(
                "{% macro generate_alias_name(custom, node) %} {{ node.name }}_{{ node.fqn[0] }}_"
                    + "{{ node.config.materialized }} {% endmacro %}");
    NodeBuilder draft = world.draft("m", "");
    assertThat(world.renderer().generateName("schema", "x", draft.build())).isEqualTo("main_x");
    assertThat(world.renderer().generateName("schema", null, draft.build())).isEqualTo("main");
    assertThat(world.renderer().generateName("alias", null, draft.build()))
        .isEqualTo("m_shop_view");
  }

  @Test
  void propertyFilesKeepValuesAsTheyAre() {
    World world = new World();
    world.vars.put("n", 5L);
    world.vars.put("t", "{{ 1 + 1 }}");
    PropertiesContext context = world.renderer().properties("shop", new EnvReads());
    assertThat(context.renderNative("{{ var('n') }}")).isEqualTo(5L);
    assertThat(context.renderNative("{{ 1 }}")).isEqualTo("1");
    assertThat(context.renderNative("{{ var('t') }}")).isEqualTo("{{ 1 + 1 }}");
    assertThat(context.renderNative("{{ target.name }}x")).isEqualTo("devx");
    assertThat(context.renderNative("plain")).isEqualTo("plain");
  }
}
