package dev.percolate.project;

import dev.percolate.diagnostics.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed YAML text: its value, and where each mapping, list, key and item stood.
 *
 * <p>Values are plain JDK types (see ARCHITECTURE.md, "Values"). Positions are found by the
 * identity of the {@code Map} or {@code List} that {@link #value()} holds, so a reader that copies
 * a node should ask for its span before copying.
 */
public final class YamlDocument {
  private final String file;
  private final @Nullable Object value;
  private final List<DuplicateKey> duplicateKeys;
  private final IdentityHashMap<Object, Places> places;

  YamlDocument(
      String file,
      @Nullable Object value,
      List<DuplicateKey> duplicateKeys,
      IdentityHashMap<Object, Places> places) {
    this.file = file;
    this.value = value;
    this.duplicateKeys = List.copyOf(duplicateKeys);
    this.places = places;
  }

  /** The file the text came from, as given to the reader. */
  public String file() {
    return file;
  }

  /** The document's value; null for an empty document. */
  public @Nullable Object value() {
    return value;
  }

  /** The value as a mapping, or an empty one when it is something else. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> mapping() {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new java.util.LinkedHashMap<>();
  }

  /** The same document with collections of its own. */
  YamlDocument copy() {
    Copying copying = new Copying();
    return new YamlDocument(file, copying.of(value), duplicateKeys, copying.copied);
  }

  /** Copies collections, each once however often it is named. */
  private final class Copying {
    private final IdentityHashMap<Object, @Nullable Object> done = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Places> copied = new IdentityHashMap<>();

    @Nullable Object of(@Nullable Object node) {
      if (!(node instanceof Map || node instanceof Collection)) {
        return node;
      }
      Object before = done.get(node);
      if (before != null) {
        return before;
      }
      return switch (node) {
        case Map<?, ?> map -> {
          Map<Object, @Nullable Object> own = noted(map, new LinkedHashMap<>());
          map.forEach((key, item) -> own.put(key, of(item)));
          yield own;
        }
        case Set<?> set -> noted(set, new LinkedHashSet<>(set));
        case List<?> list -> {
          List<@Nullable Object> own = noted(list, new ArrayList<>(list.size()));
          list.forEach(item -> own.add(of(item)));
          yield own;
        }
        default -> node;
      };
    }

    private <T> T noted(Object node, T own) {
      done.put(node, own);
      Places found = places.get(node);
      if (found != null) {
        copied.put(own, found);
      }
      return own;
    }
  }

  /** Keys written twice in one mapping, in document order. */
  public List<DuplicateKey> duplicateKeys() {
    return duplicateKeys;
  }

  /** Where a mapping or list of this document starts; the whole file for anything else. */
  public Span span(@Nullable Object node) {
    Places found = node == null ? null : places.get(node);
    return found == null ? Span.ofFile(file) : spanOf(found.own);
  }

  /** Where a key of a mapping stands; the mapping itself when the key is unknown. */
  public Span span(Map<?, ?> node, Object key) {
    Places found = places.get(node);
    long at = found == null ? 0 : found.key(key);
    return at == 0 ? span(node) : spanOf(at);
  }

  /** Where an item of a list stands; the list itself when there is no such item. */
  public Span span(List<?> node, int index) {
    Places found = places.get(node);
    return found == null || found.items == null || index < 0 || index >= found.items.length
        ? span((Object) node)
        : spanOf(found.items[index]);
  }

  /**
   * Where the value at a path of keys and indexes stands, or the deepest part of it that exists.
   */
  public Span spanAt(Object... path) {
    @Nullable Object node = value;
    Span last = span(node);
    for (Object step : path) {
      if (node instanceof Map<?, ?> map && map.containsKey(step)) {
        last = span(map, step);
        node = map.get(step);
      } else if (node instanceof List<?> list
          && step instanceof Integer index
          && index >= 0
          && index < list.size()) {
        last = span(list, index);
        node = list.get(index);
      } else {
        return last;
      }
    }
    return last;
  }

  private Span spanOf(long at) {
    return new Span(file, (int) (at >>> 32), (int) at);
  }

  /**
   * A key that overwrote an earlier one.
   *
   * @param key the key as text
   * @param span the second occurrence
   */
  public record DuplicateKey(String key, Span span) {

    /** dbt's sentence, for its duplicate-keys warning. */
    public String describe() {
      // dbt 1.12: the C loader names its input "<unicode string>".
      return "Duplicate key '"
          + key
          + "' in \"<unicode string>\", line "
          + span.line()
          + ", column "
          + span.column();
    }
  }

  /** Positions of one collection; line in the high half, column in the low half, both one-based. */
  static final class Places {
    final long own;
    long @Nullable [] items;
    private Object[] keys = new Object[4];
    private long[] marks = new long[4];
    private int size;

    Places(long own) {
      this.own = own;
    }

    void key(Object key, long mark) {
      if (size == marks.length) {
        keys = Arrays.copyOf(keys, size * 2);
        marks = Arrays.copyOf(marks, size * 2);
      }
      keys[size] = key;
      marks[size++] = mark;
    }

    /** The last place of a key; 0 when it has none. */
    long key(Object key) {
      for (int i = size - 1; i >= 0; i--) {
        if (keys[i].equals(key)) {
          return marks[i];
        }
      }
      return 0;
    }
  }
}
