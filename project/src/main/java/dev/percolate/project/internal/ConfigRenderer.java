package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders every text leaf of a configuration, leaving keys and other scalars alone. */
public final class ConfigRenderer {
  private static final int DEEPEST = 900;

  private final ValueRenderer renderer;
  private final boolean isProject;

  private ConfigRenderer(ValueRenderer renderer, boolean isProject) {
    this.renderer = renderer;
    this.isProject = isProject;
  }

  /** Renders a dbt_project.yml: hooks and vars stay as they are, null sections become empty. */
  public static Map<String, @Nullable Object> project(
      Map<String, @Nullable Object> raw, ValueRenderer renderer) {
    return render(raw, new ConfigRenderer(renderer, true));
  }

  /** Renders any other file whole. */
  public static Map<String, @Nullable Object> whole(
      Map<String, @Nullable Object> raw, ValueRenderer renderer) {
    return render(raw, new ConfigRenderer(renderer, false));
  }

  /** The same for a file that need not be a mapping. */
  public static @Nullable Object any(@Nullable Object raw, ValueRenderer renderer) {
    return new ConfigRenderer(renderer, false).value(raw, KeyPath.ROOT, 0);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> render(
      Map<String, @Nullable Object> raw, ConfigRenderer config) {
    Object rendered = config.value(raw, KeyPath.ROOT, 0);
    return rendered instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  private @Nullable Object value(@Nullable Object raw, KeyPath path, int depth) {
    if (depth > DEEPEST) {
      throw ProblemException.runtime("Cycle detected: None input has a reference to itself");
    }
    return switch (raw) {
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> out = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.put(entry.getKey(), value(entry.getValue(), path.at(entry.getKey()), depth + 1));
        }
        yield out;
      }
      case List<?> list -> {
        List<@Nullable Object> out = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          out.add(value(list.get(i), path.at((long) i), depth + 1));
        }
        yield out;
      }
      case null, default -> isProject ? finished(leaf(raw, path), path) : leaf(raw, path);
    };
  }

  private @Nullable Object leaf(@Nullable Object raw, KeyPath path) {
    if (isProject && !isRendered(path)) {
      return raw;
    }
    return switch (raw) {
      case String text -> renderer.render(text, path);
      case LocalDate date -> date.toString();
      case LocalDateTime time -> PythonTime.iso(time);
      case OffsetDateTime time -> PythonTime.iso(time);
      case null, default -> raw;
    };
  }

  private static boolean isRendered(KeyPath path) {
    Object first = path.first();
    return switch (String.valueOf(first)) {
      case "on-run-start", "on-run-end", "query-comment", "vars" -> false;
      case "seeds", "models", "snapshots", "tests", "data_tests" -> !hasHook(path);
      default -> true;
    };
  }

  private static boolean hasHook(KeyPath path) {
    for (KeyPath at = path; at.parent() != null; at = at.parent()) {
      if (at.last() instanceof String key) {
        int from = 0;
        while (from < key.length() && (key.charAt(from) == '+' || key.charAt(from) == ' ')) {
          from++;
        }
        switch (key.substring(from)) {
          case "pre-hook", "post-hook", "pre_hook", "post_hook" -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }

  /** dbt's touch-ups of a few leaves. */
  private static @Nullable Object finished(@Nullable Object value, KeyPath path) {
    if (value != null && !(value instanceof String)) {
      return value;
    }
    Object first = path.first();
    int depth = path.depth();
    if (depth == 1 && ("on-run-start".equals(first) || "on-run-end".equals(first))) {
      return listed(value);
    }
    boolean isSection =
        "models".equals(first) || "seeds".equals(first) || "snapshots".equals(first);
    if (!isSection) {
      return value;
    }
    if (depth == 1) {
      return value == null ? new LinkedHashMap<>() : value;
    }
    if (depth == 2) {
      return switch (String.valueOf(path.last())) {
        case "pre-hook", "post-hook" -> listed(value);
        case "vars" -> value == null ? new LinkedHashMap<>() : value;
        case "column_types" ->
            value == null && "seeds".equals(first) ? new LinkedHashMap<>() : value;
        default -> value;
      };
    }
    return value;
  }

  private static List<@Nullable Object> listed(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>();
    if (value != null) {
      list.add(value);
    }
    return list;
  }
}
