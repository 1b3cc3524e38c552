package dev.percolate.parser.internal;

import dev.percolate.diagnostics.Problem.Subject;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.NodeBuilder;
import org.jspecify.annotations.Nullable;

/** Errors of the parser in dbt's words. */
public final class ParseProblems {
  private ParseProblems() {}

  /** What an error about a node names in its first line. */
  public static Subject subject(NodeBuilder node) {
    return new Subject(node.resourceType.word(), node.name, node.originalFilePath);
  }

  /** The same error, said of {@code node} when it does not say of what yet. */
  public static ProblemException about(NodeBuilder node, ProblemException error) {
    return new ProblemException(error.problem().withSubject(subject(node)), error);
  }

  public static ProblemException invalidAccess(
      String uniqueId, String access, @Nullable String materialized) {
    String with = materialized == null ? "" : "with '" + materialized + "' materialization ";
    return ProblemException.parsing(
        "Node "
            + uniqueId
            + " "
            + with
            + "has an invalid value ("
            + access
            + ") for the access field");
  }

  public static ProblemException noAccess(
      String uniqueId, String target, String access, String scope, String scopeType) {
    return ProblemException.parsing(
        "Node "
            + uniqueId
            + " attempted to reference node "
            + target
            + ", which is not allowed because the referenced node is "
            + access
            + " to the '"
            + scope
            + "' "
            + scopeType
            + ".");
  }

  public static ProblemException sameRelation(
      NodeBuilder first, NodeBuilder second, String relation) {
    return ProblemException.compilation(
        "dbt found two resources with the database representation \""
            + relation
            + "\".\ndbt cannot create two resources with identical database representations. To"
            + " fix this,\nchange the configuration of one of these resources:\n- "
            + first.uniqueId
            + " ("
            + first.originalFilePath
            + ")\n- "
            + second.uniqueId
            + " ("
            + second.originalFilePath
            + ")");
  }

  public static ProblemException versionedAndNot(NodeBuilder versioned, NodeBuilder unversioned) {
    return ProblemException.parsing(
        "dbt found versioned and unversioned models with the name \""
            + versioned.name
            + "\".\n\nSince these resources have the same name, dbt will be unable to find the"
            + " correct resource\nwhen looking for ref('"
            + versioned.name
            + "').\n\nTo fix this, change the name of the unversioned resource\n"
            + unversioned.uniqueId
            + " ("
            + unversioned.originalFilePath
            + ")\nor add the unversioned model to the versions in "
            + versioned.patchPath);
  }
}
