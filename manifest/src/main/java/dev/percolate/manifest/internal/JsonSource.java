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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into plain values; objects become ordered maps. Takes Python's {@code NaN} too. */
public final class JsonSource {
  private JsonSource() {}

  /**
   * The one value of a file.
   *
   * @param kind what dbt calls the content, such as {@code WritableManifest}
   * @throws ProblemException with line and column, when it is not JSON or cannot be read
   */
  public static @Nullable Object read(Path file, String kind) {
    try {
      return read(Files.readAllBytes(file), kind, file.toString());
    } catch (IOException e) {
      throw problem(kind, file.toString(), String.valueOf(e.getMessage()), 0, 0);
    }
  }

  /** The one value of these bytes, which came from {@code name}. */
  public static @Nullable Object read(byte[] json, String kind, String name) {
    if (startsWithMark(json)) {
      throw faulty(json, kind, name, "byte order mark", JsonLocation.NA);
    }
    try (JsonParser parser = Factory.JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        throw faulty(json, kind, name, "no value", JsonLocation.NA);
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw faulty(json, kind, name, "more than one value", parser.currentTokenLocation());
      }
      return value;
    } catch (JacksonException e) {
      throw faulty(json, kind, name, e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      throw problem(kind, name, String.valueOf(e.getMessage()), 0, 0);
    }
  }

  // Jackson passes over the mark that Python refuses
  private static boolean startsWithMark(byte[] json) {
    return json.length > 2
        && json[0] == (byte) 0xef
        && json[1] == (byte) 0xbb
        && json[2] == (byte) 0xbf;
  }

  /** Made when the first file is read. */
  private static final class Factory {
    static final JsonFactory JSON =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // as long as a model's code may be
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
  }

  private static ProblemException faulty(
      byte[] json, String kind, String name, String message, @Nullable JsonLocation where) {
    JsonFault fault = JsonFault.in(new String(json, StandardCharsets.UTF_8)).orElse(null);
    if (fault != null) {
      return problem(kind, name, fault.toString(), fault.line(), fault.column());
    }
    int line = where == null ? 0 : Math.max(0, where.getLineNr());
    int column = where == null ? 0 : Math.max(0, where.getColumnNr());
    return problem(kind, name, message + ": line " + line + " column " + column, line, column);
  }

  private static ProblemException problem(
      String kind, String name, String message, int line, int column) {
    return new ProblemException(
        Problem.of(
                ProblemKind.RUNTIME,
                "Could not read " + kind + " at \"" + name + "\" as JSON: " + message)
            .withSpan(new Span(name, line, column)));
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
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

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
