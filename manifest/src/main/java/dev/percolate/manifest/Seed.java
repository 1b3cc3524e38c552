package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file loaded as a table.
 *
 * @param rootPath absolute path of its package, or null
 * @param macros unique ids of macros its hooks call
 */
public record Seed(NodeHead head, @Nullable String rootPath, List<String> macros)
    implements ExecutableNode {

  public Seed {
    macros = List.copyOf(macros);
  }

  @Override
  public @Nullable CodePart code() {
    return null;
  }

  @Override
  public boolean isEmptyCode() {
    return false;
  }

  @Override
  public List<String> dependsOnMacros() {
    return macros;
  }

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    sink.field("root_path", rootPath);
    sink.field(
        "depends_on",
        new DependsOn.Macros(compiled == null ? macros : compiled.withCalled(macros)));
    sink.templateOnly("defer_relation", null);
  }
}
