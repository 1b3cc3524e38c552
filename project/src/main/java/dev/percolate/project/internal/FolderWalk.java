package dev.percolate.project.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
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
  public record Found(String relative, String lowerName, File file) {
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
      String text = folder.toString();
      walk(areAscii(text) ? folder.toFile() : new PathFile(folder), "", found);
    }
    return found;
  }

  /** Names and plain files cost half as much this way as by paths and attributes. */
  private static void walk(File folder, String prefix, List<Found> found) {
    String[] names = folder instanceof PathFile ? null : folder.list();
    if (names == null || File.separatorChar != '/' || !areAscii(names)) {
      walk(folder.toPath(), prefix, found);
      return;
    }
    Arrays.sort(names);
    List<String> folders = new ArrayList<>();
    for (String name : names) {
      File entry = new File(folder, name);
      if (entry.isFile()) {
        found.add(new Found(prefix + name, name.toLowerCase(Locale.ROOT), entry));
      } else if (isFolder(entry.toPath(), prefix, found)) {
        folders.add(name);
      }
    }
    for (String next : folders) {
      walk(new File(folder, next), prefix + next + "/", found);
    }
  }

  /** Texts of other names depend on the system's settings, and may not lead back to the file. */
  private static boolean areAscii(String... names) {
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        if (name.charAt(i) > 0x7f) {
          return false;
        }
      }
    }
    return true;
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
      if (isFolder(entry, prefix, found)) {
        folders.add(entry);
      }
    }
    for (Path next : folders) {
      walk(new PathFile(next), prefix + next.getFileName() + "/", found);
    }
  }

  /** Whether an entry is a folder to be entered; anything that can be read is found. */
  private static boolean isFolder(Path entry, String prefix, List<Found> found) {
    try {
      BasicFileAttributes own =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (own.isDirectory()) {
        return true;
      }
      if (!own.isSymbolicLink() || Files.isRegularFile(entry)) {
        String name = String.valueOf(entry.getFileName());
        found.add(new Found(prefix + name, name.toLowerCase(Locale.ROOT), new PathFile(entry)));
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file whose path is known better than its text may tell. */
  private static final class PathFile extends File {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    PathFile(Path path) {
      super(path.toString());
      this.path = path;
    }

    @Override
    public Path toPath() {
      return path;
    }
  }
}
