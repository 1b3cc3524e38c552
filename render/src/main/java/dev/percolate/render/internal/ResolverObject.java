package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** The functions {@code ref}, {@code source} and their like, which have attributes in dbt. */
record ResolverObject(NodeNames names, String name, PyCallable body)
    implements PyObject, PyCallable {
  @Override
  public @Nullable Object call(Arguments args) {
    return body.call(args);
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "config" -> ProjectObject.root(names.shared());
      case "model" ->
          names.subject().resource() == null
              ? names.model()
              : new NodeObject(names.subject().resource());
      case "current_project" -> names.shared().invocation().rootProject();
      case "Relation" -> names.relationClass();
      case "db_wrapper" -> names.builtin("adapter");
      default -> Missing.MISSING;
    };
  }

  @Override
  public String typeName() {
    return "RuntimeRefResolver";
  }
}
