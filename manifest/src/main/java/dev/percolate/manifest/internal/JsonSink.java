package dev.percolate.manifest.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.PythonFloat;
import dev.percolate.diagnostics.PythonTime;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.EntryPlaces;
import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.UnknownFields;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final int BUFFER = 1 << 16;
  // for a value of a line or so, of which a log writes thousands
  private static final int SMALL_BUFFER = 1 << 10;
  // all names of fields and configurations, and not the ids of all nodes
  private static final int NAMES_KEPT = 500;

  private final OutputStream out;
  private final Map<String, CompiledNode> compiled;
  private final UnknownFields unknown;
  private final int indent;
  private final @Nullable EntryPlaces places;
  // whether a dictionary has the same bytes wherever it stands
  private final boolean isAlike;
  // where we are in a resource that has unknown fields, and these; null elsewhere
  private @Nullable String path;
  private @Nullable Map<String, List<UnknownFields.Field>> kept;
  private @Nullable Leftovers leftovers;
  private final Map<String, Name> names = new HashMap<>();
  private final byte[] buffer;
  private int length;
  private int flushed;
  private int depth;
  private boolean first;
  private long lastReal;
  private String lastRealText = "0.0";

  /**
   * @param indent spaces of one level; 0 for a single line
   */
  public JsonSink(
      OutputStream out, Map<String, CompiledNode> compiled, UnknownFields unknown, int indent) {
    this(out, compiled, unknown, indent, null, BUFFER);
  }

  /** A sink for short values. */
  public static JsonSink small(OutputStream out, int indent) {
    return new JsonSink(out, Map.of(), UnknownFields.NONE, indent, null, SMALL_BUFFER);
  }

  /** A sink on one line that notes where the entries of the outermost dictionaries lie. */
  public JsonSink(OutputStream out, EntryPlaces places) {
    this(out, Map.of(), UnknownFields.NONE, 0, places, BUFFER);
  }

  private JsonSink(
      OutputStream out,
      Map<String, CompiledNode> compiled,
      UnknownFields unknown,
      int indent,
      @Nullable EntryPlaces places,
      int capacity) {
    this.out = out;
    this.compiled = compiled;
    this.unknown = unknown;
    this.indent = indent;
    this.places = places;
    this.buffer = new byte[capacity];
    // short values come one after the other, and may have been changed in between
    this.isAlike = indent == 0 && unknown.isEmpty() && capacity == BUFFER;
  }

  /** Hands what is buffered to the stream. */
  public void flush() throws IOException {
    out.write(buffer, 0, length);
    flushed += length;
    length = 0;
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled.get(uniqueId);
  }

  @Override
  public void field(String name, @Nullable Object value) {
    separate();
    Name written = name(name);
    if (places != null && depth == 1) {
      places.begin(name);
    }
    if (kept == null) {
      if (isAlike && written != null && value != null && value == written.value) {
        again(written, value);
      } else {
        value(value);
        if (written != null) {
          written.value = value instanceof Part || value instanceof Map ? value : null;
          written.json = null;
        }
      }
    } else {
      at(name, value);
    }
    if (leftovers != null) {
      leftovers.write(name);
    }
  }

  /** A name with its colon, and the dictionary that was last written behind it. */
  private static final class Name {
    final byte[] bytes;
    @Nullable Object value;
    byte @Nullable [] json;

    Name(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** Most names are those of fields and configurations: their bytes are made once. */
  private @Nullable Name name(String name) {
    Name known = names.get(name);
    if (known != null) {
      plain(known.bytes, 0, known.bytes.length);
      return known;
    }
    int start = length;
    int before = flushed;
    string(name);
    colon();
    if (names.size() >= NAMES_KEPT || before != flushed) {
      return null;
    }
    Name made = new Name(Arrays.copyOfRange(buffer, start, length));
    names.put(name, made);
    return made;
  }

  /**
   * Writes the dictionary that stood behind this name the last time, which many resources share.
   */
  private void again(Name name, Object value) {
    if (name.json != null) {
      plain(name.json, 0, name.json.length);
      return;
    }
    int start = length;
    int before = flushed;
    value(value);
    // what lies in it may have had the same name
    name.value = value;
    name.json = before == flushed ? Arrays.copyOfRange(buffer, start, length) : null;
  }

  /** Writes a value that lies one step deeper in a resource with unknown fields. */
  private void at(String step, @Nullable Object value) {
    String outer = path;
    path = FieldWalk.join(String.valueOf(outer), step);
    value(value);
    path = outer;
  }

  /** Writes any value. */
  public void value(@Nullable Object value) {
    // the common types first: a switch over types asks its bootstrap method for each value
    if (value instanceof String text) {
      string(text);
    } else if (value == null) {
      ascii("null");
    } else if (value instanceof Part part) {
      part(part);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Collection<?> list) {
      list(list);
    } else {
      scalar(value);
    }
  }

  private void scalar(Object value) {
    switch (value) {
      case Boolean bool -> ascii(bool ? "true" : "false");
      case Long number -> integer(number);
      case Integer number -> integer(number);
      case Double number -> real(number);
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
    if (unknown.isEmpty()) {
      part.fields(this);
    } else {
      partWithUnknown(part);
    }
    close('}', outer);
  }

  private void partWithUnknown(Part part) {
    String outerPath = path;
    Map<String, List<UnknownFields.Field>> outerKept = kept;
    Leftovers outerLeftovers = leftovers;
    Map<String, List<UnknownFields.Field>> own = unknown.of(part);
    if (own != null || part instanceof Resource) {
      kept = own;
      path = "";
    }
    leftovers = leftovers();
    if (leftovers == null) {
      part.fields(this);
    } else {
      leftovers.write(null);
      part.fields(this);
      leftovers.writeRest();
    }
    path = outerPath;
    kept = outerKept;
    leftovers = outerLeftovers;
  }

  /** The unknown fields at the present path. */
  private @Nullable Leftovers leftovers() {
    List<UnknownFields.Field> here = kept == null || path == null ? null : kept.get(path);
    return here == null ? null : new Leftovers(here);
  }

  /** The unknown fields of the part or collection being written. */
  private final class Leftovers {
    private final List<UnknownFields.Field> fields;
    private final BitSet written = new BitSet();

    Leftovers(List<UnknownFields.Field> fields) {
      this.fields = fields;
    }

    void write(@Nullable String after) {
      for (int i = 0; i < fields.size(); i++) {
        if (Objects.equals(fields.get(i).after(), after)) {
          write(i);
        }
      }
    }

    void writeRest() {
      for (int i = written.nextClearBit(0); i < fields.size(); i = written.nextClearBit(i)) {
        write(i);
      }
    }

    private void write(int number) {
      written.set(number);
      separate();
      string(fields.get(number).name());
      colon();
      // what lies in an unknown field is all its own
      Map<String, List<UnknownFields.Field>> outer = kept;
      kept = null;
      value(fields.get(number).value());
      kept = outer;
    }
  }

  private void map(Map<?, ?> map) {
    boolean outer = open('{');
    Leftovers left = kept == null ? null : leftovers();
    if (left != null) {
      left.write(null);
    }
    EntryPlaces noted = depth == 2 ? places : null;
    // each way of walking through a map makes objects, and most maps are empty
    if (!map.isEmpty()) {
      map.forEach((key, value) -> entry(key(key), value, noted, left));
    }
    if (left != null) {
      left.writeRest();
    }
    close('}', outer);
  }

  private void entry(
      String key, @Nullable Object value, @Nullable EntryPlaces noted, @Nullable Leftovers left) {
    separate();
    name(key);
    int start = flushed + length;
    if (kept == null) {
      value(value);
    } else {
      at(key, value);
    }
    if (noted != null) {
      noted.entry(start, flushed + length);
    }
    if (left != null) {
      left.write(key);
    }
  }

  private void list(Collection<?> list) {
    boolean outer = open('[');
    if (!list.isEmpty()) {
      int place = 0;
      for (Object item : list) {
        separate();
        if (kept == null) {
          value(item);
        } else {
          at(Integer.toString(place++), item);
        }
      }
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

  /** The times at which resources were made are often the same. */
  private void real(double number) {
    long bits = Double.doubleToLongBits(number);
    if (bits != lastReal) {
      lastReal = bits;
      lastRealText = PythonFloat.json(number);
    }
    ascii(lastRealText);
  }

  private void integer(long number) {
    ascii(Long.toString(number));
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  /**
   * Works on the text's bytes, which the JVM copies at once, where characters would be fetched one
   * by one. What lies beyond Latin 1 is a question mark there.
   */
  private void string(String text) {
    put('"');
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length != text.length()) {
      // a pair of surrogates became one byte
      bytes = lowBytes(text);
    }
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b >= ' ' && b <= '~' && b != '"' && b != '\\' && b != '?') {
        continue;
      }
      char c = b == '?' ? text.charAt(i) : (char) (b & 0xff);
      if (c != '?') {
        plain(bytes, from, i);
        escaped(c);
        from = i + 1;
      }
    }
    plain(bytes, from, bytes.length);
    put('"');
  }

  private static byte[] lowBytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      bytes[i] = (byte) (c > 0xff ? '?' : c);
    }
    return bytes;
  }

  private void plain(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (length == buffer.length) {
        drain();
      }
      int count = Math.min(to - at, buffer.length - length);
      System.arraycopy(bytes, at, buffer, length, count);
      length += count;
      at += count;
    }
  }

  private void escaped(char c) {
    if (length + RESERVE > buffer.length) {
      drain();
    }
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
