package dev.percolate.parser.internal.link;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import java.util.ArrayList;
import java.util.List;

/** Moves nodes to where their configuration wants them after properties files were read. */
public final class DisabledCleanup {
  private DisabledCleanup() {}

  /**
   * Disables enabled nodes that were switched off and enables disabled ones that were switched on.
   */
  public static void run(ManifestDraft draft) {
    List<NodeBuilder> off = new ArrayList<>();
    for (NodeBuilder node : draft.nodes().values()) {
      if (!ManifestDraft.isEnabled(node.config)) {
        off.add(node);
      }
    }
    List<NodeBuilder> on = new ArrayList<>();
    for (List<DisabledDraft> same : draft.disabled().values()) {
      for (DisabledDraft resource : same) {
        if (resource.draft() instanceof NodeBuilder node
            && node.resourceType != ResourceType.FUNCTION
            && ManifestDraft.isEnabled(node.config)) {
          on.add(node);
        }
      }
    }
    for (NodeBuilder node : off) {
      draft.removeNode(node.uniqueId);
      draft.addDisabled(DisabledDraft.of(node));
    }
    for (NodeBuilder node : on) {
      draft.removeDisabled(node);
      draft.addNode(node);
    }
  }
}
