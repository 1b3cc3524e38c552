package dev.percolate.manifest;

import dev.percolate.manifest.internal.JsonSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON text as Python's {@code json.dumps} writes it. */
public final class PythonJson {
  private PythonJson() {}

  /**
   * The plain value in a JSON file; objects become ordered maps.
   *
   * @param kind what dbt calls the content, such as {@code RunResultsArtifact}
   * @throws dev.percolate.diagnostics.ProblemException with line and column, when it is not JSON or
   *     cannot be read
   */
  public static @Nullable Object load(Path file, String kind) {
    return JsonSource.read(file, kind);
  }

  /** The plain value in a JSON file that dbt has no word for. */
  public static @Nullable Object load(Path file) {
    return load(file, "JSON");
  }

  /** The plain value of a JSON text; objects become ordered maps. */
  public static @Nullable Object loads(String text) {
    return JsonSource.read(text.getBytes(StandardCharsets.UTF_8), "text", "<text>");
  }

  /** One line. */
  public static String dumps(@Nullable Object value) {
    return dumps(value, 0);
  }

  /**
   * With {@code indent} spaces per level, or one line when it is 0.
   *
   * @param value plain values and {@link Part}s
   */
  public static String dumps(@Nullable Object value, int indent) {
    return new JsonLines(indent).of(value);
  }
}
