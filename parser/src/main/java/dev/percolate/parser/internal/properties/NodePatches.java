package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Applies entries for seeds, snapshots, analyses and functions, and for models without versions, to
 * the nodes their files made.
 */
final class NodePatches {
  private final ParseSession session;
  private final PropertyFile file;
  private final PropertyEvents events;
  private final GenericTests tests;
  private final ModelProperties models;
  private final SemanticSections semantics;

  NodePatches(
      ParseSession session,
      PropertyFile file,
      PropertyEvents events,
      GenericTests tests,
      SemanticSections semantics) {
    this.session = session;
    this.file = file;
    this.events = events;
    this.tests = tests;
    this.models = new ModelProperties(session, events);
    this.semantics = semantics;
  }

  /**
   * What a properties file says of one node.
   *
   * @param name the node's name
   * @param entry the rendered entry
   * @param section the list it stands in
   * @param config rendered configuration, top-level keys moved in
   * @param rawConfig configuration as written
   * @param columns described columns
   * @param description text, not rendered
   */
  record Patch(
      String name,
      Entry entry,
      String section,
      Map<String, @Nullable Object> config,
      Map<String, @Nullable Object> rawConfig,
      Map<String, ColumnSpec> columns,
      String description) {}

  /** Reads the entries of a section other than models and applies them. */
  void apply(String section) {
    List<Entry> tested = new ArrayList<>();
    for (PropertyFile.Item item : file.items(section)) {
      apply(patch(section, item));
      if (section.equals("seeds") || section.equals("snapshots")) {
        tested.add(item.rendered());
      }
    }
    for (Entry entry : tested) {
      tests.addAll(
          target(file, entry, section, null),
          entry.entries("columns"),
          entry.list("data_tests"),
          entry.booleanOrNull("quote_columns"));
    }
  }

  /** The patch of an entry without versions. */
  Patch patch(String section, PropertyFile.Item item) {
    Entry entry = item.rendered();
    return new Patch(
        entry.name(),
        entry,
        section,
        entry.mapping("config"),
        item.rawConfig(),
        section.equals("analyses")
            ? Columns.plain(entry.entries("columns"))
            : Columns.specs(entry.entries("columns")),
        entry.text("description", ""));
  }

  static TestTarget target(
      PropertyFile file, Entry entry, String section, @Nullable Object version) {
    return new TestTarget(
        file.packageName(),
        entry.name(),
        file.originalFilePath(),
        section + "." + entry.name(),
        version,
        null,
        null,
        entry.get("derived_semantics") == null ? "ne)" : "]))");
  }

  /** Finds the node of a patch and applies it. */
  void apply(Patch patch) {
    NodeBuilder node = find(patch);
    if (node == null) {
      applyToDisabled(patch);
      return;
    }
    if (isRefableSection(patch.section()) && !node.resourceType.plural().equals(patch.section())) {
      events.wrongSection(
          patch.name(),
          node.resourceType.word(),
          node.resourceType.plural(),
          patch.section(),
          file.originalFilePath());
      return;
    }
    refuseSecond(node, patch.name());
    if (!patch.config().isEmpty()) {
      configure(node, patch);
    }
    describe(node, patch);
  }

  private static boolean isRefableSection(String section) {
    return section.equals("models") || section.equals("seeds") || section.equals("snapshots");
  }

  private @Nullable NodeBuilder find(Patch patch) {
    return switch (patch.section()) {
      // dbt 1.12: these are looked for in all packages; of functions the first is taken
      case "functions" -> {
        List<NodeBuilder> found = anywhere(patch.name(), session.draft()::function);
        yield found.isEmpty() ? null : found.getFirst();
      }
      case "analyses" -> only(patch.name(), anywhere(patch.name(), session.draft()::analysis));
      default -> {
        NodeBuilder own = session.draft().refable(patch.name(), file.packageName());
        yield own != null ? own : only(patch.name(), session.draft().refables(patch.name()));
      }
    };
  }

  private List<NodeBuilder> anywhere(
      String name, BiFunction<String, String, @Nullable NodeBuilder> find) {
    List<NodeBuilder> found = new ArrayList<>(1);
    for (String packageName : session.packages().projects().keySet()) {
      NodeBuilder node = find.apply(name, packageName);
      if (node != null) {
        found.add(node);
      }
    }
    return found;
  }

  private static @Nullable NodeBuilder only(String name, List<NodeBuilder> found) {
    if (found.size() > 1) {
      List<String> ids = found.stream().map(node -> node.uniqueId).toList();
      throw ProblemException.compilation(NameResolver.ambiguous(name, ids));
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private void applyToDisabled(Patch patch) {
    ResourceType type = Objects.requireNonNull(ResourceType.ofPlural(patch.section()));
    List<NodeBuilder> found = disabled(patch.name(), type);
    if (found.isEmpty()) {
      session.draft().absent().add(patch.name());
      events.noNode(patch.name(), patch.section(), file.originalFilePath());
      return;
    }
    if (found.size() > 1 && Boolean.TRUE.equals(patch.config().get("enabled"))) {
      throw severalDisabled(found.size(), type, patch.name());
    }
    for (NodeBuilder node : found) {
      if (!patch.config().isEmpty()) {
        configure(node, patch);
      }
      describe(node, patch);
    }
  }

  List<NodeBuilder> disabled(String name, ResourceType type) {
    List<NodeBuilder> found = new ArrayList<>();
    for (NodeBuilder node : session.draft().disabledNodes(name, file.packageName())) {
      if (node.resourceType == type) {
        found.add(node);
      }
    }
    return found;
  }

  static ProblemException severalDisabled(int count, ResourceType type, String name) {
    return ProblemException.parsing(
        "Found "
            + count
            + " matching disabled nodes for "
            + type.word()
            + " '"
            + name
            + "'. Multiple nodes for the same unique id cannot be enabled in the schema file. They"
            + " must be enabled in `dbt_project.yml` or in the sql files.");
  }

  void refuseSecond(NodeBuilder node, String name) {
    if (node.patchPath != null) {
      String other = node.patchPath.substring(node.patchPath.indexOf("://") + 3);
      throw PropertyProblems.describedTwice(name, file.originalFilePath(), other, "resource");
    }
  }

  void configure(NodeBuilder node, Patch patch) {
    EntryKeys.checkAccess(node.uniqueId, patch.config());
    session.configurer().configure(node, patch.config(), patch.rawConfig());
  }

  /** Sets what is no configuration: description, columns, and what only models have. */
  void describe(NodeBuilder node, Patch patch) {
    node.patchPath = file.patchPath();
    node.createdAt = session.createdAt();
    node.description = patch.description();
    node.columns = new LinkedHashMap<>(patch.columns());
    Entry entry = patch.entry();
    if (node.resourceType == ResourceType.MODEL) {
      models.describe(node, entry);
      semantics.describeModel(file, node, entry);
      return;
    }
    if (!entry.list("constraints").isEmpty()) {
      events.notValidFor("constraints", node.resourceType.word(), patch.name());
    }
    if (node.resourceType == ResourceType.FUNCTION) {
      Functions.describe(session, node, entry);
    }
  }
}
