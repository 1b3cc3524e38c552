package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyException.Kind;
import dev.percolate.jinja.value.Types;
import org.jspecify.annotations.Nullable;

/** Python's {@code json.dumps} and {@code json.loads}. */
public final class Json {
  private Json() {}

  /** The text on one line, with {@code ", "} and {@code ": "} and only ASCII characters. */
  public static String dumps(@Nullable Object value, boolean sortKeys) {
    return dumps(value, sortKeys, null);
  }

  /** The text with line breaks and this indent, or on one line when the indent is null. */
  public static String dumps(@Nullable Object value, boolean sortKeys, @Nullable String indent) {
    JsonWriter writer = new JsonWriter(sortKeys, indent);
    writer.write(value, 0);
    return writer.text();
  }

  /** The value of a text; raises a ValueError as Python does. Objects become ordered maps. */
  public static @Nullable Object loads(@Nullable Object text) {
    if (!(text instanceof String source)) {
      throw PyException.type(
          "the JSON object must be str, bytes or bytearray, not " + Types.name(text));
    }
    if (source.startsWith("\ufeff")) {
      throw new PyException(
          Kind.JSON_ERROR,
          "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
    }
    return new JsonReader(source).read();
  }
}
