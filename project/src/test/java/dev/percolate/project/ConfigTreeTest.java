package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTreeTest {
  @SuppressWarnings("unchecked")
  private static ConfigTree models(String yaml) {
    return new ConfigTree(Map.of("models", (Map<String, Object>) YamlReader.value(yaml)));
  }

  private static final String TREE =
      """
      +materialized: table
      tags: x
      shop:
        staging:
          +tags: [a]
          enabled: true
          "+ meta": {k: v}
          deep: {+x: 1}
        marts: {not_a_config: {y: 1}}
      """;

  @Test
  void levelsFollowTheFqnFromTheSectionDown() {
    assertThat(models(TREE).walk("models", List.of("shop", "staging", "deep", "m")))
        .containsExactly(
            Map.of("materialized", "table", "tags", "x"),
            Map.of("tags", List.of("a"), "enabled", true, "meta", Map.of("k", "v")),
            Map.of("x", 1L));
    assertThat(models(TREE).walk("seeds", List.of("shop"))).isEmpty();
  }

  @Test
  void pathsThatLeadToNothingAreFound() {
    assertThat(
            models(TREE)
                .unusedPaths(Map.of("models", List.of(List.of("shop", "staging", "m"))), List.of()))
        .containsExactly("models.shop.staging.deep", "models.shop.marts.not_a_config");
    assertThat(models("{+a: 1}").unusedPaths(Map.of(), List.of())).containsExactly("models");
  }
}
