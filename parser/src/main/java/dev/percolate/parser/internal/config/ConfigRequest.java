package dev.percolate.parser.internal.config;

import dev.percolate.manifest.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides the configuration of one resource.
 *
 * @param packageName the package the resource belongs to
 * @param patch the {@code config:} of a properties file, rendered; empty when there is none
 * @param unrenderedPatch the same as written; empty when not known
 * @param calls what {@code config()} calls in the file said, merged by {@link ConfigCalls}
 * @param unrenderedCalls the same as source text; empty when not known
 */
public record ConfigRequest(
    ResourceType type,
    String packageName,
    List<String> fqn,
    Map<String, @Nullable Object> patch,
    Map<String, @Nullable Object> unrenderedPatch,
    Map<String, @Nullable Object> calls,
    Map<String, @Nullable Object> unrenderedCalls) {

  /** A resource that only project files configure so far. */
  public static ConfigRequest of(ResourceType type, String packageName, List<String> fqn) {
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    return new ConfigRequest(type, packageName, fqn, none, none, none, none);
  }

  /** The same resource with the {@code config:} of a properties file. */
  public ConfigRequest withPatch(
      Map<String, @Nullable Object> newPatch, Map<String, @Nullable Object> newUnrenderedPatch) {
    return new ConfigRequest(
        type, packageName, fqn, newPatch, newUnrenderedPatch, calls, unrenderedCalls);
  }

  /** The same resource with the calls of its file. */
  public ConfigRequest withCalls(
      Map<String, @Nullable Object> newCalls, Map<String, @Nullable Object> newUnrenderedCalls) {
    return new ConfigRequest(
        type, packageName, fqn, patch, unrenderedPatch, newCalls, newUnrenderedCalls);
  }
}
