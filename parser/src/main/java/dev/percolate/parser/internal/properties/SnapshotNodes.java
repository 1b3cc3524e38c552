package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.StaticReference;
import dev.percolate.render.StaticExtractor;
import java.util.Map;

/** Snapshots that exist only in properties files: those with a {@code relation}. */
final class SnapshotNodes {
  private final ParseSession session;
  private final PropertyFile file;
  private final Checksum checksum;

  /**
   * @param checksum of the properties file
   */
  SnapshotNodes(ParseSession session, PropertyFile file, Checksum checksum) {
    this.session = session;
    this.file = file;
    this.checksum = checksum;
  }

  void add() {
    // dbt 1.12: name and relation are taken as written, not rendered.
    for (Object entry : file.entries("snapshots")) {
      if (entry instanceof Map<?, ?> snapshot && snapshot.get("relation") != null) {
        add(Texts.str(snapshot.get("name")), Texts.str(snapshot.get("relation")));
      }
    }
  }

  private void add(String name, String relation) {
    String uniqueId = "snapshot." + file.packageName() + "." + name;
    NodeBuilder node = new NodeBuilder(ResourceType.SNAPSHOT, file.packageName(), name, uniqueId);
    node.path = name + ".sql";
    node.originalFilePath = file.originalFilePath();
    node.fqn = file.fqn(name);
    node.alias = name;
    node.checksum = checksum;
    node.createdAt = session.createdAt();
    StaticReference reference = StaticReference.parse(relation);
    if (reference == null) {
      boolean isCall = StaticExtractor.extract("{{ " + relation + " }}") != null;
      throw ProblemException.parsing(
          (isCall ? "Invalid ref or source expression: " : "Invalid jinja expression: ")
              + relation);
    }
    node.rawCode = "select * from {{ " + relation + " }}";
    session.configurer().configure(node);
    reference.addTo(node);
    session.draft().addByConfig(node);
  }
}
