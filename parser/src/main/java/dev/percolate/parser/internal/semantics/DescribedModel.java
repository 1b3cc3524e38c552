package dev.percolate.parser.internal.semantics;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyProblems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
  private static final Set<String> KEYS = Set.of("config", "enabled", "group", "name");

  static DescribedModel of(NodeBuilder model, Entry entry) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (entry.get("semantic_model") instanceof Boolean isOn) {
      return new DescribedModel(model, entry, model.name, isOn, config);
    }
    Entry given = entry.entry("semantic_model");
    refuseUnknown(entry, given);
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

  private static void refuseUnknown(Entry entry, Entry given) {
    if (!KEYS.containsAll(given.map().keySet())) {
      throw PropertyProblems.invalid(
          entry,
          "at path ['semantic_model']: "
              + Texts.repr(given.map())
              + " is not valid under any of the given schemas");
    }
  }

  /** The time dimension of metrics that name none. */
  @Nullable String aggTimeDimension() {
    return entry.textOrNull("agg_time_dimension");
  }
}
