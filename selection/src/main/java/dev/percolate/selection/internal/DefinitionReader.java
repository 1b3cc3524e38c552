package dev.percolate.selection.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.project.YamlWriter;
import dev.percolate.selection.SelectionParser;
import dev.percolate.selection.SelectionSpec;
import dev.percolate.selection.SelectionSpec.Combination;
import dev.percolate.selection.SelectionSpec.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one definition of selectors.yml: text, a short or long map, or a set operation. */
public final class DefinitionReader {
  private final SelectionParser parser;

  public DefinitionReader(SelectionParser parser) {
    this.parser = parser;
  }

  /** The definition of a selector itself, which may hold only one set operation. */
  public SelectionSpec root(Object definition) {
    if (definition instanceof Map<?, ?> map
        && map.size() > 1
        && (map.containsKey("union") || map.containsKey("intersection"))) {
      throw invalid(
          "Only a single 'union' or 'intersection' key is allowed in a root level selector"
              + " definition; found "
              + String.join(",", map.keySet().stream().map(String::valueOf).toList())
              + ".");
    }
    return definition(definition);
  }

  private SelectionSpec definition(@Nullable Object definition) {
    if (definition instanceof String text) {
      return parser.criterion(text);
    }
    if (!(definition instanceof Map<?, ?> source)) {
      throw invalid(
          "Expected to find union, intersection, str or dict, instead found "
              + PythonText.repr(definition));
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    source.forEach((key, value) -> map.put(String.valueOf(key), value));
    if (map.containsKey("union")) {
      return operation(Operation.UNION, map);
    }
    if (map.containsKey("intersection")) {
      return operation(Operation.INTERSECTION, map);
    }
    return criterion(map);
  }

  private SelectionSpec operation(Operation operation, Map<String, @Nullable Object> definition) {
    List<SelectionSpec> included = new ArrayList<>();
    SelectionSpec excluded = null;
    for (Object member : members(definition, operation.name().toLowerCase(Locale.ROOT))) {
      if (member instanceof Map<?, ?> map && map.containsKey("exclude")) {
        if (excluded != null) {
          throw invalid(
              "You cannot provide multiple exclude arguments to the same selector set operator:\n"
                  + YamlWriter.write(map, true));
        }
        excluded = exclusions(map);
      } else {
        included.add(definition(member));
      }
    }
    SelectionSpec result = Combination.of(operation, included, definition);
    return excluded == null
        ? result
        : Combination.of(Operation.DIFFERENCE, List.of(result, excluded), definition);
  }

  private @Nullable SelectionSpec exclusions(Map<?, ?> definition) {
    List<SelectionSpec> parts = new ArrayList<>();
    for (Object member : members(definition, "exclude")) {
      parts.add(definition(member));
    }
    return switch (parts.size()) {
      case 0 -> null;
      case 1 -> parts.getFirst();
      default -> Combination.of(Operation.UNION, parts, definition.get("exclude"));
    };
  }

  private SelectionSpec criterion(Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> longForm = definition;
    SelectionSpec excluded = null;
    if (definition.size() == 1) {
      Map.Entry<String, @Nullable Object> only = definition.entrySet().iterator().next();
      longForm = new LinkedHashMap<>();
      longForm.put("method", only.getKey());
      longForm.put("value", only.getValue());
    } else if (!definition.containsKey("method") || !definition.containsKey("value")) {
      throw invalid(
          "Expected either 1 key or else \"method\" and \"value\" keys, but got "
              + PythonText.repr(new ArrayList<>(definition.keySet())));
    } else if (definition.containsKey("exclude")) {
      excluded = exclusions(definition);
    }
    SelectionSpec criterion = parser.criterion(definition, longForm);
    return excluded == null
        ? criterion
        : Combination.of(Operation.DIFFERENCE, List.of(criterion, excluded), null);
  }

  private static List<?> members(Map<?, ?> definition, String key) {
    if (!(definition.get(key) instanceof List<?> list)) {
      throw invalid("Invalid value for key \"" + key + "\". Expected a list.");
    }
    for (Object member : list) {
      if (member instanceof Map<?, ?> map) {
        map.keySet().forEach(name -> checkText(name, key));
      }
      if (!(member instanceof String || member instanceof Map<?, ?>)) {
        throw invalid(
            "Invalid value type "
                + PythonText.typeOf(member)
                + " in key \""
                + key
                + "\", expected dict or str (value: "
                + PythonText.str(member)
                + ").");
      }
    }
    return list;
  }

  private static void checkText(@Nullable Object name, String key) {
    if (!(name instanceof String)) {
      throw invalid(
          "Expected all keys to \""
              + key
              + "\" dict to be strings, but \""
              + PythonText.str(name)
              + "\" is a \""
              + PythonText.typeOf(name)
              + '"');
    }
  }

  private static ProblemException invalid(String message) {
    return ProblemException.of(ProblemKind.VALIDATION, message);
  }
}
