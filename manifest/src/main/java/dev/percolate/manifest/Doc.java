package dev.percolate.manifest;

/** A docs block. */
public record Doc(Identity identity, String blockContents) implements Resource {

  @Override
  public String uniqueId() {
    return identity.uniqueId();
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.DOC;
  }

  @Override
  public String packageName() {
    return identity.packageName();
  }

  @Override
  public String path() {
    return identity.path();
  }

  @Override
  public String originalFilePath() {
    return identity.originalFilePath();
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("block_contents", blockContents);
  }
}
