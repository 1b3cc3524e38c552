package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.internal.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Downloaded and unpacked archives; each address is asked once. */
final class Archives {
  private final Fetcher fetcher;
  private final Path downloads;
  private final Map<String, Path> unpacked = new HashMap<>();
  private int count;

  Archives(Fetcher fetcher, Path downloads) {
    this.fetcher = fetcher;
    this.downloads = downloads;
  }

  /** The one folder in the archive at an address. */
  Path unpacked(String url) {
    Path known = unpacked.get(url);
    if (known == null) {
      Path place = downloads.resolve("archive-" + count++);
      known = Retries.run(fetcher.workshop(), () -> unpack(url, place));
      unpacked.put(url, known);
    }
    return known;
  }

  /** Moves the folder in the archive at an address to its place. */
  void move(String url, Path destination) throws IOException {
    Path folder = unpacked.remove(url);
    Moves.move(folder == null ? unpacked(url) : folder, destination);
    unpacked.remove(url);
  }

  private Path unpack(String url, Path place) throws IOException {
    Path file = downloads.resolve(place.getFileName() + ".tar.gz");
    fetcher.download(url, file);
    try {
      FileTree.delete(place);
      Files.createDirectories(place);
      try (InputStream in = Files.newInputStream(file)) {
        new Unpacking(place).unpack(in);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(file);
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(place)) {
      stream.forEach(children::add);
    }
    if (children.size() != 1 || !Files.isDirectory(children.getFirst())) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Incorrect structure for package extracted from "
              + url
              + ". The extracted package needs to follow the structure"
              + " <package>/<package_contents>.");
    }
    return children.getFirst();
  }
}
