package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** perf_info.json: how long each part of parsing took, in seconds. Written with indent 4. */
public record ParseTimes(
    long pathCount,
    long parsedPathCount,
    long staticAnalysisPathCount,
    long staticAnalysisParsedPathCount,
    boolean isPartialParseEnabled,
    boolean isStaticAnalysisEnabled,
    @Nullable Double readFilesElapsed,
    @Nullable Double loadMacrosElapsed,
    @Nullable Double parseProjectElapsed,
    @Nullable Double patchSourcesElapsed,
    @Nullable Double processManifestElapsed,
    double loadAllElapsed,
    List<Project> projects)
    implements Part {

  public ParseTimes {
    projects = List.copyOf(projects);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("path_count", pathCount);
    sink.field("parsed_path_count", parsedPathCount);
    sink.field("static_analysis_path_count", staticAnalysisPathCount);
    sink.field("static_analysis_parsed_path_count", staticAnalysisParsedPathCount);
    sink.field("is_partial_parse_enabled", isPartialParseEnabled);
    sink.field("is_static_analysis_enabled", isStaticAnalysisEnabled);
    sink.field("read_files_elapsed", readFilesElapsed);
    sink.field("load_macros_elapsed", loadMacrosElapsed);
    sink.field("parse_project_elapsed", parseProjectElapsed);
    sink.field("patch_sources_elapsed", patchSourcesElapsed);
    sink.field("process_manifest_elapsed", processManifestElapsed);
    sink.field("load_all_elapsed", loadAllElapsed);
    sink.field("projects", projects);
  }

  /** The times of one package. */
  public record Project(
      String projectName, double elapsed, List<Parser> parsers, long parsedPathCount)
      implements Part {

    public Project {
      parsers = List.copyOf(parsers);
    }

    @Override
    public void fields(FieldSink sink) {
      sink.field("project_name", projectName);
      sink.field("elapsed", elapsed);
      sink.field("parsers", parsers);
      sink.field("parsed_path_count", parsedPathCount);
    }
  }

  /** The times of one kind of file; properties files count as {@code test}. */
  public record Parser(String parser, double elapsed, long parsedPathCount) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("parser", parser);
      sink.field("elapsed", elapsed);
      sink.field("parsed_path_count", parsedPathCount);
    }
  }
}
