package dev.percolate.parser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seconds and file counts of one parse, as dbt's perf_info.json tells them.
 *
 * @param paths files found
 * @param parsedPaths files parsed
 * @param staticPaths models that might have been read without rendering
 * @param staticallyParsedPaths models that were
 */
public record ParseTiming(
    int paths,
    int parsedPaths,
    int staticPaths,
    int staticallyParsedPaths,
    @Nullable Double readFiles,
    @Nullable Double loadMacros,
    @Nullable Double parseProject,
    @Nullable Double patchSources,
    @Nullable Double processManifest,
    double loadAll,
    List<Project> projects) {

  public ParseTiming {
    projects = List.copyOf(projects);
  }

  /** The share of one project. */
  public record Project(String name, double elapsed, List<Parser> parsers, int parsedPaths) {
    public Project {
      parsers = List.copyOf(parsers);
    }
  }

  /**
   * The share of one kind of file.
   *
   * @param resourceType dbt's word; properties files count as {@code test}
   */
  public record Parser(String resourceType, double elapsed, int parsedPaths) {}
}
