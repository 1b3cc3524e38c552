package dev.percolate.parser.internal.link;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names with spaces are deprecated, or errors by a flag: one flag for nodes, one for sources and
 * semantic models.
 */
final class SpacedNames {
  private final ParseSession session;
  private final boolean isError;
  private final Map<String, String> paths = new TreeMap<>();

  private SpacedNames(ParseSession session, String flag) {
    this.session = session;
    this.isError = session.flags().is(flag);
  }

  static void check(ParseSession session) {
    ManifestDraft draft = session.draft();
    SpacedNames nodes = new SpacedNames(session, "require_resource_names_without_spaces");
    for (NodeBuilder node : draft.nodes().values()) {
      nodes.add(node.name, node.uniqueId, node.originalFilePath);
    }
    nodes.tell("model(s)");
    SpacedNames others =
        new SpacedNames(session, "require_source_and_semantic_model_names_without_spaces");
    for (Source.Builder source : draft.sources().values()) {
      // dbt 1.12: the name of the source, not that of its table
      others.add(
          source.sourceName,
          "source." + source.identity.packageName() + "." + source.sourceName,
          source.identity.originalFilePath());
    }
    for (SemanticModel.Builder model : draft.semanticModels().values()) {
      others.add(
          model.identity.name(), model.identity.uniqueId(), model.identity.originalFilePath());
    }
    others.tell("resource(s)");
  }

  private void add(String name, String id, String path) {
    if (name.indexOf(' ') < 0) {
      return;
    }
    if (paths.isEmpty() && !isError) {
      session
          .events()
          .deprecatedLongAgo(
              "D014",
              "SpacesInResourceNameDeprecation",
              "Found spaces in the name of `" + id + "`",
              "unique_id",
              id,
              "level",
              "warn");
    }
    paths.putIfAbsent(id, path);
  }

  private void tell(String what) {
    if (paths.isEmpty()) {
      return;
    }
    if (isError) {
      StringBuilder text = new StringBuilder("Resource names cannot contain spaces:");
      paths.forEach(
          (id, path) -> text.append("\n  * '").append(id).append("' (").append(path).append(')'));
      text.append("\nPlease rename the invalid ").append(what);
      text.append(" so that their name(s) do not contain any spaces.");
      throw ProblemException.of(ProblemKind.VALIDATION, text.toString());
    }
    session
        .events()
        .deprecatedLongAgo(
            "D015",
            "ResourceNamesWithSpacesDeprecation",
            "Spaces found in "
                + paths.size()
                + " resource name(s). This is deprecated, and may lead to errors when using dbt."
                + " Run again with `--debug` to see them all. For more information:"
                + " https://docs.getdbt.com/reference/global-configs/legacy-behaviors",
            "count_invalid_names",
            (long) paths.size(),
            "show_debug_hint",
            true);
  }
}
