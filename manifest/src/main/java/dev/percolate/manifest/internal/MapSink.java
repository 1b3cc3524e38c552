package dev.percolate.manifest.internal;

import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a record into a new, mutable dictionary. */
public final class MapSink implements FieldSink {
  private final Map<String, @Nullable Object> target = new LinkedHashMap<>();
  private final @Nullable CompiledNode compiled;
  private final boolean omitNone;
  private final boolean forTemplates;

  private MapSink(@Nullable CompiledNode compiled, boolean omitNone, boolean forTemplates) {
    this.compiled = compiled;
    this.omitNone = omitNone;
    this.forTemplates = forTemplates;
  }

  /** The dictionary of {@code part}. */
  public static Map<String, @Nullable Object> of(
      Part part, @Nullable CompiledNode compiled, boolean omitNone, boolean forTemplates) {
    MapSink sink = new MapSink(compiled, omitNone, forTemplates);
    part.fields(sink);
    return sink.target;
  }

  @Override
  public void field(String name, @Nullable Object value) {
    if (value != null || !omitNone) {
      target.put(name, copy(value, false));
    }
  }

  @Override
  public void struct(String name, @Nullable Object value) {
    if (value != null || !omitNone) {
      target.put(name, copy(value, omitNone));
    }
  }

  @Override
  public void templateOnly(String name, @Nullable Object value) {
    if (forTemplates) {
      field(name, value);
    }
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled;
  }

  private @Nullable Object copy(@Nullable Object value, boolean dropNulls) {
    if (value instanceof Part part) {
      return of(part, null, omitNone, forTemplates);
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getValue() != null || !dropNulls) {
          copy.put(entry.getKey(), copy(entry.getValue(), dropNulls));
        }
      }
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(copy(item, dropNulls));
      }
      return copy;
    }
    return value;
  }
}
