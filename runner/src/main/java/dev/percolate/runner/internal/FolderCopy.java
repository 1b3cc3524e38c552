package dev.percolate.runner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies a folder with all it holds. */
public final class FolderCopy {
  private FolderCopy() {}

  /** Removes the target and copies the source to its place, if there is a source. */
  public static void replace(Path source, Path target) throws IOException {
    if (Files.exists(target)) {
      for (Path path : walk(target).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    if (!Files.exists(source)) {
      return;
    }
    for (Path path : walk(source)) {
      Path copy = target.resolve(source.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
