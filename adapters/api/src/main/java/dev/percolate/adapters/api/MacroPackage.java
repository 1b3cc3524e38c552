package dev.percolate.adapters.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private @Nullable String resource(String file) {
    try (InputStream in = anchor.getResourceAsStream("/" + root + "/" + file)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
