package dev.percolate.render.internal;

import dev.percolate.adapters.api.IndexConfig;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A parsed entry of the {@code indexes} config. */
record IndexObject(IndexConfig index) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "columns" -> new ArrayList<Object>(index.columns());
      case "unique" -> index.unique();
      case "type" -> index.type();
      case "render" ->
          Function.of(
              "render",
              args -> index.render(((RelationObject) Objects.requireNonNull(args[0])).relation()),
              "relation");
      default -> Missing.MISSING;
    };
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.adapters.postgres.impl.PostgresIndexConfig";
  }
}
