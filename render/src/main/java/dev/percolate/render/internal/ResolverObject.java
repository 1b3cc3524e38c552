package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** The functions {@code ref}, {@code source} and their like, which have attributes in dbt. */
record ResolverObject(NodeNames names, String name, PyCallable body)
    implements PyObject, PyCallable {
  /** The class of dbt's resolvers of a kind. */
  static String className(String kind, String name) {
    String called = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return "dbt.context.providers." + kind + called + "Resolver";
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return body.call(args);
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "config" -> ProjectObject.root(names.shared());
      case "model" -> names.modelObject();
      case "current_project" -> names.shared().invocation().rootProject();
      case "Relation" -> names.relationClass();
      case "db_wrapper" -> names.builtin("adapter");
      default -> Missing.MISSING;
    };
  }

  @Override
  public String qualifiedTypeName() {
    return names.provider().resolverClass(name);
  }
}
