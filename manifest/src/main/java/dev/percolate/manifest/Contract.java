package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/** A model contract; the checksum is null unless it is enforced. */
public record Contract(boolean enforced, boolean aliasTypes, @Nullable String checksum)
    implements Part {
  public static final Contract NONE = new Contract(false, true, null);

  @Override
  public void fields(FieldSink sink) {
    sink.field("enforced", enforced);
    sink.field("alias_types", aliasTypes);
    sink.field("checksum", checksum);
  }
}
