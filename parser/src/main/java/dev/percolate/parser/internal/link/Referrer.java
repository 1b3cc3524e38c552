package dev.percolate.parser.internal.link;

import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SemanticModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who refers to something, for errors and access rules.
 *
 * @param group its group; null when it has none or its type knows none
 * @param config switched off when a test's target is missing
 */
public record Referrer(
    ResourceType type,
    String name,
    String uniqueId,
    String packageName,
    String originalFilePath,
    @Nullable String group,
    Map<String, @Nullable Object> config) {

  static Referrer of(NodeBuilder node) {
    return new Referrer(
        node.resourceType,
        node.name,
        node.uniqueId,
        node.packageName,
        node.originalFilePath,
        node.group,
        node.config);
  }

  /** An exposure. */
  public static Referrer of(Exposure.Builder exposure) {
    return of(ResourceType.EXPOSURE, exposure.identity, null, exposure.config);
  }

  /** A metric. */
  public static Referrer of(Metric.Builder metric) {
    return of(ResourceType.METRIC, metric.identity, metric.group, metric.config);
  }

  /** A semantic model. */
  public static Referrer of(SemanticModel.Builder model) {
    return of(ResourceType.SEMANTIC_MODEL, model.identity, model.group, model.config);
  }

  /** Any resource with an identity. */
  public static Referrer of(
      ResourceType type,
      Identity identity,
      @Nullable String group,
      Map<String, @Nullable Object> config) {
    return new Referrer(
        type,
        identity.name(),
        identity.uniqueId(),
        identity.packageName(),
        identity.originalFilePath(),
        group,
        config);
  }

  /** The type as Python's {@code title()} writes it: {@code Model}, {@code Unit_Test}. */
  String title() {
    StringBuilder out = new StringBuilder(type.word());
    boolean isStart = true;
    for (int i = 0; i < out.length(); i++) {
      if (isStart) {
        out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
      }
      isStart = !Character.isLetter(out.charAt(i));
    }
    return out.toString();
  }
}
