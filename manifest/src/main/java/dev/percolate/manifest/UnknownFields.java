package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a file that its records do not have, such as those of a newer dbt or of another tool.
 * They lie beside the records, by the very object they were read with, so that a file that is
 * written again has them where they were. Filled by one thread, then safe for many.
 */
public final class UnknownFields {
  /** No such fields. */
  public static final UnknownFields NONE = new UnknownFields();

  private final Map<Part, Map<String, List<Field>>> byRoot = new IdentityHashMap<>();

  /**
   * One field.
   *
   * @param after the known field it stood behind, or null when it came first
   */
  public record Field(@Nullable String after, String name, @Nullable Object value) {}

  /** Adds a field of the part that lies at {@code path} in {@code root}. */
  public void add(Part root, String path, Field field) {
    byRoot
        .computeIfAbsent(root, _ -> new LinkedHashMap<>(2))
        .computeIfAbsent(path, _ -> new ArrayList<>(2))
        .add(field);
  }

  public boolean isEmpty() {
    return byRoot.isEmpty();
  }

  /**
   * The fields of a resource and its parts, in the order of the file.
   *
   * @return by the path of the part in the resource: empty for the resource itself, else the names
   *     and list places on the way, joined with dots; null when it has no such fields
   */
  public @Nullable Map<String, List<Field>> of(Part root) {
    return byRoot.get(root);
  }
}
