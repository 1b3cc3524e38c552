package dev.percolate.manifest;

/** A snapshot. */
public record Snapshot(NodeHead head, CodePart code) implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
    sink.templateOnly("defer_relation", null);
  }
}
