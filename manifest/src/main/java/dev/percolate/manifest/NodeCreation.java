package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.internal.FieldWalk;
import dev.percolate.manifest.internal.Fields;
import dev.percolate.manifest.internal.NodeReader;
import dev.percolate.manifest.internal.ResourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a resource from a map of its fields and collects what is wrong with them. */
final class NodeCreation {
  private NodeCreation() {}

  static Resource of(Map<String, ? extends @Nullable Object> map) {
    List<FieldProblem> problems = new ArrayList<>();
    String name = map.get("unique_id") instanceof String id ? id : "resource";
    Fields fields = Fields.checked(name, map, problems);
    Resource resource = ResourceReader.resource(fields);
    if (resource != null) {
      UnknownFields unknown = new UnknownFields();
      CompiledNode compiled =
          resource instanceof ExecutableNode ? NodeReader.compiled(fields) : null;
      FieldWalk.compare(resource, map, compiled, unknown);
      addProblems(name, unknown.of(resource), problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
    if (resource == null) {
      throw new BugException("no resource and no problem: " + name);
    }
    return resource;
  }

  /** Says of every unknown field that it is one. */
  static void addProblems(
      String name,
      @Nullable Map<String, List<UnknownFields.Field>> unknown,
      List<FieldProblem> problems) {
    if (unknown != null) {
      unknown.forEach(
          (path, fields) ->
              fields.forEach(
                  field ->
                      problems.add(
                          new FieldProblem.Unknown(
                              name, path.isEmpty() ? field.name() : path + "." + field.name()))));
    }
  }
}
