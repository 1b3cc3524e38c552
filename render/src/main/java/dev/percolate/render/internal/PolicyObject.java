package dev.percolate.render.internal;

import dev.percolate.adapters.api.Policy;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** A relation's quote or include policy. */
record PolicyObject(Policy policy) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "database" -> policy.database();
      case "schema" -> policy.schema();
      case "identifier" -> policy.identifier();
      case "to_dict" -> Function.of(0, name, _ -> policy.toMap(), "omit_none");
      case "get_part" -> Function.of(name, args -> attribute(String.valueOf(args[0])), "key");
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
    return "Policy(database="
        + Texts.repr(policy.database())
        + ", schema="
        + Texts.repr(policy.schema())
        + ", identifier="
        + Texts.repr(policy.identifier())
        + ")";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.adapters.contracts.relation.Policy";
  }
}
