package dev.percolate.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chosen output of a profile, rendered but not yet judged by its adapter.
 *
 * @param profileName the profile's key in profiles.yml
 * @param targetName the output's key
 * @param threads worker count, after {@code --threads}
 * @param adapterType the output's {@code type}
 * @param credentials the output's other keys, in file order, without {@code type} and {@code
 *     threads}
 * @param envReads variables read while rendering
 */
public record Profile(
    String profileName,
    String targetName,
    int threads,
    String adapterType,
    Map<String, @Nullable Object> credentials,
    Map<String, String> envReads) {

  public Profile {
    credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
    envReads = Collections.unmodifiableMap(new LinkedHashMap<>(envReads));
  }

  /**
   * The {@code target} dictionary of templates.
   *
   * @param connection what the adapter shows of its credentials, aliases included
   */
  public Map<String, @Nullable Object> target(Map<String, ? extends @Nullable Object> connection) {
    Map<String, @Nullable Object> target = new LinkedHashMap<>(connection);
    target.put("type", adapterType);
    target.put("threads", (long) threads);
    target.put("name", targetName);
    target.put("target_name", targetName);
    target.put("profile_name", profileName);
    return target;
  }
}
