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

  /** A new mutable dictionary of all fields that are not null, with the template-only fields. */
  default Map<String, @Nullable Object> toTemplateMap(@Nullable CompiledNode compiled) {
    return MapSink.of(this, compiled, true, true);
  }
}
