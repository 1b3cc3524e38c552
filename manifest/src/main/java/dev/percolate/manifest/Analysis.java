package dev.percolate.manifest;

/** An analysis: compiled, never run. */
public record Analysis(NodeHead head, CodePart code) implements ExecutableNode {

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
  }
}
