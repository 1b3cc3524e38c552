package dev.percolate.python;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what is written in whole lines, and the rest when it is flushed. */
final class TextStream extends OutputStream {
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Consumer<String> reader;

  TextStream(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public synchronized void write(int value) {
    pending.write(value);
    if (value == '\n') {
      flush();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int end = from + length;
    int line = from + length;
    while (line > from && bytes[line - 1] != '\n') {
      line--;
    }
    pending.write(bytes, from, line - from);
    if (line > from) {
      flush();
    }
    pending.write(bytes, line, end - line);
  }

  @Override
  public synchronized void flush() {
    if (pending.size() > 0) {
      String text = pending.toString(StandardCharsets.UTF_8);
      pending.reset();
      reader.accept(text);
    }
  }
}
