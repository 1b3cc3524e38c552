package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Resource;
import dev.percolate.render.RunScope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code graph}: dictionaries of resources, made when they are asked for. */
record GraphObject(RunScope scope) implements PyObject {
  private static final List<String> KEYS =
      List.of(
          "exposures",
          "functions",
          "groups",
          "metrics",
          "nodes",
          "sources",
          "semantic_models",
          "saved_queries",
          "unit_tests");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "get" ->
          Function.of(
              1,
              name,
              args -> {
                Object value = item(args[0]);
                return value == Missing.MISSING ? args[1] : value;
              },
              "key",
              "default");
      case "keys" -> Function.of(name, _ -> new ArrayList<Object>(KEYS));
      case "values" -> Function.of(name, _ -> new ArrayList<>(all().values()));
      case "items" -> Function.of(name, _ -> items());
      default -> item(name);
    };
  }

  private Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String key : KEYS) {
      all.put(key, item(key));
    }
    return all;
  }

  private List<Object> items() {
    List<Object> items = new ArrayList<>();
    all().forEach((key, value) -> items.add(dev.percolate.jinja.value.PyTuple.of(key, value)));
    return items;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    Manifest manifest = scope.manifest();
    return switch (key instanceof String name ? name : "") {
      case "exposures" -> maps(manifest.exposures());
      case "functions" -> maps(manifest.functions());
      case "groups" -> maps(manifest.groups());
      case "metrics" -> maps(manifest.metrics());
      case "nodes" -> maps(manifest.nodes());
      case "sources" -> maps(manifest.sources());
      case "semantic_models" -> maps(manifest.semanticModels());
      case "saved_queries" -> maps(manifest.savedQueries());
      case "unit_tests" -> maps(manifest.unitTests());
      default -> Missing.MISSING;
    };
  }

  private static Map<String, @Nullable Object> maps(Map<String, ? extends Resource> resources) {
    Map<String, @Nullable Object> maps = LinkedHashMap.newLinkedHashMap(resources.size());
    resources.forEach((id, resource) -> maps.put(id, resource.toMap()));
    return maps;
  }

  @Override
  public int length() {
    return KEYS.size();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return new ArrayList<@Nullable Object>(KEYS).iterator();
  }

  @Override
  public String typeName() {
    return "dict";
  }
}
