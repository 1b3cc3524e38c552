package dev.percolate.manifest.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams values as JSON with the bytes of Python's {@code json.dump}: separators {@code ", "} and
 * {@code ": "}, everything beyond ASCII escaped, floats as Python's repr.
 */
public final class JsonSink implements FieldSink {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  // the longest single write is an escaped character
  private static final int RESERVE = 8;

  private final OutputStream out;
  private final Map<String, CompiledNode> compiled;
  private final int indent;
  private final byte[] buffer = new byte[1 << 16];
  private int length;
  private int depth;
  private boolean first;

  /**
   * @param indent spaces of one level; 0 for a single line
   */
  public JsonSink(OutputStream out, Map<String, CompiledNode> compiled, int indent) {
    this.out = out;
    this.compiled = compiled;
    this.indent = indent;
  }

  /** Hands what is buffered to the stream. */
  public void flush() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled.get(uniqueId);
  }

  @Override
  public void field(String name, @Nullable Object value) {
    separate();
    string(name);
    colon();
    value(value);
  }

  /** Writes any value. */
  public void value(@Nullable Object value) {
    switch (value) {
      case null -> ascii("null");
      case String text -> string(text);
      case Boolean bool -> ascii(bool ? "true" : "false");
      case Long number -> integer(number);
      case Integer number -> integer(number);
      case Part part -> part(part);
      case Map<?, ?> map -> map(map);
      case Collection<?> list -> list(list);
      case Double number -> ascii(PythonFloat.json(number));
      case BigInteger number -> ascii(number.toString());
      case BigDecimal number -> ascii(PythonFloat.json(number.doubleValue()));
      case LocalDate date -> string(date.toString());
      case LocalDateTime time -> string(PythonTime.iso(time));
      case OffsetDateTime time -> string(PythonTime.iso(time));
      case ZonedDateTime time -> string(PythonTime.iso(time.toOffsetDateTime()));
      case LocalTime time -> string(PythonTime.iso(time));
      default -> throw new BugException("cannot write a " + value.getClass() + " as JSON");
    }
  }

  private void part(Part part) {
    boolean outer = open('{');
    part.fields(this);
    close('}', outer);
  }

  private void map(Map<?, ?> map) {
    boolean outer = open('{');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      separate();
      string(key(entry.getKey()));
      colon();
      value(entry.getValue());
    }
    close('}', outer);
  }

  private void list(Collection<?> list) {
    boolean outer = open('[');
    for (Object item : list) {
      separate();
      value(item);
    }
    close(']', outer);
  }

  private static String key(@Nullable Object key) {
    return switch (key) {
      case null -> "null";
      case Double number -> PythonFloat.json(number);
      default -> key.toString();
    };
  }

  private boolean open(char bracket) {
    boolean outer = first;
    put(bracket);
    first = true;
    depth++;
    return outer;
  }

  private void close(char bracket, boolean outer) {
    depth--;
    if (indent > 0 && !first) {
      newLine();
    }
    put(bracket);
    first = outer;
  }

  private void separate() {
    if (!first) {
      put(',');
      if (indent == 0) {
        put(' ');
      }
    }
    first = false;
    if (indent > 0) {
      newLine();
    }
  }

  private void newLine() {
    put('\n');
    for (int i = depth * indent; i > 0; i--) {
      put(' ');
    }
  }

  private void colon() {
    put(':');
    put(' ');
  }

  private void integer(long number) {
    ascii(Long.toString(number));
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void string(String text) {
    put('"');
    int at = 0;
    int end = text.length();
    byte[] target = buffer;
    while (at < end) {
      if (length + RESERVE > target.length) {
        drain();
      }
      // plain characters go straight to the buffer, as many as fit
      int stop = Math.min(end, at + target.length - length);
      int position = length;
      char c = 0;
      while (at < stop) {
        c = text.charAt(at);
        if (c < ' ' || c > '~' || c == '"' || c == '\\') {
          break;
        }
        target[position++] = (byte) c;
        at++;
      }
      length = position;
      if (at < stop) {
        if (length + RESERVE > target.length) {
          drain();
        }
        escaped(c);
        at++;
      }
    }
    put('"');
  }

  private void escaped(char c) {
    buffer[length++] = '\\';
    switch (c) {
      case '"', '\\' -> buffer[length++] = (byte) c;
      case '\n' -> buffer[length++] = 'n';
      case '\r' -> buffer[length++] = 'r';
      case '\t' -> buffer[length++] = 't';
      case '\b' -> buffer[length++] = 'b';
      case '\f' -> buffer[length++] = 'f';
      default -> {
        buffer[length++] = 'u';
        buffer[length++] = HEX[c >> 12];
        buffer[length++] = HEX[(c >> 8) & 15];
        buffer[length++] = HEX[(c >> 4) & 15];
        buffer[length++] = HEX[c & 15];
      }
    }
  }

  private void put(char c) {
    if (length == buffer.length) {
      drain();
    }
    buffer[length++] = (byte) c;
  }

  private void drain() {
    try {
      flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Starts a document; call before the first {@link #value}. */
  public JsonSink start() {
    first = true;
    return this;
  }
}
