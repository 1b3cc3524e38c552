package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders the strings of one entry of a properties file, except those that dbt renders later:
 * tests, descriptions, hooks, metric filters. dbt 1.12: natively typed, keys never rendered, dates
 * become ISO text, unless they stand in what is rendered later.
 */
final class EntryRenderer {
  private final String section;
  private final Function<String, @Nullable Object> render;
  private final List<Object> path = new ArrayList<>();

  /**
   * @param section the list the entry stands in, such as {@code models}
   * @param render renders one string natively
   */
  EntryRenderer(String section, Function<String, @Nullable Object> render) {
    this.section = section;
    this.render = render;
  }

  /** A rendered copy of {@code entry}. */
  Map<String, @Nullable Object> render(Map<?, ?> entry) {
    Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : entry.entrySet()) {
      String key = String.valueOf(field.getKey());
      rendered.put(key, child(key, field.getValue()));
    }
    return rendered;
  }

  private @Nullable Object child(Object key, @Nullable Object value) {
    path.add(key);
    try {
      return value(value);
    } finally {
      path.removeLast();
    }
  }

  private @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> rendered = new LinkedHashMap<>();
        map.forEach((key, inner) -> rendered.put(key, child(key, inner)));
        yield rendered;
      }
      case List<?> list -> {
        List<@Nullable Object> rendered = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          rendered.add(child(i, list.get(i)));
        }
        yield rendered;
      }
      case String text -> mayChange(text) && isRendered() ? rendered(text) : text;
      case LocalDate date -> isRendered() ? date.toString() : date;
      case LocalDateTime time -> isRendered() ? IsoTimes.text(time) : time;
      case OffsetDateTime time -> isRendered() ? IsoTimes.text(time) : time;
      case null -> null;
      default -> value;
    };
  }

  private @Nullable Object rendered(String text) {
    try {
      return render.apply(text);
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.COMPILATION) {
        throw e;
      }
      throw ProblemException.compilation("Could not render " + text + ": " + e.problem().message());
    }
  }

  /** Whether rendering may give another text: Jinja also drops a line end at the very end. */
  static boolean mayChange(String text) {
    return text.indexOf('{') >= 0 || text.endsWith("\n") || text.indexOf('\r') >= 0;
  }

  private boolean isRendered() {
    int last = path.size() - 1;
    return switch (section) {
      case "sources" -> isRenderedInSource();
      case "macros" -> !isLate(isAt(0, "arguments") ? 1 : 0);
      case "metrics" -> !isFilter(last) && !isLate(0);
      case "saved_queries" -> !(isAt(0, "query_params") && isAt(1, "where")) && !isLate(0);
      default -> !(isAt(0, "metrics") && isFilter(last)) && !isLate(0);
    };
  }

  private boolean isRenderedInSource() {
    if (isAt(0, "description") || isAt(0, "loaded_at_query")) {
      return false;
    }
    if (isAt(0, "config") && isAt(1, "loaded_at_query")) {
      return false;
    }
    return !isAt(0, "tables") || !isLate(2);
  }

  private boolean isFilter(int last) {
    return isAt(last, "filter") || isAt(last - 1, "filter");
  }

  /** Whether dbt renders the value at the path, counted from {@code from}, only later. */
  private boolean isLate(int from) {
    int length = path.size() - from;
    if (length < 1) {
      return false;
    }
    if (isTestOrText(from) || isAt(from, "loaded_at_query")) {
      return true;
    }
    if (length == 2 && (isTestOrText(from + 1) || isAt(from + 1, "loaded_at_query"))) {
      return true;
    }
    if (isAt(from, "config")
        && (isAt(from + 1, "pre_hook")
            || isAt(from + 1, "post_hook")
            || isAt(from + 1, "loaded_at_query"))) {
      return true;
    }
    if (length == 5 && isAt(from + 4, "description")) {
      return true;
    }
    if (isAt(from, "versions")
        && (isTestOrText(from + 2) || (isAt(from + 2, "columns") && isTestOrText(from + 4)))) {
      return true;
    }
    if (isElementList(from) && isTestOrText(from + 2)) {
      return true;
    }
    return isAt(from, "derived_semantics")
        && (isAt(from + 1, "dimensions") || isAt(from + 1, "entities"))
        && isTestOrText(from + 3);
  }

  private boolean isElementList(int at) {
    return isAt(at, "columns")
        || isAt(at, "dimensions")
        || isAt(at, "measures")
        || isAt(at, "entities")
        || isAt(at, "metrics");
  }

  private boolean isTestOrText(int at) {
    return isAt(at, "tests") || isAt(at, "data_tests") || isAt(at, "description");
  }

  private boolean isAt(int index, String key) {
    return index >= 0 && index < path.size() && key.equals(path.get(index));
  }
}
