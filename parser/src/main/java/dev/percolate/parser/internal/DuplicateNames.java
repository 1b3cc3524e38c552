package dev.percolate.parser.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;

/** dbt's error for two resources of one name. */
public final class DuplicateNames {
  private DuplicateNames() {}

  /** Two nodes with one name, which may be of different types. */
  public static ProblemException ofNodes(NodeBuilder node, NodeBuilder known) {
    Identity first = identity(node);
    Identity second = identity(known);
    if (node.resourceType == ResourceType.TEST && node.testMetadata != null) {
      String column = node.columnName == null ? "" : "column \"" + node.columnName + "\" in ";
      String name = node.name + "\" defined on " + column + "\"" + node.fileKeyName;
      return problem("data_tests", name, "running", "tests", first, second);
    }
    String plural =
        node.resourceType == known.resourceType ? node.resourceType.plural() : "resources";
    String called = node.resourceType.isRefable() ? "ref(\"" + node.name + "\")" : node.name;
    return problem(plural, node.name, "looking for", called, first, second);
  }

  static ProblemException ofSources(Source.Builder source, Source.Builder known) {
    String name = source.sourceName + "_" + source.identity.name();
    String called = "source(\"" + source.sourceName + "\", \"" + source.identity.name() + "\")";
    return problem("sources", name, "looking for", called, source.identity, known.identity);
  }

  static ProblemException of(ResourceType type, Identity resource, Identity known) {
    return of(type, resource.name(), resource.name(), resource, known);
  }

  static ProblemException of(
      ResourceType type, String name, String called, Identity resource, Identity known) {
    return problem(type.plural(), name, "looking for", called, resource, known);
  }

  private static Identity identity(NodeBuilder node) {
    return new Identity(
        node.name, node.packageName, node.path, node.originalFilePath, node.uniqueId, node.fqn);
  }

  private static ProblemException problem(
      String plural, String name, String action, String called, Identity resource, Identity known) {
    return ProblemException.compilation(
        "dbt found two "
            + plural
            + " with the name \""
            + name
            + "\".\n\nSince these resources have the same name, dbt will be unable to find the"
            + " correct resource\nwhen "
            + action
            + " "
            + called
            + ".\n\nTo fix this, change the name of one of these resources:\n- "
            + resource.uniqueId()
            + " ("
            + resource.originalFilePath()
            + ")\n- "
            + known.uniqueId()
            + " ("
            + known.originalFilePath()
            + ")");
  }
}
