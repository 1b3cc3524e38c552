package dev.percolate.parser.internal.link;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.DuplicateNames;
import dev.percolate.parser.internal.ParseProblems;
import dev.percolate.parser.internal.ParseSession;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** No two nodes are the same relation, and no two of a package have the same name. */
public final class Uniqueness {
  private final ParseSession session;
  private final boolean isStrict;

  private record Name(String packageName, String name) {}

  public Uniqueness(ParseSession session) {
    this.session = session;
    this.isStrict = session.flags().is("require_unique_project_resource_names");
  }

  /** Checks all nodes that stand for relations. */
  public void check() {
    Map<String, NodeBuilder> relations = new HashMap<>();
    Map<Name, NodeBuilder> versioned = new LinkedHashMap<>();
    Map<Name, NodeBuilder> unversioned = new HashMap<>();
    for (NodeBuilder node : session.draft().nodes().values()) {
      if (!session.configurer().isRelational(node)) {
        continue;
      }
      Name name = new Name(node.packageName, node.name);
      if (node.version != null) {
        versioned.put(name, node);
      } else {
        NodeBuilder same = unversioned.put(name, node);
        if (same != null) {
          twice(same, node);
        }
      }
      String relation =
          node.relationName == null ? session.configurer().relationName(node) : node.relationName;
      NodeBuilder known = relations.put(relation, node);
      if (known != null) {
        throw ParseProblems.sameRelation(known, node, relation);
      }
    }
    versioned.forEach(
        (name, node) -> {
          NodeBuilder other = unversioned.get(name);
          if (other != null) {
            throw ParseProblems.versionedAndNot(node, other);
          }
        });
  }

  private void twice(NodeBuilder first, NodeBuilder second) {
    if (isStrict) {
      throw DuplicateNames.ofNodes(first, second);
    }
    session.events().sameNames(second.name, second.packageName, first.uniqueId, second.uniqueId);
  }
}
