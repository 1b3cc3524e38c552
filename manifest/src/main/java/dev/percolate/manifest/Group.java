package dev.percolate.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of resources with an owner.
 *
 * @param owner email, name and whatever else the user wrote
 */
public record Group(
    Identity identity,
    Map<String, @Nullable Object> owner,
    @Nullable String description,
    Map<String, @Nullable Object> config)
    implements Identified {

  public Group {
    owner = Frozen.map(owner);
    config = Frozen.map(config);
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.GROUP;
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.struct("owner", owner);
    sink.field("description", description);
    sink.struct("config", config);
  }
}
