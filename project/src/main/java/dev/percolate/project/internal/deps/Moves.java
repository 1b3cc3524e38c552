package dev.percolate.project.internal.deps;

import dev.percolate.project.internal.FileTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves a folder, also from one disk to another. */
final class Moves {
  private Moves() {}

  static void move(Path source, Path destination) throws IOException {
    try {
      Files.move(source, destination);
    } catch (FileSystemException e) {
      FileTree.copy(source, destination);
      FileTree.delete(source);
    }
  }
}
