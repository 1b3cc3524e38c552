package dev.percolate.render;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.Resource;
import dev.percolate.render.internal.Contexts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@code results} that on-run-end hooks see: an object with attributes, not a
 * dictionary.
 *
 * @param node what was run
 * @param fields status, timing, message and so on, without the node
 */
public record ResultRow(Resource node, Map<String, @Nullable Object> fields) implements PyObject {

  public ResultRow {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("node")) {
      return Contexts.nodeObject(node);
    }
    if (name.equals("to_dict")) {
      return (PyCallable) _ -> toMap();
    }
    return fields.containsKey(name) ? fields.get(name) : Missing.MISSING;
  }

  private Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(fields);
    map.put("node", node.toMap());
    return map;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.artifacts.schemas.run.v5.run.RunResult";
  }
}
