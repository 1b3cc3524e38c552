package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.internal.JsonSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Many values, each as {@link PythonJson#dumps(Object)} writes it on one line. For one thread. */
public final class JsonLines {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonSink sink;

  public JsonLines() {
    this(0);
  }

  JsonLines(int indent) {
    this.sink = JsonSink.small(bytes, indent);
  }

  /** The text of one value: plain values and {@link Part}s. */
  public String of(@Nullable Object value) {
    try {
      sink.start().value(value);
      sink.flush();
    } catch (IOException e) {
      throw new BugException("writing to memory failed", e);
    }
    String text = bytes.toString(StandardCharsets.US_ASCII);
    bytes.reset();
    return text;
  }
}
