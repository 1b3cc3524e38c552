package dev.percolate.render.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.VersionOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of versions of a model that a {@code ref()} without a version will mean one day. */
record NewerVersions(Manifest manifest, EventSink events) {

  /** Says which version a reference means now, if there is a newer one. */
  void tell(Model model) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    EventSubject.addTo(data);
    Object newest = newest(model);
    // dbt 1.12: says nothing of references outside of a node's own work
    if (!(data.get("node_info") instanceof Map<?, ?> node)
        || !VersionOrder.isOlder(model.latestVersion(), newest)) {
      return;
    }
    String now = Texts.str(model.version());
    String later = Texts.str(newest);
    data.put("ref_node_name", model.name());
    data.put("ref_node_package", model.packageName());
    data.put("ref_node_version", now);
    data.put("ref_max_version", later);
    String pinned = "{{ ref('" + model.packageName() + "', '" + model.name() + "', v='";
    String message =
        "While compiling '"
            + Texts.str(node.get("node_name"))
            + "':\nFound an unpinned reference to versioned model '"
            + model.name()
            + "' in project '"
            + model.packageName()
            + "'.\nResolving to latest version: "
            + model.name()
            + ".v"
            + now
            + "\nA prerelease version "
            + later
            + " is available. It has not yet been marked 'latest' by its maintainer.\n"
            + "When that happens, this reference will resolve to "
            + model.name()
            + ".v"
            + later
            + " instead.\n\n  Try out v"
            + later
            + ": "
            + pinned
            + later
            + "') }}\n  Pin to  v"
            + now
            + ": "
            + pinned
            + now
            + "') }}\n";
    events.fire(new Event("I064", "UnpinnedRefNewVersionAvailable", Level.INFO, message, data));
  }

  private @Nullable Object newest(Model model) {
    Object newest = model.version();
    for (ExecutableNode node : manifest.nodes().values()) {
      if (node instanceof Model other
          && other.name().equals(model.name())
          && other.version() != null
          && VersionOrder.isOlder(newest, other.version())) {
        newest = other.version();
      }
    }
    return newest;
  }
}
