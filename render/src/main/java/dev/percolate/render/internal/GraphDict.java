package dev.percolate.render.internal;

import dev.percolate.jinja.value.PyClassed;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Resource;
import dev.percolate.render.RunScope;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code graph}: a dictionary of dictionaries of resources, each made when it is asked for and
 * showing what compiling and running have added by then. All templates of a command share one, so
 * that what one adds to it the others see, as in dbt.
 */
final class GraphDict extends AbstractMap<String, @Nullable Object> {
  private static final List<String> KEYS =
      List.of(
          "exposures",
          "functions",
          "groups",
          "metrics",
          "nodes",
          "sources",
          "semantic_models",
          "saved_queries",
          "unit_tests");
  private static final Object NOT_MADE = new Object();

  private final Manifest manifest;
  private final RunScope scope;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  GraphDict(RunScope scope) {
    this.manifest = scope.manifest();
    this.scope = scope;
    KEYS.forEach(key -> values.put(key, NOT_MADE));
  }

  /** Whether it shows that manifest. */
  boolean shows(Manifest other) {
    return manifest == other;
  }

  @Override
  public synchronized @Nullable Object get(@Nullable Object key) {
    Object value = values.get(key);
    if (value == NOT_MADE && key instanceof String name) {
      value = make(name);
      values.put(name, value);
    }
    return value;
  }

  private Map<String, @Nullable Object> make(String key) {
    return switch (key) {
      case "exposures" -> maps(manifest.exposures());
      case "functions" -> maps(manifest.functions());
      case "groups" -> maps(manifest.groups());
      case "metrics" -> maps(manifest.metrics());
      case "nodes" -> maps(manifest.nodes());
      case "sources" -> maps(manifest.sources());
      case "semantic_models" -> maps(manifest.semanticModels());
      case "saved_queries" -> maps(manifest.savedQueries());
      default -> maps(manifest.unitTests());
    };
  }

  private Map<String, @Nullable Object> maps(Map<String, ? extends Resource> resources) {
    return new Resources(resources, scope);
  }

  /** Resources of one type, each turned into a new dictionary whenever it is asked for. */
  private static final class Resources extends AbstractMap<String, @Nullable Object>
      implements PyClassed {
    private final Map<String, ? extends Resource> resources;
    private final RunScope scope;

    Resources(Map<String, ? extends Resource> resources, RunScope scope) {
      this.resources = resources;
      this.scope = scope;
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt.contracts.graph.manifest.FlatGraphMapping";
    }

    @Override
    public boolean isDict() {
      return false;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      Resource resource = resources.get(key);
      return resource == null ? null : resource.toGraphMap(scope.compiled(resource.uniqueId()));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return resources.containsKey(key);
    }

    @Override
    public int size() {
      return resources.size();
    }

    @Override
    public Set<String> keySet() {
      return Collections.unmodifiableSet(resources.keySet());
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
          Iterator<String> ids = resources.keySet().iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return ids.hasNext();
            }

            @Override
            public Entry<String, @Nullable Object> next() {
              String id = ids.next();
              return new SimpleImmutableEntry<>(id, get(id));
            }
          };
        }

        @Override
        public int size() {
          return resources.size();
        }
      };
    }
  }

  @Override
  public synchronized boolean containsKey(@Nullable Object key) {
    return values.containsKey(key);
  }

  @Override
  public synchronized int size() {
    return values.size();
  }

  @Override
  public synchronized @Nullable Object put(String key, @Nullable Object value) {
    Object before = get(key);
    values.put(key, value);
    return before;
  }

  @Override
  public synchronized @Nullable Object remove(@Nullable Object key) {
    Object before = get(key);
    values.remove(key);
    return before;
  }

  @Override
  public synchronized Set<Entry<String, @Nullable Object>> entrySet() {
    List.copyOf(values.keySet()).forEach(this::get);
    return values.entrySet();
  }
}
