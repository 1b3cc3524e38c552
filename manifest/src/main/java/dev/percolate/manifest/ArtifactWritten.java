package dev.percolate.manifest;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's event that an artifact was written. */
public final class ArtifactWritten {
  private ArtifactWritten() {}

  /**
   * The event.
   *
   * @param type dbt's name of the artifact's class, such as {@code WritableManifest}
   */
  public static Event event(String type, Path file) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("artifact_path", file.toString());
    data.put("artifact_type", type);
    return new Event(
        "P001", "ArtifactWritten", Level.DEBUG, "Wrote artifact " + type + " to " + file, data);
  }
}
