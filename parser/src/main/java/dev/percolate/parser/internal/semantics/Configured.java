package dev.percolate.parser.internal.semantics;

import dev.percolate.manifest.Identity;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.ConfigRequest;
import dev.percolate.parser.internal.properties.PropertyFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every semantic resource of a file has: its names and its configuration.
 *
 * @param config resolved, in dbt's key order
 * @param unrenderedConfig as the user wrote it
 */
record Configured(
    Identity identity,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> unrenderedConfig) {

  /**
   * The names and configuration of a resource.
   *
   * @param patch its rendered {@code config:}
   */
  static Configured of(
      ParseSession session,
      PropertyFile file,
      ResourceType type,
      String name,
      Map<String, @Nullable Object> patch) {
    Identity identity =
        new Identity(
            name,
            file.packageName(),
            file.relativePath(),
            file.originalFilePath(),
            type.word() + "." + file.packageName() + "." + name,
            file.fqn(name));
    ConfigRequest request =
        ConfigRequest.of(type, file.packageName(), identity.fqn())
            .withPatch(patch, new LinkedHashMap<>());
    return new Configured(
        identity, session.configs().resolve(request), session.configs().unrendered(request));
  }

  @Nullable String group() {
    return config.get("group") instanceof String group ? group : null;
  }

  /** {@code meta} of the configuration; a new map. */
  Map<String, @Nullable Object> meta() {
    return meta(config);
  }

  /** {@code meta} of any configuration; a new map. */
  static Map<String, @Nullable Object> meta(Map<?, ?> config) {
    Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    if (config.get("meta") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> meta.put(String.valueOf(key), value));
    }
    return meta;
  }
}
