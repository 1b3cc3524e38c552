package dev.percolate.parser.internal;

import dev.percolate.manifest.Doc;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.files.DocFiles;
import dev.percolate.parser.internal.files.FixtureFiles;
import dev.percolate.parser.internal.files.NodeFiles;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Turns every file but macros and properties files into drafts, one file at a time. */
public final class FileDrafts {
  /** Kinds whose files make nodes, docs or fixtures, in dbt's order. */
  public static final List<SourceFile.Kind> KINDS =
      List.of(
          SourceFile.Kind.MODEL,
          SourceFile.Kind.SNAPSHOT,
          SourceFile.Kind.ANALYSIS,
          SourceFile.Kind.SINGULAR_TEST,
          SourceFile.Kind.SEED,
          SourceFile.Kind.DOCUMENTATION,
          SourceFile.Kind.FIXTURE,
          SourceFile.Kind.FUNCTION);

  private final ParseSession session;
  private final ProjectFiles files;
  private final NodeFiles nodeFiles;
  private final boolean jinjaExtensions;

  public FileDrafts(ParseSession session, ProjectFiles files) {
    this.session = session;
    this.files = files;
    this.jinjaExtensions = session.flags().allowJinjaFileExtensions();
    this.nodeFiles =
        new NodeFiles(
            session.nodeParser(),
            session.events(),
            jinjaExtensions,
            session.flags().is("require_corrected_analysis_fqns"),
            session.createdAt());
  }

  /** What one file gave. */
  public record Parsed(
      List<NodeBuilder> nodes, List<Doc> docs, List<Fixture> fixtures, double elapsed) {}

  /** The files of all projects in their order. */
  public static List<SourceFile> files(PackageSet packages, ProjectFiles files) {
    List<SourceFile> all = new ArrayList<>();
    for (ProjectConfig project : packages.all()) {
      for (SourceFile.Kind kind : KINDS) {
        all.addAll(files.of(project.name(), kind));
      }
    }
    return all;
  }

  /** Parses one file. Safe for use by many threads. */
  public Parsed parse(SourceFile file) {
    Stopwatch watch = new Stopwatch();
    ProjectConfig project = session.packages().project(file.projectName());
    List<NodeBuilder> nodes = List.of();
    List<Doc> docs = List.of();
    List<Fixture> fixtures = List.of();
    switch (file.kind()) {
      case DOCUMENTATION ->
          docs =
              DocFiles.parse(
                  file.projectName(),
                  file.relativePath(),
                  file.originalFilePath(),
                  files.contents(file),
                  session.templates());
      case FIXTURE ->
          fixtures = List.of(FixtureFiles.parse(file, files.contents(file), jinjaExtensions));
      default -> {
        if (project != null) {
          nodes = nodeFiles.parse(project, file, files.read(file));
        }
      }
    }
    return new Parsed(nodes, docs, fixtures, watch.lap());
  }

  /** Adds what a file gave to the draft. */
  public void add(Parsed parsed) {
    parsed.nodes.forEach(session.draft()::addByConfig);
    parsed.docs.forEach(session.draft()::addDoc);
    parsed.fixtures.forEach(session.draft()::addFixture);
  }
}
