package dev.percolate.project.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lists the files below folders, each folder walked once: the files of a folder by name, then its
 * subfolders by name. Linked folders are not entered.
 */
public final class FolderWalk {
  private final Map<Path, List<Found>> walked = new HashMap<>();

  /**
   * A file below a searched folder.
   *
   * @param relative its path below that folder, with forward slashes
   * @param lowerName its file name in lower case
   */
  public record Found(String relative, String lowerName, Path path) {
    boolean isHidden() {
      char first = lowerName.charAt(0);
      return first == '.' || first == '#' || first == '~';
    }
  }

  /** The files below a folder, hidden ones left out; empty when there is no such folder. */
  public List<Found> files(Path folder) {
    return walked.computeIfAbsent(
        folder, at -> all(at).stream().filter(file -> !file.isHidden()).toList());
  }

  /** The files below a folder, hidden ones among them. */
  public static List<Found> all(Path folder) {
    List<Found> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      walk(folder, "", found);
    }
    return found;
  }

  private static void walk(Path folder, String prefix, List<Found> found) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      // As in Python's os.walk, a folder that cannot be read is passed over.
      return;
    }
    entries.sort(null);
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      try {
        BasicFileAttributes own =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (own.isDirectory()) {
          folders.add(entry);
        } else if (!own.isSymbolicLink() || Files.isRegularFile(entry)) {
          found.add(new Found(prefix + name, name.toLowerCase(Locale.ROOT), entry));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (Path next : folders) {
      walk(next, prefix + next.getFileName() + "/", found);
    }
  }
}
