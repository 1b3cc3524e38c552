package dev.percolate.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data test declared in a properties file.
 *
 * @param columnName the column it was declared on, or null
 * @param fileKeyName for example {@code models.orders}
 * @param attachedNode unique id of the node it was declared on, or null
 */
public record GenericTest(
    NodeHead head,
    CodePart code,
    @Nullable String columnName,
    @Nullable String fileKeyName,
    @Nullable String attachedNode,
    TestMetadata testMetadata)
    implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
    sink.field("column_name", columnName);
    sink.field("file_key_name", fileKeyName);
    sink.field("attached_node", attachedNode);
    sink.field("test_metadata", testMetadata);
  }

  /**
   * Which generic test it is an instance of.
   *
   * @param name macro name without {@code test_}
   * @param namespace package of the macro when it was named, or null
   */
  public record TestMetadata(
      String name, Map<String, @Nullable Object> kwargs, @Nullable String namespace)
      implements Part {

    public TestMetadata {
      kwargs = Frozen.map(kwargs);
    }

    @Override
    public void fields(FieldSink sink) {
      sink.field("name", name);
      sink.field("kwargs", kwargs);
      sink.field("namespace", namespace);
    }
  }
}
