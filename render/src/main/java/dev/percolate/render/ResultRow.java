package dev.percolate.render;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.Resource;
import dev.percolate.render.internal.Contexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
    if (fields.get("timing") instanceof List<?> steps) {
      map.put("timing", new ArrayList<Object>(steps.stream().map(ResultRow::asDict).toList()));
    }
    return map;
  }

  private static Object asDict(Object step) {
    Object made = Calls.call(Attributes.get(step, "to_dict"), Arguments.NONE);
    return made == null ? step : made;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.artifacts.schemas.run.v5.run.RunResult";
  }
}
