package dev.percolate.selection;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.graph.Dag;
import dev.percolate.selection.SelectionSpec.Combination;
import dev.percolate.selection.SelectionSpec.Criterion;
import dev.percolate.selection.SelectionSpec.Operation;
import dev.percolate.selection.internal.CriterionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the text of {@code --select} and {@code --exclude}. */
public final class SelectionParser {
  /** What is selected when nothing is. */
  private static final List<String> DEFAULT_INCLUDES =
      List.of("fqn:*", "source:*", "exposure:*", "metric:*", "semantic_model:*");

  private final IndirectSelection indirect;

  /**
   * @param indirect the flag {@code --indirect-selection}
   */
  public SelectionParser(IndirectSelection indirect) {
    this.indirect = indirect;
  }

  /**
   * The included without the excluded.
   *
   * @param select values of {@code --select}; null or empty for the default
   * @param exclude values of {@code --exclude}, or null
   */
  public SelectionSpec difference(@Nullable List<String> select, @Nullable List<String> exclude) {
    SelectionSpec included =
        select == null || select.isEmpty() ? union(DEFAULT_INCLUDES, false) : union(select, true);
    SelectionSpec excluded = union(exclude == null ? List.of() : exclude, exclude != null);
    return Combination.of(Operation.DIFFERENCE, List.of(included, excluded), null);
  }

  /** Spaces separate the members of a union, commas those of an intersection. */
  private SelectionSpec union(List<String> values, boolean mustExist) {
    List<SelectionSpec> groups = new ArrayList<>();
    for (String value : values) {
      for (String group : value.split(" ", -1)) {
        List<SelectionSpec> parts = new ArrayList<>();
        for (String part : group.split(",", -1)) {
          parts.add(criterion(part));
        }
        groups.add(new Combination(Operation.INTERSECTION, parts, indirect, mustExist, group));
      }
    }
    return new Combination(Operation.UNION, groups, indirect, false, values);
  }

  /** One criterion without spaces and commas. */
  public Criterion criterion(String text) {
    CriterionText parts = CriterionText.of(text);
    String method = parts.method();
    return criterion(
        text,
        method == null ? defaultMethod(parts.value()) : method,
        parts.value(),
        new Reach(
            parts.childrensParents(),
            parts.parents(),
            depth(parts.parentsDepth()),
            parts.children(),
            depth(parts.childrenDepth())),
        indirect);
  }

  /** How far a criterion reaches beyond what it matches. */
  private record Reach(
      boolean childrensParents,
      boolean parents,
      int parentsDepth,
      boolean children,
      int childrenDepth) {}

  private static Criterion criterion(
      Object raw, String method, @Nullable Object value, Reach reach, IndirectSelection indirect) {
    List<String> words = List.of(method.split("\\.", -1));
    SelectionMethod found = SelectionMethod.of(words.getFirst());
    if (found == null) {
      throw ProblemException.runtime("'" + words.getFirst() + "' is not a valid method name");
    }
    if (reach.children() && reach.childrensParents()) {
      throw ProblemException.runtime(
          "Invalid node spec " + raw + " - \"@\" prefix and \"+\" suffix are incompatible");
    }
    return new Criterion(
        raw,
        found,
        words.subList(1, words.size()),
        value,
        reach.childrensParents(),
        reach.parents(),
        reach.parentsDepth(),
        reach.children(),
        reach.childrenDepth(),
        indirect);
  }

  /**
   * One criterion of selectors.yml in its long form.
   *
   * @param raw the definition as written
   * @param form method, value, childrens_parents, parents, parents_depth, children, children_depth
   *     and indirect_selection
   */
  public Criterion criterion(Object raw, Map<String, @Nullable Object> form) {
    return criterion(
        PythonText.str(raw),
        String.valueOf(form.get("method")),
        form.get("value"),
        new Reach(
            isTrue(form.get("childrens_parents")),
            isTrue(form.get("parents")),
            depth(form.get("parents_depth")),
            isTrue(form.get("children")),
            depth(form.get("children_depth"))),
        mode(form));
  }

  private IndirectSelection mode(Map<String, @Nullable Object> form) {
    if (!form.containsKey("indirect_selection")) {
      return indirect;
    }
    String word = String.valueOf(form.get("indirect_selection"));
    IndirectSelection mode = IndirectSelection.of(word);
    if (mode == null) {
      throw ProblemException.runtime("'" + word + "' is not a valid IndirectSelection");
    }
    return mode;
  }

  // Python's bool(): anything but nothing
  private static boolean isTrue(@Nullable Object value) {
    return value != null
        && !value.equals(false)
        && !value.equals("")
        && !value.equals(0L)
        && !value.equals(List.of());
  }

  // dbt 1.12: a depth of 0 given as a number means no limit
  private static int depth(@Nullable Object value) {
    if (!isTrue(value)) {
      return Dag.UNLIMITED;
    }
    try {
      return Integer.parseInt(String.valueOf(value));
    } catch (NumberFormatException _) {
      throw ProblemException.runtime("Invalid node spec - could not handle parent depth " + value);
    }
  }

  /** The word of the method that a criterion without one has. */
  private static String defaultMethod(String value) {
    if (value.contains("/")) {
      return "path";
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv")
        ? "file"
        : "fqn";
  }
}
