package dev.percolate.manifest;

/** Inline SQL of {@code show --inline}, {@code compile --inline} and the like. */
public record SqlOperation(NodeHead head, CodePart code) implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
  }
}
