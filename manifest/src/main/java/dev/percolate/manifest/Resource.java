package dev.percolate.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Anything with a unique id in the manifest. */
public sealed interface Resource extends Part permits GraphNode, Identified {

  /**
   * Makes a resource of any type from its fields, as they stand in manifest.json; which type says
   * {@code resource_type}. Fields that may be left out have dbt's defaults.
   *
   * @param fields plain values, see {@link FieldSink}
   * @throws InvalidFieldsException with every field that is missing, unknown or of the wrong type
   */
  static Resource createNode(Map<String, ? extends @Nullable Object> fields) {
    return NodeCreation.of(fields);
  }

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
