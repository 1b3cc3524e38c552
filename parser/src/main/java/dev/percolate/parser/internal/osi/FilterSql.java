package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Environment;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of metrics as SQL: what names a dimension in a template becomes a column's name. */
final class FilterSql {
  private static final Environment ENVIRONMENT = Environment.builder().build();
  private static final Map<String, PyFunction> NAMES =
      Map.of(
          "Dimension",
          FilterTerm.function("Dimension", "entity_path", null),
          "TimeDimension",
          FilterTerm.function("TimeDimension", "time_granularity_name", "entity_path"),
          "Entity",
          FilterTerm.function("Entity", "entity_path", null),
          "Metric",
          FilterTerm.function("Metric", "group_by", null));

  private FilterSql() {}

  /** The templates as one condition, or null. */
  static @Nullable String of(List<String> templates) {
    List<String> parts = new ArrayList<>();
    for (String template : templates) {
      parts.add(render(template).strip());
    }
    return and(parts);
  }

  /** Two conditions as one; null is none. */
  static @Nullable String and(@Nullable String first, @Nullable String second) {
    List<String> parts = new ArrayList<>();
    parts.add(first == null ? "" : first);
    parts.add(second == null ? "" : second);
    return and(parts);
  }

  private static @Nullable String and(List<String> parts) {
    List<String> some = parts.stream().filter(part -> !part.isEmpty()).toList();
    if (some.size() < 2) {
      return some.isEmpty() ? null : some.getFirst();
    }
    return "(" + String.join(") AND (", some) + ")";
  }

  private static String render(String template) {
    try {
      return ENVIRONMENT.parse(template, "<template>").render(FilterSql::lookup);
    } catch (TemplateException e) {
      throw ProblemException.of(ProblemKind.PLAIN, e.message());
    }
  }

  /** MetricFlow takes no template with a name that it does not know. */
  private static Object lookup(String name) {
    PyFunction known = NAMES.get(name);
    if (known != null) {
      return known;
    }
    if (ENVIRONMENT.globalNames().contains(name)) {
      return Missing.MISSING;
    }
    throw new PyException(PyException.Kind.UNDEFINED_ERROR, "'" + name + "' is undefined");
  }
}
