package dev.percolate.parser;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.link.Linker;
import dev.percolate.parser.internal.link.Links;
import dev.percolate.project.Sha256;
import java.util.List;

/**
 * Parses queries of the command line as nodes of the root project. Keeps all drafts of the parse
 * alive; for one thread.
 */
public final class InlineQueries {
  private static final String NAME = "inline_query";

  private final ParseSession session;

  InlineQueries(ParseSession session) {
    this.session = session;
  }

  /**
   * The node of a query, with what it depends on.
   *
   * @throws dev.percolate.diagnostics.ProblemException when the query makes no sense
   */
  public ExecutableNode parse(String sql) {
    String root = session.rootProject();
    NodeBuilder node =
        new NodeBuilder(
            ResourceType.SQL_OPERATION, root, NAME, "sql_operation." + root + "." + NAME);
    node.path = "sql/" + NAME;
    node.originalFilePath = "from remote system.sql";
    node.fqn = List.of(root, "sql", NAME);
    node.rawCode = sql;
    node.checksum = new Checksum("sha256", Sha256.hex(sql));
    node.createdAt = session.createdAt();
    session.nodeParser().parse(node);
    new Linker(session, new Links(session)).linkRelations(node);
    return node.build();
  }
}
