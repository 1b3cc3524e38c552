package dev.percolate.manifest;

import dev.percolate.manifest.internal.MapSink;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Anything with a fixed list of JSON fields: a resource or a piece of one. */
public interface Part {

  /** Tells every field once, in the order dbt writes them. */
  void fields(FieldSink sink);

  /** A new mutable dictionary of all fields, nulls kept, as in the artifact. */
  default Map<String, @Nullable Object> toMap() {
    return MapSink.of(this, null, false, false);
  }

  /** The dictionary that the {@code graph} variable shows: nulls kept, template-only fields too. */
  default Map<String, @Nullable Object> toGraphMap(@Nullable CompiledNode compiled) {
    return MapSink.of(this, compiled, false, true);
  }

  /** The dictionary of the {@code model} variable: as {@link #toGraphMap}, nulls left out. */
  default Map<String, @Nullable Object> toTemplateMap(@Nullable CompiledNode compiled) {
    return MapSink.of(this, compiled, true, true);
  }
}
