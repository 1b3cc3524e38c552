package dev.percolate.parser;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Once;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.link.Linker;
import dev.percolate.parser.internal.link.Links;
import dev.percolate.parser.internal.reuse.Neighbour;
import dev.percolate.project.Sha256;
import java.util.List;
import java.util.function.Supplier;

/** Parses queries of the command line as nodes of the root project. For one thread. */
public final class InlineQueries {
  private static final String NAME = "inline_query";

  private final Once<ParseSession> session;

  /**
   * Queries that may refer to everything in a manifest.
   *
   * @param opened a session with its macros, opened for the first query
   */
  InlineQueries(Supplier<ParseSession> opened, Supplier<Manifest> manifest) {
    session =
        new Once<>(
            () -> {
              ParseSession fresh = opened.get();
              Neighbour.surround(fresh.draft(), manifest.get());
              return fresh;
            });
  }

  /**
   * The node of a query, with what it depends on.
   *
   * @throws dev.percolate.diagnostics.ProblemException when the query makes no sense
   */
  public ExecutableNode parse(String sql) {
    ParseSession parsing = session.get();
    String root = parsing.rootProject();
    NodeBuilder node =
        new NodeBuilder(
            ResourceType.SQL_OPERATION, root, NAME, "sql_operation." + root + "." + NAME);
    node.path = "sql/" + NAME;
    node.originalFilePath = "from remote system.sql";
    node.fqn = List.of(root, "sql", NAME);
    node.rawCode = sql;
    node.checksum = new Checksum("sha256", Sha256.hex(sql));
    node.createdAt = parsing.createdAt();
    parsing.nodeParser().parse(node);
    new Linker(parsing, new Links(parsing)).linkRelations(node);
    return node.build();
  }
}
