package dev.percolate.parser.internal.files;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.Sha256;
import java.util.ArrayList;
import java.util.List;

/** Makes the operations of a project's {@code on-run-start} and {@code on-run-end}. */
public final class Hooks {
  private Hooks() {}

  /** The operations of a project, not parsed yet, in dbt's order. */
  public static List<NodeBuilder> of(ProjectConfig project, double createdAt) {
    List<NodeBuilder> nodes = new ArrayList<>();
    if (project.onRunStart().isEmpty() && project.onRunEnd().isEmpty()) {
      return nodes;
    }
    Checksum checksum = new Checksum("sha256", Sha256.hex(squeezed(project.contents())));
    add(nodes, project, "on-run-start", project.onRunStart(), checksum, createdAt);
    add(nodes, project, "on-run-end", project.onRunEnd(), checksum, createdAt);
    return nodes;
  }

  private static void add(
      List<NodeBuilder> nodes,
      ProjectConfig project,
      String kind,
      List<String> hooks,
      Checksum checksum,
      double createdAt) {
    for (int i = 0; i < hooks.size(); i++) {
      String name = project.name() + "-" + kind + "-" + i;
      NodeBuilder node =
          new NodeBuilder(
              ResourceType.OPERATION,
              project.name(),
              name,
              "operation." + project.name() + "." + name);
      node.path = "hooks/" + name + ".sql";
      node.originalFilePath = "./dbt_project.yml";
      node.fqn = FileNames.fqn(project.name(), node.path, name);
      node.checksum = checksum;
      node.rawCode = hooks.get(i);
      node.index = (long) i;
      node.tags.add(kind);
      node.createdAt = createdAt;
      nodes.add(node);
    }
  }

  /** Text with every run of white space squeezed to one space: what dbt hashes. */
  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
        continue;
      }
      if (gap && !out.isEmpty()) {
        out.append(' ');
      }
      gap = false;
      out.append(c);
    }
    return out.toString();
  }
}
