package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.internal.JsonSink;
import dev.percolate.manifest.internal.JsonSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as Python's {@code json.dumps} writes it. */
public final class PythonJson {
  private PythonJson() {}

  /** The plain value in a JSON file; objects become ordered maps. */
  public static @Nullable Object load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return JsonSource.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plain value of a JSON text; objects become ordered maps. */
  public static @Nullable Object loads(String text) {
    try {
      return JsonSource.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonSink sink = new JsonSink(bytes, Map.of(), indent);
    try {
      sink.start().value(value);
      sink.flush();
    } catch (IOException e) {
      throw new BugException("writing to memory failed", e);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
