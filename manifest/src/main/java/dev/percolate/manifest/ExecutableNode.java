package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of {@code manifest.nodes} (or {@code functions}): it has a relation or SQL of its own.
 */
public sealed interface ExecutableNode extends GraphNode
    permits Model,
        Seed,
        Snapshot,
        Analysis,
        SingularTest,
        GenericTest,
        Operation,
        SqlOperation,
        FunctionNode {

  /** The fields all of them share. */
  NodeHead head();

  /** The fields of everything with SQL; null for a seed. */
  @Nullable CodePart code();

  @Override
  default String uniqueId() {
    return head().uniqueId();
  }

  @Override
  default String name() {
    return head().name();
  }

  @Override
  default ResourceType resourceType() {
    return head().resourceType();
  }

  @Override
  default String packageName() {
    return head().packageName();
  }

  @Override
  default String path() {
    return head().path();
  }

  @Override
  default String originalFilePath() {
    return head().originalFilePath();
  }

  @Override
  default List<String> fqn() {
    return head().fqn();
  }

  @Override
  default Map<String, @Nullable Object> config() {
    return head().config();
  }

  @Override
  default Map<String, @Nullable Object> unrenderedConfig() {
    return head().unrenderedConfig();
  }

  @Override
  default List<String> tags() {
    return head().tags();
  }

  @Override
  default List<String> dependsOnNodes() {
    CodePart code = code();
    return code == null ? List.of() : code.dependsOn().nodes();
  }

  /** Unique ids of the macros called while parsing. */
  default List<String> dependsOnMacros() {
    CodePart code = code();
    return code == null ? List.of() : code.dependsOn().macros();
  }

  @Override
  default @Nullable String group() {
    return head().group();
  }

  default @Nullable String database() {
    return head().database();
  }

  default String schema() {
    return head().schema();
  }

  default String alias() {
    return head().alias();
  }

  default @Nullable String relationName() {
    return head().relationName();
  }

  default String rawCode() {
    return head().rawCode();
  }

  default String description() {
    return head().description();
  }

  default Map<String, ColumnSpec> columns() {
    return head().columns();
  }

  default Map<String, @Nullable Object> meta() {
    return head().meta();
  }

  default @Nullable String patchPath() {
    return head().patchPath();
  }

  default Checksum checksum() {
    return head().checksum();
  }

  /** {@code sql}, {@code python} or {@code javascript}; {@code sql} for a seed. */
  default String language() {
    CodePart code = code();
    return code == null ? "sql" : code.language();
  }

  /** The refs as written. */
  default List<RefArgs> refs() {
    CodePart code = code();
    return code == null ? List.of() : code.refs();
  }

  /** The source calls as written: source and table name. */
  default List<List<String>> sources() {
    CodePart code = code();
    return code == null ? List.of() : code.sources();
  }

  default Contract contract() {
    CodePart code = code();
    return code == null ? Contract.NONE : code.contract();
  }

  /** {@code config.materialized}, or the empty string. */
  default String materialized() {
    return config().get("materialized") instanceof String name ? name : "";
  }

  default boolean isEphemeral() {
    return materialized().equals("ephemeral");
  }

  /** Whether {@code ref()} can point at it. */
  default boolean isRefable() {
    return resourceType().isRefable();
  }

  /** Whether the SQL is blank, so that running it does nothing. */
  default boolean isEmptyCode() {
    return rawCode().isBlank();
  }

  /** The model version (Long, Double or String), or null. */
  default @Nullable Object version() {
    return null;
  }
}
