package dev.percolate.adapters.api;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The macros an adapter ships, as resources beside one of its classes (in a jar, in the same). The
 * resource {@code <root>/index.txt} lists the files, one path a line, in the order they are read.
 *
 * @param name the dbt project name, such as {@code dbt_duckdb}
 * @param anchor class whose class loader finds the resources
 * @param root absolute resource folder, without slashes at its ends
 */
public record MacroPackage(String name, Class<?> anchor, String root) {
  /** Where the macros stand and what is known of them; may be absent. */
  public static final String OUTLINES = "outlines.txt";

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
   * The texts of all files of {@link #files()} in their order, and of {@link #OUTLINES} if it is
   * there. A product that is laid out has them in one resource, because each costs a search.
   */
  public Map<String, String> texts() {
    byte[] joined = bytes(JOINED);
    Map<String, String> texts = new LinkedHashMap<>();
    if (joined == null) {
      files().forEach(file -> texts.put(file, text(file)));
      String outlines = resource(OUTLINES);
      if (outlines != null) {
        texts.put(OUTLINES, outlines);
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
    String path = root + "/" + file;
    File jar = jar();
    try {
      return jar == null ? resourceBytes(path) : entryBytes(jar, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte @Nullable [] resourceBytes(String path) throws IOException {
    try (InputStream in = anchor.getResourceAsStream("/" + path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** Read directly: a class loader would open every jar before this one, and ask all modules. */
  private static byte @Nullable [] entryBytes(File jar, String path) throws IOException {
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry entry = zip.getEntry(path);
      return entry == null ? null : zip.getInputStream(entry).readAllBytes();
    }
  }

  /** The jar that the anchor was loaded from; null when it came from somewhere else. */
  private @Nullable File jar() {
    CodeSource source = anchor.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    if (place == null || !place.getProtocol().equals("file")) {
      return null;
    }
    try {
      File file = new File(place.toURI());
      return file.isFile() ? file : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
