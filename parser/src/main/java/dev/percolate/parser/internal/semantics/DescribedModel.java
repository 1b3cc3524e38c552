package dev.percolate.parser.internal.semantics;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.properties.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model whose entry has the key {@code semantic_model}.
 *
 * @param entry the model's entry
 * @param name of the semantic model
 * @param config what the key configures
 */
record DescribedModel(
    NodeBuilder model,
    Entry entry,
    String name,
    boolean isEnabled,
    Map<String, @Nullable Object> config) {

  static DescribedModel of(NodeBuilder model, Entry entry) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (entry.get("semantic_model") instanceof Boolean isOn) {
      return new DescribedModel(model, entry, model.name, isOn, config);
    }
    Entry given = entry.entry("semantic_model");
    boolean isOn = given.isOn("enabled", true);
    // dbt 1.12: `enabled` and `group` count only beside a `config`
    if (given.get("config") != null) {
      config.put("meta", given.entry("config").mapping("meta"));
      config.put("enabled", isOn);
      if (given.get("group") != null) {
        config.put("group", given.textOrNull("group"));
      }
    }
    String name = given.textOrNull("name");
    return new DescribedModel(model, entry, name == null ? model.name : name, isOn, config);
  }

  /** The time dimension of metrics that name none. */
  @Nullable String aggTimeDimension() {
    return entry.textOrNull("agg_time_dimension");
  }
}
