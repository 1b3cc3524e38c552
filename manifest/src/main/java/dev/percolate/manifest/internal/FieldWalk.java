package dev.percolate.manifest.internal;

import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import dev.percolate.manifest.UnknownFields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a record beside the JSON object it was read from and keeps the fields that only the object
 * has. Records tell their fields themselves, so there is no second list of them.
 */
public final class FieldWalk {
  private final Part root;
  private final @Nullable CompiledNode compiled;
  private final UnknownFields unknown;

  private FieldWalk(Part root, @Nullable CompiledNode compiled, UnknownFields unknown) {
    this.root = root;
    this.compiled = compiled;
    this.unknown = unknown;
  }

  /** Adds to {@code unknown} what {@code source} has and {@code root} and its parts have not. */
  public static void compare(
      Part root, Map<?, ?> source, @Nullable CompiledNode compiled, UnknownFields unknown) {
    new FieldWalk(root, compiled, unknown).part(root, source, "");
  }

  private void part(Part part, Map<?, ?> source, String path) {
    Count count = new Count(source, path);
    part.fields(count);
    // nearly always every field is known
    if (count.known < source.size()) {
      addUnknown(part, source, path);
    }
  }

  private void addUnknown(Part part, Map<?, ?> source, String path) {
    Set<String> known = new HashSet<>();
    part.fields(
        new Names() {
          @Override
          public void field(String name, @Nullable Object value) {
            known.add(name);
          }
        });
    String after = null;
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (known.contains(name)) {
        after = name;
      } else {
        unknown.add(root, path, new UnknownFields.Field(after, name, entry.getValue()));
      }
    }
  }

  private void inner(@Nullable Object value, @Nullable Object source, String path) {
    if (value instanceof Part part) {
      if (source instanceof Map<?, ?> map) {
        part(part, map, path);
      }
    } else if (value instanceof List<?> list) {
      if (source instanceof List<?> items && items.size() == list.size()) {
        for (int i = 0; i < items.size(); i++) {
          inner(list.get(i), items.get(i), join(path, Integer.toString(i)));
        }
      }
    } else if (value instanceof Map<?, ?> map && source instanceof Map<?, ?> items) {
      map.forEach((key, item) -> inner(item, items.get(key), join(path, String.valueOf(key))));
    }
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Free values hold no parts at all, so the first one of a list or map tells. */
  private static boolean holdsParts(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> !list.isEmpty() && list.getFirst() instanceof Part;
      case Map<?, ?> map -> !map.isEmpty() && map.values().iterator().next() instanceof Part;
      case null, default -> value instanceof Part;
    };
  }

  private abstract class Names implements FieldSink {
    @Override
    public @Nullable CompiledNode compiled(String uniqueId) {
      return compiled;
    }
  }

  /** Counts the fields that the source has, and walks into parts. */
  private final class Count extends Names {
    private final Map<?, ?> source;
    private final String path;
    private int known;

    Count(Map<?, ?> source, String path) {
      this.source = source;
      this.path = path;
    }

    @Override
    public void field(String name, @Nullable Object value) {
      Object other = source.get(name);
      if (other != null || source.containsKey(name)) {
        known++;
      }
      if (other != null && holdsParts(value)) {
        inner(value, other, join(path, name));
      }
    }
  }
}
