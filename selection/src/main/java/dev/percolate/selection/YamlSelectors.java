package dev.percolate.selection;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.project.SelectorDefinitions;
import dev.percolate.selection.internal.CriterionText;
import dev.percolate.selection.internal.DefinitionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named selections of selectors.yml. */
public final class YamlSelectors {
  private YamlSelectors() {}

  /**
   * Every selector by name, in file order.
   *
   * @param indirect the flag {@code --indirect-selection}; a criterion may name its own mode
   */
  public static Map<String, SelectionSpec> parse(
      SelectorDefinitions definitions, IndirectSelection indirect) {
    Map<String, SelectionSpec> selectors = new LinkedHashMap<>();
    DefinitionReader reader = new DefinitionReader(new SelectionParser(indirect));
    for (SelectorDefinitions.Selector selector : definitions.selectors()) {
      try {
        selectors.put(selector.name(), reader.root(selector.definition()));
      } catch (ProblemException e) {
        throw ProblemException.runtime(
            "Could not read selector file data: " + e.problem().describe());
      }
    }
    return selectors;
  }

  /** The entries by name with every definition in its long form, as the manifest holds them. */
  public static Map<String, @Nullable Object> normalised(SelectorDefinitions definitions) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (SelectorDefinitions.Selector selector : definitions.selectors()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>(selector.entry());
      entry.put("definition", normalised(selector.definition()));
      result.put(selector.name(), entry);
    }
    return result;
  }

  private static @Nullable Object normalised(@Nullable Object definition) {
    if (definition instanceof String text) {
      return longForm(text);
    }
    if (!(definition instanceof Map<?, ?> map)) {
      return definition;
    }
    for (String operation : List.of("union", "intersection")) {
      if (map.get(operation) instanceof List<?> members) {
        return one(operation, normalised(members));
      }
    }
    Map.Entry<?, ?> first = map.entrySet().iterator().next();
    Object value = first.getValue() instanceof List<?> list ? normalised(list) : first.getValue();
    if ("exclude".equals(first.getKey())) {
      return one("exclude", value);
    }
    if (map.size() > 1) {
      return definition;
    }
    Map<String, @Nullable Object> longForm = one("method", first.getKey());
    longForm.put("value", value);
    return longForm;
  }

  private static List<@Nullable Object> normalised(List<?> members) {
    List<@Nullable Object> result = new ArrayList<>(members.size());
    for (Object member : members) {
      result.add(normalised(member));
    }
    return result;
  }

  private static Map<String, @Nullable Object> longForm(String text) {
    SelectionSpec.Criterion criterion =
        new SelectionParser(IndirectSelection.EAGER).criterion(text);
    CriterionText parts = CriterionText.of(text);
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    putIf(form, "childrens_parents", parts.childrensParents(), true);
    putIf(form, "parents", parts.parents(), true);
    putIf(form, "parents_depth", !parts.parentsDepth().isEmpty(), parts.parentsDepth());
    String method = parts.method();
    form.put("method", method == null ? criterion.method().word() : method);
    putIf(form, "value", !parts.value().isEmpty(), parts.value());
    putIf(form, "children", parts.children(), true);
    putIf(form, "children_depth", !parts.childrenDepth().isEmpty(), parts.childrenDepth());
    return form;
  }

  private static void putIf(
      Map<String, @Nullable Object> form, String key, boolean present, Object value) {
    if (present) {
      form.put(key, value);
    }
  }

  private static Map<String, @Nullable Object> one(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
