package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.VersionOrder;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.Held;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.DeepMerge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code models} section. A model with versions is matched to the files of its versions, which
 * get their ids, configuration and tests here.
 */
final class Models {
  private final ParseSession session;
  private final PropertyFile file;
  private final PropertyEvents events;
  private final GenericTests tests;
  private final NodePatches patches;

  Models(
      ParseSession session,
      PropertyFile file,
      PropertyEvents events,
      GenericTests tests,
      NodePatches patches) {
    this.session = session;
    this.file = file;
    this.events = events;
    this.tests = tests;
    this.patches = patches;
  }

  /** Applies every entry, then makes the tests of all of them. */
  void apply(List<ModelAhead> models) {
    List<Entry> entries = new ArrayList<>();
    for (ModelAhead model : models) {
      model.giveItem(
          item -> {
            entries.add(item.rendered());
            apply(item);
          });
    }
    for (int i = 0; i < entries.size(); i++) {
      Held<GenericTests.Drafted> drafted = models.get(i).tests();
      if (drafted == null) {
        addTests(entries.get(i));
      } else {
        drafted.give(tests::add);
      }
    }
  }

  private void apply(PropertyFile.Item item) {
    Entry entry = item.rendered();
    checkVersions(entry);
    if (entry.list("versions").isEmpty()) {
      patches.apply(patches.patch("models", item));
    } else {
      applyVersions(item);
    }
  }

  /** Makes the tests of an entry without versions. */
  static void draftTests(
      GenericTests tests, PropertyFile file, Entry entry, Consumer<GenericTests.Drafted> taker) {
    Boolean quoteColumns = entry.booleanOrNull("quote_columns");
    tests.draftAll(
        NodePatches.target(file, entry, "models", null),
        entry.entries("columns"),
        entry.list("data_tests"),
        quoteColumns,
        taker);
  }

  private void addTests(Entry entry) {
    if (entry.list("versions").isEmpty()) {
      draftTests(tests, file, entry, tests::add);
      return;
    }
    Boolean quoteColumns = entry.booleanOrNull("quote_columns");
    for (Entry version : entry.entries("versions")) {
      tests.addAll(
          NodePatches.target(file, entry, "models", version.get("v")),
          Columns.ofVersion(entry, version),
          (version.get("data_tests") == null ? entry : version).list("data_tests"),
          quoteColumns);
    }
  }

  private static void checkVersions(Entry entry) {
    List<Object> known = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Entry version : entry.entries("versions")) {
      Object v = version.get("v");
      if (seen.contains(Texts.str(v))) {
        throw ProblemException.parsing(
            "Found duplicate version: '"
                + Texts.str(v)
                + "' in versions list of model '"
                + entry.name()
                + "'");
      }
      seen.add(Texts.str(v));
      known.add(v);
    }
    Object latest = entry.get("latest_version");
    if (latest != null && !known.contains(latest)) {
      throw ProblemException.parsing(
          "latest_version: "
              + Texts.str(latest)
              + " is not one of model '"
              + entry.name()
              + "' versions: "
              + Texts.repr(known)
              + " ");
    }
  }

  private void applyVersions(PropertyFile.Item item) {
    Entry entry = item.rendered();
    List<Entry> versions = entry.entries("versions");
    Object latest = entry.get("latest_version");
    if (latest == null) {
      latest = newest(versions);
    }
    for (Entry version : versions) {
      applyVersion(item, version, latest);
    }
  }

  private void applyVersion(PropertyFile.Item item, Entry version, @Nullable Object latest) {
    Entry entry = item.rendered();
    Object v = version.get("v");
    String suffix = "v" + Texts.str(v);
    String fileName = version.text("defined_in", "");
    if (fileName.isEmpty()) {
      fileName = entry.name() + "_" + suffix;
    }
    ManifestDraft draft = session.draft();
    NodeBuilder node = draft.refable(fileName, file.packageName());
    if (node == null && v != null && v.equals(latest)) {
      // dbt 1.12: the latest version may lie in a file without a suffix.
      node = draft.refable(entry.name(), file.packageName());
    }
    boolean isDisabled = node == null;
    if (node == null) {
      List<NodeBuilder> found = patches.disabled(fileName, ResourceType.MODEL);
      if (found.isEmpty()) {
        session.draft().absent().add(fileName);
        events.noNode(fileName, "models", file.originalFilePath());
        return;
      }
      if (found.size() > 1 && Boolean.TRUE.equals(entry.mapping("config").get("enabled"))) {
        throw NodePatches.severalDisabled(found.size(), ResourceType.MODEL, entry.name());
      }
      node = found.getFirst();
      draft.removeDisabled(node);
    } else {
      draft.removeNode(node.uniqueId);
    }
    node.uniqueId = "model." + file.packageName() + "." + entry.name() + "." + suffix;
    List<String> fqn = new ArrayList<>(node.fqn);
    fqn.set(fqn.size() - 1, entry.name());
    fqn.add(suffix);
    node.fqn = fqn;
    node.name = entry.name();
    node.version = v;
    node.latestVersion = latest;
    if (isDisabled) {
      draft.addDisabled(DisabledDraft.of(node));
    } else {
      draft.addNode(node);
    }
    patchVersion(node, item, version);
  }

  private void patchVersion(NodeBuilder node, PropertyFile.Item item, Entry version) {
    Entry entry = versionEntry(item.rendered(), version);
    Map<String, ColumnSpec> columns = Columns.specs(Columns.ofVersion(item.rendered(), version));
    String description = version.text("description", "");
    Map<String, @Nullable Object> config =
        DeepMerge.of(item.rendered().mapping("config"), version.mapping("config"));
    NodePatches.Patch patch =
        new NodePatches.Patch(
            entry.name(),
            entry,
            "models",
            config,
            // dbt 1.12: what the model's own config says is not looked up again for a version
            item.rawVersionConfig(version.get("v")),
            columns,
            description.isEmpty() ? item.rendered().text("description", "") : description);
    patches.describe(node, patch);
    patches.configure(node, patch);
    // dbt 1.12: constraints and the contract's checksum depend on the configuration.
    new ModelProperties(session, events).constrain(node, entry);
  }

  /** The model's entry as this version sees it. */
  private static Entry versionEntry(Entry entry, Entry version) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(entry.map());
    if (!version.list("constraints").isEmpty()) {
      merged.put("constraints", version.get("constraints"));
    }
    if (version.get("access") != null) {
      merged.put("access", version.get("access"));
    }
    merged.put("deprecation_date", version.get("deprecation_date"));
    merged.remove("time_spine");
    // dbt 1.12: versions have no semantic model
    merged.remove("semantic_model");
    merged.remove("latest_version");
    return new Entry(merged, entry.place());
  }

  private static @Nullable Object newest(List<Entry> versions) {
    Object newest = null;
    for (Entry version : versions) {
      Object v = version.get("v");
      if (newest == null || VersionOrder.isOlder(newest, v)) {
        newest = v;
      }
    }
    return newest;
  }
}
