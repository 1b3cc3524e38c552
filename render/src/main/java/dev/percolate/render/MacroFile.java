package dev.percolate.render;

import dev.percolate.render.internal.MacroOutline;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that may hold macros or generic tests.
 *
 * @param packageName the project it belongs to
 * @param path path relative to that project, with forward slashes
 * @param text the stripped contents
 * @param isOfTests whether it lies among generic tests, where dbt looks for nothing else
 * @param outlines its macros, if they are known already; null to find them in the text
 */
public record MacroFile(
    String packageName,
    String path,
    String text,
    boolean isOfTests,
    @Nullable List<MacroOutline> outlines) {
  private static final String TESTS = "tests/generic";

  /** A file of which nothing is known yet. */
  public MacroFile(String packageName, String path, String text, boolean isOfTests) {
    this(packageName, path, text, isOfTests, null);
  }

  /** A file of the engine's own packages, whose folders have dbt's default names. */
  static MacroFile builtIn(
      String packageName, String path, String text, MacroOutline.@Nullable OfFile known) {
    List<MacroOutline> outlines =
        known != null && known.length() == text.length() ? known.macros() : null;
    return new MacroFile(packageName, path, text, path.startsWith(TESTS + "/"), outlines);
  }

  /** The macros and generic tests of a project's folder, in the order of their paths. */
  public static List<MacroFile> ofFolder(String packageName, Path folder) {
    List<MacroFile> files = new ArrayList<>();
    for (String part : List.of("macros", TESTS)) {
      Path root = folder.resolve(part);
      if (!Files.isDirectory(root)) {
        continue;
      }
      try (Stream<Path> found = Files.walk(root)) {
        for (Path file : found.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
          String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
          files.add(builtIn(packageName, path, Files.readString(file).strip(), null));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
