package dev.percolate.manifest;

/** A docs block. */
public record Doc(Identity identity, String blockContents) implements Identified {

  @Override
  public ResourceType resourceType() {
    return ResourceType.DOC;
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("block_contents", blockContents);
  }
}
