package dev.percolate.adapters.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The macros an adapter ships, as resources beside one of its classes. The resource {@code
 * <root>/index.txt} lists the files, one path a line, in the order they are read.
 *
 * @param name the dbt project name, such as {@code dbt_duckdb}
 * @param anchor class whose class loader finds the resources
 * @param root absolute resource folder, without slashes at its ends
 */
public record MacroPackage(String name, Class<?> anchor, String root) {
  /** What is known of the macros without parsing them; may be absent. */
  public static final String SUMMARIES = "summaries.txt";

  /** All texts: for each file its path and its bytes, both behind their length. */
  private static final String JOINED = "joined.bin";

  /** Paths of the macro files relative to the root; empty when there is no index. */
  public List<String> files() {
    String index = resource("index.txt");
    return index == null
        ? List.of()
        : index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The text of one file of {@link #files()}. */
  public String text(String file) {
    String text = resource(file);
    if (text == null) {
      throw new IllegalArgumentException("no macro file " + root + "/" + file);
    }
    return text;
  }

  /**
   * The texts of all files of {@link #files()} in their order, and of {@link #SUMMARIES} if it is
   * there. A product that is laid out has them in one resource, because each costs a search.
   */
  public Map<String, String> texts() {
    byte[] joined = bytes(JOINED);
    Map<String, String> texts = new LinkedHashMap<>();
    if (joined == null) {
      files().forEach(file -> texts.put(file, text(file)));
      String summaries = resource(SUMMARIES);
      if (summaries != null) {
        texts.put(SUMMARIES, summaries);
      }
      return texts;
    }
    int at = 0;
    while (at < joined.length) {
      int length = number(joined, at);
      String file = new String(joined, at + 4, length, StandardCharsets.UTF_8);
      at += 4 + length;
      length = number(joined, at);
      texts.put(file, new String(joined, at + 4, length, StandardCharsets.UTF_8));
      at += 4 + length;
    }
    return texts;
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, 4).getInt();
  }

  private @Nullable String resource(String file) {
    byte[] bytes = bytes(file);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private byte @Nullable [] bytes(String file) {
    try (InputStream in = anchor.getResourceAsStream("/" + root + "/" + file)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
