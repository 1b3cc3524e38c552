package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Resource;
import java.util.Map;
import java.util.function.Function;

/**
 * The dictionaries of a manifest that hold enabled resources by id. Those of the graph come first,
 * in the order of the parent and child maps.
 */
public enum Section {
  NODES("nodes", Manifest::nodes),
  SOURCES("sources", Manifest::sources),
  EXPOSURES("exposures", Manifest::exposures),
  FUNCTIONS("functions", Manifest::functions),
  METRICS("metrics", Manifest::metrics),
  SEMANTIC_MODELS("semantic_models", Manifest::semanticModels),
  SAVED_QUERIES("saved_queries", Manifest::savedQueries),
  UNIT_TESTS("unit_tests", Manifest::unitTests),
  MACROS("macros", Manifest::macros),
  DOCS("docs", Manifest::docs),
  GROUPS("groups", Manifest::groups);

  private final String key;
  private final Function<Manifest, Map<String, ? extends Resource>> resources;

  Section(String key, Function<Manifest, Map<String, ? extends Resource>> resources) {
    this.key = key;
    this.resources = resources;
  }

  /** Its key in manifest.json. */
  String key() {
    return key;
  }

  /** Its resources in their order. */
  Map<String, ? extends Resource> of(Manifest manifest) {
    return resources.apply(manifest);
  }

  /** Whether its resources are nodes of the graph. */
  boolean isOfGraph() {
    return compareTo(MACROS) < 0;
  }
}
