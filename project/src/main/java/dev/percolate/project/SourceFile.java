package dev.percolate.project;

import java.io.File;
import java.nio.file.Path;

/**
 * One file a parser will read.
 *
 * @param projectName the package that owns it
 * @param kind which parser reads it
 * @param searchedPath the configured folder, such as {@code models}
 * @param relativePath the path below that folder, with forward slashes
 * @param file where it lies on disk
 */
public record SourceFile(
    String projectName, Kind kind, String searchedPath, String relativePath, File file) {

  /** What a file is read for; one file may appear under several kinds. */
  public enum Kind {
    MACRO,
    MODEL,
    SNAPSHOT,
    ANALYSIS,
    SINGULAR_TEST,
    GENERIC_TEST,
    SEED,
    DOCUMENTATION,
    SCHEMA,
    FIXTURE,
    FUNCTION,
    OSI
  }

  /** Where it lies on disk. */
  public Path path() {
    return file.toPath();
  }

  /** dbt's {@code original_file_path}: the path below the project root. */
  public String originalFilePath() {
    return searchedPath.isEmpty() ? relativePath : searchedPath + "/" + relativePath;
  }

  /** dbt's file id: {@code project://path}. */
  public String fileId() {
    return id(projectName, originalFilePath());
  }

  /** The file id of a path in a project. */
  public static String id(String projectName, String originalFilePath) {
    return projectName + "://" + originalFilePath;
  }

  /** The file name without its folders. */
  public String fileName() {
    return relativePath.substring(relativePath.lastIndexOf('/') + 1);
  }
}
