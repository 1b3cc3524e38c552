package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks one archive into an empty folder, and nowhere else.
 *
 * <p>Symbolic links are made after everything else, so that no file can be written through one. The
 * target of a link may climb with {@code ..} only at its beginning: climbing then passes real
 * folders only, and what follows stays inside because every link before it does.
 */
final class Unpacking {
  private final Path folder;
  private final List<TarReader.Entry> links = new ArrayList<>();

  Unpacking(Path folder) {
    this.folder = folder;
  }

  void unpack(InputStream compressed) throws IOException {
    try (InputStream in = decompressed(compressed)) {
      TarReader tar = new TarReader(in);
      for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
        place(entry, tar);
      }
    } catch (ZipException e) {
      throw new IOException(e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException("Compressed file ended before the end-of-stream marker was reached", e);
    }
    for (TarReader.Entry link : links) {
      link(link);
    }
  }

  private static InputStream decompressed(InputStream compressed) throws IOException {
    try {
      return new BufferedInputStream(
          new GZIPInputStream(new BufferedInputStream(compressed), 1 << 16), 1 << 16);
    } catch (ZipException | EOFException e) {
      throw new IOException("not a gzip file", e);
    }
  }

  private void place(TarReader.Entry entry, TarReader tar) throws IOException {
    Path path = inside(entry.name(), entry.name());
    if (path.equals(folder)) {
      return;
    }
    switch (entry.type()) {
      case FOLDER -> Files.createDirectories(path);
      case SYMLINK -> links.add(entry);
      case SPECIAL ->
          throw refused("'" + entry.name() + "' is a device or a pipe, which no package needs");
      case HARD_LINK -> {
        Path target = inside(entry.target(), entry.name());
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
          throw refused("'" + entry.name() + "' is a link to something that is not there");
        }
        Files.createDirectories(path.getParent());
        Files.copy(target, path, StandardCopyOption.REPLACE_EXISTING);
      }
      case FILE -> {
        Files.createDirectories(path.getParent());
        Files.copy(tar.contents(), path, StandardCopyOption.REPLACE_EXISTING);
        if (entry.isExecutable() && !path.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + path + " executable");
        }
      }
    }
  }

  private Path inside(String name, String entry) {
    int from = 0;
    while (from < name.length() && name.charAt(from) == '/') {
      from++;
    }
    Path path;
    try {
      path = folder.resolve(name.substring(from)).normalize();
    } catch (InvalidPathException e) {
      throw refused("'" + entry + "' is no name of a file");
    }
    if (!path.startsWith(folder)) {
      throw refused("'" + entry + "' would be extracted outside of the package");
    }
    return path;
  }

  private void link(TarReader.Entry entry) throws IOException {
    Path path = inside(entry.name(), entry.name());
    Path target = Path.of(entry.target());
    boolean descends = false;
    for (Path part : target) {
      boolean climbs = part.toString().equals("..");
      if (climbs && descends) {
        throw refused("the link '" + entry.name() + "' climbs up after going down");
      }
      descends |= !climbs && !part.toString().equals(".");
    }
    if (target.isAbsolute() || !path.resolveSibling(target).normalize().startsWith(folder)) {
      throw refused("the link '" + entry.name() + "' leads outside of the package");
    }
    for (Path at = path.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        throw refused("'" + entry.name() + "' lies behind a link");
      }
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw refused("'" + entry.name() + "' is both a folder and a link");
    }
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    Files.createSymbolicLink(path, target);
  }

  private static ProblemException refused(String reason) {
    return ProblemException.of(ProblemKind.DEPENDENCY, "Refused to unpack the package: " + reason);
  }
}
