package dev.percolate.compiler;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.ResourceType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes SQL below {@code target/compiled} and {@code target/run}. Safe for use by many threads.
 */
public final class TargetFiles {
  private final Path root;
  private final String targetPath;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  /**
   * Files of one project.
   *
   * @param root the project's folder
   * @param targetPath the target folder as configured: relative to the project, or absolute
   */
  public TargetFiles(Path root, String targetPath) {
    this.root = root;
    this.targetPath = targetPath;
  }

  /**
   * Writes a text and gives its path as manifests show it.
   *
   * @param subfolder {@code compiled} or {@code run}
   * @param suffix of a batch, or null
   */
  public String write(String subfolder, ExecutableNode node, String text, @Nullable String suffix) {
    String path = path(subfolder, node, suffix);
    Path file = root.resolve(path);
    try {
      Path folder = file.getParent();
      if (folder != null && !folders.contains(folder)) {
        Files.createDirectories(folder);
        folders.add(folder);
      }
      if (!holds(file, text.getBytes(StandardCharsets.UTF_8))) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw ProblemException.runtime("Could not write " + path + ": " + e);
    }
    return path;
  }

  /**
   * Most files stay as they were, and to look is cheaper than to empty a file and fill it again.
   */
  private static boolean holds(Path file, byte[] bytes) {
    try {
      // asked this way, a file that is not there is no exception
      return file.toFile().length() == bytes.length
          && bytes.length > 0
          && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (IOException _) {
      return false;
    }
  }

  /** dbt 1.12: nodes that share a file, and every snapshot, get a folder of the file's name. */
  private String path(String subfolder, ExecutableNode node, @Nullable String suffix) {
    String original = node.originalFilePath();
    String path = original;
    if (node.resourceType() == ResourceType.SNAPSHOT) {
      path = original + "/" + node.name() + ".sql";
    } else if (!lastPart(node.path()).equals(lastPart(original))) {
      path = original + "/" + node.path();
    }
    if (suffix != null) {
      int slash = path.lastIndexOf('/');
      int dot = path.lastIndexOf('.');
      String stem = path.substring(slash + 1, dot);
      String folder = path.substring(0, slash + 1);
      path = folder + stem + "/" + stem + "_" + suffix + path.substring(dot);
    }
    return targetPath + "/" + subfolder + "/" + node.packageName() + "/" + path;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
