package dev.percolate.manifest.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.Span;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON into plain values; objects become ordered maps. Takes Python's {@code NaN} too. */
public final class JsonSource {
  private static final int BUFFER = 1 << 16;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private JsonSource() {}

  /**
   * The one value of a file.
   *
   * @param kind what dbt calls the content, such as {@code WritableManifest}
   * @throws ProblemException with line and column, when it is not JSON or cannot be read
   */
  public static @Nullable Object read(Path file, String kind) {
    return read(Input.of(file), kind, Value::read);
  }

  /** The one value of these bytes, which came from {@code name}. */
  public static @Nullable Object read(byte[] json, String kind, String name) {
    return read(Input.of(json, name), kind, Value::read);
  }

  /** What takes the members of an object while they are read. */
  public interface Visitor {
    /** Takes a member; its value is passed over where it is not asked for. */
    void member(String name, Value value) throws IOException;
  }

  /** The value of a member, which can be had until the visitor returns, and once. */
  public static final class Value {
    private final JsonParser parser;

    private Value(JsonParser parser) {
      this.parser = parser;
    }

    public boolean isObject() {
      return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Gives each member of an object as soon as it is read. */
    public void members(BiConsumer<String, @Nullable Object> each) throws IOException {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        each.accept(name, read());
      }
    }

    public @Nullable Object read() throws IOException {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT ->
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
        case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
            null;
      };
    }

    private Map<String, @Nullable Object> object() throws IOException {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, read());
      }
      return map;
    }

    private List<@Nullable Object> array() throws IOException {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read());
      }
      return list;
    }
  }

  /**
   * Hands the members of the one object of a file to {@code visitor}.
   *
   * @return false when the file holds another value
   * @throws ProblemException as {@link #read(Path, String)}, after the members before the fault
   */
  public static boolean visit(Path file, String kind, Visitor visitor) {
    return Boolean.TRUE.equals(read(Input.of(file), kind, value -> visited(value, visitor)));
  }

  /** The same of these bytes, which came from {@code name}. */
  public static boolean visit(byte[] json, String kind, String name, Visitor visitor) {
    return Boolean.TRUE.equals(read(Input.of(json, name), kind, value -> visited(value, visitor)));
  }

  private static boolean visited(Value value, Visitor visitor) throws IOException {
    if (!value.isObject()) {
      value.read();
      return false;
    }
    JsonParser parser = value.parser;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken first = parser.nextToken();
      visitor.member(name, value);
      if (parser.currentToken() == first) {
        parser.skipChildren();
      }
    }
    return true;
  }

  private interface Reader {
    @Nullable Object read(Value value) throws IOException;
  }

  private static @Nullable Object read(Input input, String kind, Reader reader) {
    try (InputStream stream = input.opener.open()) {
      // Jackson passes over the mark that Python refuses
      if (startsWithMark(stream)) {
        throw faulty(input, kind, "byte order mark", JsonLocation.NA);
      }
      return read(stream, input, kind, reader);
    } catch (JacksonException e) {
      throw faulty(input, kind, e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      throw problem(input, kind, String.valueOf(e.getMessage()), 0, 0);
    }
  }

  private static @Nullable Object read(InputStream stream, Input input, String kind, Reader reader)
      throws IOException {
    try (JsonParser parser = Factory.JSON.createParser(stream)) {
      if (parser.nextToken() == null) {
        throw faulty(input, kind, "no value", JsonLocation.NA);
      }
      Object value = reader.read(new Value(parser));
      if (parser.nextToken() != null) {
        throw faulty(input, kind, "more than one value", parser.currentTokenLocation());
      }
      return value;
    }
  }

  /** Where JSON comes from: a stream, and one more to tell what is wrong. */
  private record Input(String name, Opener opener) {
    private interface Opener {
      InputStream open() throws IOException;
    }

    static Input of(Path file) {
      return new Input(
          file.toString(), () -> new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    static Input of(byte[] json, String name) {
      return new Input(name, () -> new ByteArrayInputStream(json));
    }

    String text() throws IOException {
      try (InputStream stream = opener.open()) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private static boolean startsWithMark(InputStream stream) throws IOException {
    stream.mark(MARK.length);
    byte[] start = stream.readNBytes(MARK.length);
    stream.reset();
    return Arrays.equals(start, MARK);
  }

  /** Made when the first file is read. */
  private static final class Factory {
    static final JsonFactory JSON =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // ids of resources are names too, by the ten thousand
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // as long as a model's code may be
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
  }

  private static ProblemException faulty(
      Input input, String kind, String message, @Nullable JsonLocation where) {
    JsonFault fault;
    try {
      fault = JsonFault.in(input.text()).orElse(null);
    } catch (IOException e) {
      return problem(input, kind, String.valueOf(e.getMessage()), 0, 0);
    }
    if (fault != null) {
      return problem(input, kind, fault.toString(), fault.line(), fault.column());
    }
    int line = where == null ? 0 : Math.max(0, where.getLineNr());
    int column = where == null ? 0 : Math.max(0, where.getColumnNr());
    return problem(input, kind, message + ": line " + line + " column " + column, line, column);
  }

  private static ProblemException problem(
      Input input, String kind, String message, int line, int column) {
    return new ProblemException(
        Problem.of(
                ProblemKind.RUNTIME,
                "Could not read " + kind + " at \"" + input.name + "\" as JSON: " + message)
            .withSpan(new Span(input.name, line, column)));
  }
}
