package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A hook of the project: one entry of {@code on-run-start} or {@code on-run-end}.
 *
 * @param index its place in the list
 */
public record Operation(NodeHead head, CodePart code, @Nullable Long index)
    implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
    Long ran = compiled == null ? null : compiled.index();
    sink.field("index", ran == null ? index : ran);
  }
}
