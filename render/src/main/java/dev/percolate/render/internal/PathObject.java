package dev.percolate.render.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The path of a relation: database, schema and identifier. */
record PathObject(Relation relation) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "database" -> relation.database();
      case "schema" -> relation.schema();
      case "identifier" -> relation.identifier();
      case "get_lowered_part" ->
          Function.of(
              name,
              args ->
                  attribute(String.valueOf(args[0])) instanceof String part
                      ? part.toLowerCase(Locale.ROOT)
                      : null,
              "key");
      default -> Missing.MISSING;
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? attribute(name) : Missing.MISSING;
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String repr() {
    return "Path(database="
        + Texts.repr(relation.database())
        + ", schema="
        + Texts.repr(relation.schema())
        + ", identifier="
        + Texts.repr(relation.identifier())
        + ")";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.adapters.contracts.relation.Path";
  }
}
