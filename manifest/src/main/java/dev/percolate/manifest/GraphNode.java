package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource that is a node of the dependency graph. */
public sealed interface GraphNode extends Resource
    permits ExecutableNode, Source, Exposure, Metric, SavedQuery, SemanticModel, UnitTest {

  /** Package, folders and name. */
  List<String> fqn();

  /** The merged configuration in dbt's key order. */
  Map<String, @Nullable Object> config();

  /** The configuration as written by the user. */
  Map<String, @Nullable Object> unrenderedConfig();

  List<String> tags();

  /** Unique ids of direct parents, in the order dbt recorded them. */
  List<String> dependsOnNodes();

  /** Whether {@code config.enabled} is anything but false. */
  default boolean isEnabled() {
    return !Boolean.FALSE.equals(config().get("enabled"));
  }

  /** The group it belongs to, or null; for a test the group of its node. */
  default @Nullable String group() {
    return null;
  }

  /** The name dbt selects and searches by: with {@code .v2} for a versioned model. */
  default String searchName() {
    return name();
  }
}
