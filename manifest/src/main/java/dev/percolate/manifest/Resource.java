package dev.percolate.manifest;

/** Anything with a unique id in the manifest. */
public sealed interface Resource extends Part permits GraphNode, Macro, Doc, Group {

  /** For example {@code model.shop.orders.v2}. */
  String uniqueId();

  String name();

  ResourceType resourceType();

  String packageName();

  /** Path relative to its resource path; equal to {@link #originalFilePath} for some types. */
  String path();

  /** Path relative to the package's root. */
  String originalFilePath();
}
