package dev.percolate.render.internal;

import dev.percolate.adapters.api.Policy;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationClass;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code api.Relation}: the adapter's Relation class with the project's quoting.
 *
 * @param quoting the project's quoting
 */
record RelationClassObject(RelationClass relationClass, Map<String, @Nullable Object> quoting)
    implements PyObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "create" ->
          new OpenFunction("RelationProxy.create", this, new String[0], 4, this::create);
      case "create_from", "create_ephemeral_from" -> Missing.MISSING;
      default -> Function.method(shared(relationClass, name), this, "BaseRelation");
    };
  }

  /** What class and instances have in common. */
  static @Nullable Object shared(RelationClass relationClass, String name) {
    return switch (name) {
      case "Table" -> RelationType.TABLE.word();
      case "View" -> RelationType.VIEW.word();
      case "CTE" -> RelationType.CTE.word();
      case "External" -> RelationType.EXTERNAL.word();
      case "MaterializedView" -> RelationType.MATERIALIZED_VIEW.word();
      case "PointerTable" -> RelationType.POINTER_TABLE.word();
      case "Function" -> RelationType.FUNCTION.word();
      case "get_relation_type" ->
          Function.of(
              name,
              args -> RelationType.ofWord(Texts.str(args[0])).orElse(RelationType.EXTERNAL).word(),
              "value");
      case "add_ephemeral_prefix" ->
          Function.of(name, args -> Relation.addEphemeralPrefix(Texts.str(args[0])), "name");
      case "get_default_quote_policy" ->
          Function.of(name, _ -> new PolicyObject(relationClass.quotePolicy()));
      case "get_default_include_policy" ->
          Function.of(name, _ -> new PolicyObject(relationClass.includePolicy()));
      case "create" -> (PyCallable) args -> new RelationObject(relationClass.create(fields(args)));
      case "scd_args" ->
          Function.of("scd_args", args -> scdArgs(args), "primary_key", "updated_at");
      default -> Missing.MISSING;
    };
  }

  private static Object scdArgs(@Nullable Object[] args) {
    java.util.List<@Nullable Object> all = new java.util.ArrayList<>();
    if (args[0] instanceof java.util.List<?> keys) {
      all.addAll(keys);
    } else {
      all.add(args[0]);
    }
    all.add(args[1]);
    return all;
  }

  private Object create(Arguments args) {
    Map<String, @Nullable Object> fields = fields(args);
    Map<String, @Nullable Object> quotes = new LinkedHashMap<>(quoting);
    switch (fields.get("quote_policy")) {
      case Map<?, ?> given -> given.forEach((key, value) -> quotes.put(Texts.str(key), value));
      case Policy given -> quotes.putAll(given.toMap());
      case null, default -> {}
    }
    fields.put("quote_policy", quotes);
    return new RelationObject(relationClass.create(fields));
  }

  private static Map<String, @Nullable Object> fields(Arguments args) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    String[] names = {"database", "schema", "identifier", "type"};
    for (int i = 0; i < args.positionalCount() && i < names.length; i++) {
      fields.put(names[i], args.at(i));
    }
    fields.putAll(args.keywords());
    return plain(fields);
  }

  /** Field values as the adapter understands them. */
  static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      Object value =
          switch (field.getValue()) {
            case null -> null;
            case PolicyObject policy -> policy.policy();
            case Undefined _ -> null;
            case Object other -> Wrapping.unwrap(other);
          };
      plain.put(field.getKey(), value);
    }
    return plain;
  }

  @Override
  public String repr() {
    return "<class '" + relationClass.name() + "'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context.providers.RelationProxy";
  }
}
