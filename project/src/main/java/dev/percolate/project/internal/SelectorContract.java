package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Truth;
import dev.percolate.project.SelectorDefinitions;
import dev.percolate.project.SelectorDefinitions.Selector;
import dev.percolate.project.Shape;
import dev.percolate.project.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's contract of a rendered selectors.yml. */
public final class SelectorContract {
  private SelectorContract() {}

  /** Checks the file and lists its selectors. */
  public static SelectorDefinitions read(@Nullable Object rendered) {
    if (!Truth.test(rendered)) {
      return SelectorDefinitions.NONE;
    }
    Wrong wrong = firstWrong(rendered);
    if (wrong != null) {
      throw ProblemException.runtime(
          "Could not parse selector file data: \n"
              + YamlWriter.write(wrong.instance, true)
              + "\nValid root-level selector definitions: union, intersection, string, dictionary."
              + " No lists. \nhttps://docs.getdbt.com/reference/node-selection/yaml-selectors");
    }
    List<Selector> selectors = new ArrayList<>();
    String defaultName = null;
    if (rendered instanceof Map<?, ?> file && file.get("selectors") instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          Selector selector = selector(map);
          if (selector.isDefault() && defaultName != null) {
            throw ProblemException.runtime(
                "Could not read selector file data: Runtime Error\n  Error when parsing the selector file. Found multiple selectors with `default:"
                    + " true`:"
                    + defaultName
                    + " and "
                    + selector.name());
          }
          defaultName = selector.isDefault() ? selector.name() : defaultName;
          selectors.add(selector);
        }
      }
    }
    return new SelectorDefinitions(selectors);
  }

  private static Selector selector(Map<?, ?> map) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    map.forEach((key, value) -> entry.put(String.valueOf(key), value));
    Object definition = map.get("definition");
    return new Selector(
        String.valueOf(map.get("name")),
        map.get("description") instanceof String text ? text : "",
        Boolean.TRUE.equals(map.get("default")),
        definition == null ? "" : definition,
        entry);
  }

  /** The value jsonschema would blame. */
  private record Wrong(@Nullable Object instance) {}

  private static @Nullable Wrong firstWrong(@Nullable Object rendered) {
    Map<String, Shape> keys = new LinkedHashMap<>();
    keys.put("name", Shape.Text.ANY);
    keys.put("definition", new Shape.AnyOf(List.of(Shape.Text.ANY, Shape.AnyMap.INSTANCE)));
    keys.put("description", Shape.Text.ANY);
    keys.put("default", Shape.Simple.BOOLEAN);
    Map<String, Shape> file = new LinkedHashMap<>();
    file.put("selectors", new Shape.ListOf(new Shape.Fields(keys, List.of("name", "definition"))));
    file.put("version", Shape.Simple.INTEGER);
    Shape.Fault error = new Shape.Fields(file, List.of("selectors")).check(rendered);
    if (error == null) {
      return null;
    }
    @Nullable Object at = rendered;
    for (Object step : error.path()) {
      at =
          switch (at) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list when step instanceof Long index -> list.get(index.intValue());
            case null, default -> at;
          };
    }
    return new Wrong(at);
  }
}
