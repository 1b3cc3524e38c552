package dev.percolate.project;

import dev.percolate.diagnostics.Span;
import dev.percolate.project.YamlDocument.DuplicateKey;
import dev.percolate.project.YamlDocument.Places;
import dev.percolate.project.internal.YamlLoading;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML 1.1 exactly as PyYAML's safe C loader does: its idea of numbers, booleans and dates,
 * merge keys, and the last of two equal keys winning.
 */
public final class YamlReader implements YamlLoading.Listener {
  private final String file;
  private final List<DuplicateKey> duplicates = new ArrayList<>();
  private final IdentityHashMap<Object, Places> places = new IdentityHashMap<>();

  private YamlReader(String file) {
    this.file = file;
  }

  /**
   * Reads one document. The text is taken as it is; dbt strips most files before.
   *
   * @param text the whole text
   * @param file name used in spans
   * @throws dev.percolate.diagnostics.ProblemException of kind VALIDATION with dbt's context block
   */
  public static YamlDocument read(String text, String file) {
    YamlReader reader = new YamlReader(file);
    @Nullable Object value = YamlLoading.load(text, file, reader);
    return new YamlDocument(file, value, reader.duplicates, reader.places);
  }

  /** The value of a text without a file, such as the argument of {@code --vars}. */
  public static @Nullable Object value(String text) {
    return YamlLoading.load(text, "<string>", new YamlReader("<string>"));
  }

  @Override
  public void collection(Object value, long mark) {
    places.put(value, new Places(mark));
  }

  @Override
  public void key(Map<?, ?> map, Object key, long mark) {
    Places found = places.get(map);
    if (found != null) {
      found.key(key, mark);
    }
  }

  @Override
  public void items(List<?> list, long[] marks) {
    Places found = places.get(list);
    if (found != null) {
      found.items = marks;
    }
  }

  @Override
  public void duplicate(@Nullable Object key, long mark) {
    duplicates.add(new DuplicateKey(python(key), new Span(file, (int) (mark >>> 32), (int) mark)));
  }

  private static String python(@Nullable Object key) {
    return switch (key) {
      case null -> "None";
      case Boolean bool -> bool ? "True" : "False";
      default -> key.toString();
    };
  }
}
