package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.ParseSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top-level {@code data_tests} section: descriptions and configuration of singular tests. */
final class SingularTestPatches {
  private final ParseSession session;
  private final PropertyFile file;
  private final PropertyEvents events;

  SingularTestPatches(ParseSession session, PropertyFile file, PropertyEvents events) {
    this.session = session;
    this.file = file;
    this.events = events;
  }

  /** dbt 1.12: what cannot be read here is a warning only. */
  void apply() {
    try {
      for (PropertyFile.Item item : file.items("data_tests")) {
        apply(item);
      }
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.PARSING) {
        throw e;
      }
      events.singularTestsUnreadable(file.originalFilePath(), e.problem().describe());
    }
  }

  private void apply(PropertyFile.Item item) {
    Entry entry = item.rendered();
    NodeBuilder node = session.draft().singularTest(entry.name(), file.packageName());
    if (node == null) {
      session.draft().absent().add(entry.name());
      events.noNode(entry.name(), "data_tests", file.originalFilePath());
      return;
    }
    Map<String, @Nullable Object> config = entry.mapping("config");
    if (!config.isEmpty()) {
      // dbt 1.12: what was written before rendering is not kept for singular tests
      session.configurer().configure(node, config, Map.of());
    }
    node.patchPath = file.patchPath();
    node.description = entry.text("description", "");
    node.createdAt = session.createdAt();
  }
}
