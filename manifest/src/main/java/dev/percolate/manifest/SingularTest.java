package dev.percolate.manifest;

/** A data test written as a query of its own. */
public record SingularTest(NodeHead head, CodePart code) implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
  }
}
