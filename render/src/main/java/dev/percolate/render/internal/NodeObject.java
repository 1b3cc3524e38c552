package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Resource;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node as an object with attributes: the {@code node} of generate_schema_name and its like. */
final class NodeObject implements PyObject {
  private final Resource resource;
  private @Nullable Map<String, @Nullable Object> fields;

  NodeObject(Resource resource) {
    this.resource = resource;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "name" -> resource.name();
      case "unique_id" -> resource.uniqueId();
      case "resource_type" -> resource.resourceType().word();
      case "package_name" -> resource.packageName();
      case "path" -> resource.path();
      case "original_file_path" -> resource.originalFilePath();
      case "identifier" -> resource instanceof ExecutableNode node ? node.alias() : resource.name();
      case "version" -> resource instanceof ExecutableNode node ? node.version() : null;
      case "fqn" ->
          resource instanceof ExecutableNode node
              ? new ArrayList<Object>(node.fqn())
              : Missing.MISSING;
      case "config" ->
          resource instanceof ExecutableNode node
              ? new NodeConfigObject(NodeClasses.config(node), node.config())
              : Missing.MISSING;
      case "search_name" ->
          resource instanceof ExecutableNode node ? node.searchName() : resource.name();
      case "is_ephemeral", "is_ephemeral_model" ->
          resource instanceof ExecutableNode node && node.isEphemeral();
      case "to_dict" -> Function.of(0, name, _ -> resource.toTemplateMap(null), "omit_none");
      default -> field(name);
    };
  }

  private @Nullable Object field(String name) {
    Map<String, @Nullable Object> all = fields();
    return all.containsKey(name) ? all.get(name) : Missing.MISSING;
  }

  /** All fields of the node. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> all = fields;
    if (all == null) {
      all = resource.toMap();
      fields = all;
    }
    return all;
  }

  @Override
  public boolean isHashable() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return NodeClasses.node(resource);
  }

  /** A node's configuration: declared keys as attributes, {@code get} for all. */
  private record NodeConfigObject(String className, Map<String, @Nullable Object> config)
      implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      if (name.equals("get")) {
        return Function.of(
            1,
            name,
            args -> {
              Object value = known(Texts.str(args[0]));
              return value == Missing.MISSING ? args[1] : value;
            },
            "key",
            "default");
      }
      return known(name);
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      if (!(key instanceof String name)) {
        return Missing.MISSING;
      }
      Object value = known(name);
      return value == Missing.MISSING ? null : value;
    }

    // dbt 1.12: hooks have a name with an underscore only, fixture context_objects
    private @Nullable Object known(String name) {
      if (name.indexOf('-') >= 0) {
        return Missing.MISSING;
      }
      String hyphened = name.endsWith("_hook") ? name.replace('_', '-') : name;
      return config.containsKey(hyphened) ? config.get(hyphened) : Missing.MISSING;
    }

    @Override
    public String qualifiedTypeName() {
      return className;
    }
  }
}
