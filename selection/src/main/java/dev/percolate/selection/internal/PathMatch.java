package dev.percolate.selection.internal;

import dev.percolate.diagnostics.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files and folders that a pattern finds below the project root, as Python's {@code Path.glob}.
 * Instead of walking the disk, each asked path is matched and then looked for on disk once.
 */
final class PathMatch {
  private final Path root;
  private final List<String> pattern;
  private final boolean foldersOnly;
  private final Map<String, Boolean> known = new HashMap<>();

  PathMatch(Path root, String pattern) {
    if (pattern.startsWith("/")) {
      throw ProblemException.runtime("Non-relative patterns are unsupported");
    }
    this.root = root;
    this.pattern = parts(pattern);
    // dbt 1.12: a final ** finds folders only, and so does a final slash
    this.foldersOnly =
        pattern.endsWith("/") || (!this.pattern.isEmpty() && this.pattern.getLast().equals("**"));
  }

  /** Whether the path itself is found. */
  boolean finds(String path) {
    return known.computeIfAbsent(path, this::isFound);
  }

  /** Whether a folder above the path is found. */
  boolean findsParentOf(String path) {
    int slash = path.lastIndexOf('/');
    while (slash > 0) {
      if (finds(path.substring(0, slash))) {
        return true;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return finds("");
  }

  private boolean isFound(String path) {
    List<String> parts = parts(path);
    if (pattern.isEmpty() || !matches(parts, 0, 0)) {
      return false;
    }
    Path onDisk = root.resolve(path);
    return foldersOnly ? Files.isDirectory(onDisk) : Files.exists(onDisk);
  }

  private boolean matches(List<String> parts, int part, int at) {
    if (at == pattern.size()) {
      return part == parts.size();
    }
    String expected = pattern.get(at);
    if (expected.equals("**")) {
      for (int skip = part; skip <= parts.size(); skip++) {
        if (matches(parts, skip, at + 1)) {
          return true;
        }
      }
      return false;
    }
    return part < parts.size()
        && Glob.matches(parts.get(part), expected)
        && matches(parts, part + 1, at + 1);
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}
