package dev.percolate.parser.internal.files;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.NodeParser;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.project.FileText;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.SourceFile;
import dev.percolate.render.BlockScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the nodes of one file: a model, a test, an analysis, a seed, a function, or snapshots. */
public final class NodeFiles {
  private final NodeParser parser;
  private final ParseEvents events;
  private final boolean jinjaExtensions;
  private final boolean correctedAnalyses;
  private final double createdAt;

  /**
   * @param jinjaExtensions the flag {@code allow_jinja_file_extensions}
   * @param correctedAnalyses the flag {@code require_corrected_analysis_fqns}
   */
  public NodeFiles(
      NodeParser parser,
      ParseEvents events,
      boolean jinjaExtensions,
      boolean correctedAnalyses,
      double createdAt) {
    this.parser = parser;
    this.events = events;
    this.jinjaExtensions = jinjaExtensions;
    this.correctedAnalyses = correctedAnalyses;
    this.createdAt = createdAt;
  }

  /** The nodes of a file, parsed and configured. */
  public List<NodeBuilder> parse(ProjectConfig project, SourceFile file, FileText text) {
    List<NodeBuilder> drafts =
        switch (file.kind()) {
          case MODEL -> List.of(model(file, text));
          case SNAPSHOT -> snapshots(file, text);
          case ANALYSIS -> List.of(analysis(file, text));
          case SINGULAR_TEST -> List.of(test(file, text));
          case SEED -> List.of(seed(project, file, text));
          case FUNCTION -> List.of(function(file, text));
          default -> throw new BugException("no nodes in a file of kind " + file.kind());
        };
    for (NodeBuilder draft : drafts) {
      parser.parse(draft);
    }
    return drafts;
  }

  private NodeBuilder model(SourceFile file, FileText text) {
    NodeBuilder node = named(ResourceType.MODEL, file, text, file.relativePath());
    node.language = file.relativePath().endsWith(".py") ? "python" : "sql";
    return node;
  }

  private NodeBuilder function(SourceFile file, FileText text) {
    NodeBuilder node = named(ResourceType.FUNCTION, file, text, file.relativePath());
    if (file.relativePath().endsWith(".py")) {
      node.language = "python";
    } else if (file.relativePath().endsWith(".js")) {
      node.language = "javascript";
    }
    return node;
  }

  private NodeBuilder analysis(SourceFile file, FileText text) {
    String path = correctedAnalyses ? file.relativePath() : "analysis/" + file.relativePath();
    return named(ResourceType.ANALYSIS, file, text, path);
  }

  private NodeBuilder test(SourceFile file, FileText text) {
    String name = FileNames.stem(file.relativePath(), jinjaExtensions);
    int slash = file.relativePath().lastIndexOf('/');
    String path = file.relativePath().substring(0, slash + 1) + name + ".sql";
    return named(ResourceType.TEST, file, text, path);
  }

  private NodeBuilder seed(ProjectConfig project, SourceFile file, FileText text) {
    NodeBuilder node = named(ResourceType.SEED, file, text, file.relativePath());
    node.rawCode = "";
    node.rootPath = project.root().toString();
    return node;
  }

  private List<NodeBuilder> snapshots(SourceFile file, FileText text) {
    List<NodeBuilder> nodes = new ArrayList<>();
    String contents = text.contents();
    for (BlockScanner.Block block :
        BlockScanner.scan(
            contents,
            Set.of("snapshot"),
            tag ->
                events.unexpectedBlock(
                    "Found unexpected '" + tag + "' block tag.", file.relativePath()))) {
      String name = block.name();
      if (name == null) {
        throw ProblemException.parsing("at path ['name']: None is not of type 'string'");
      }
      NodeBuilder node = draft(ResourceType.SNAPSHOT, file, text, name, file.relativePath());
      // dbt 1.12: the fqn of a snapshot block names its file too
      node.fqn =
          FileNames.fqn(
              file.projectName(),
              file.relativePath(),
              FileNames.stem(file.relativePath(), false),
              name);
      node.rawCode = block.contents(contents);
      nodes.add(node);
    }
    return nodes;
  }

  private NodeBuilder named(ResourceType type, SourceFile file, FileText text, String path) {
    return draft(type, file, text, FileNames.stem(file.relativePath(), jinjaExtensions), path);
  }

  private NodeBuilder draft(
      ResourceType type, SourceFile file, FileText text, String name, String path) {
    NodeBuilder node =
        new NodeBuilder(
            type, file.projectName(), name, type.word() + "." + file.projectName() + "." + name);
    node.path = path;
    node.originalFilePath = file.originalFilePath();
    node.fqn = FileNames.fqn(file.projectName(), path, name);
    node.checksum = new Checksum(text.checksumName(), text.checksum());
    node.rawCode = text.contents();
    node.createdAt = createdAt;
    return node;
  }
}
