package dev.percolate.parser.internal.link;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds configuration in the root project's files that applies to no resource. */
public final class UnusedPaths {
  private static final List<ResourceType> TYPES =
      List.of(
          ResourceType.MODEL,
          ResourceType.SEED,
          ResourceType.SNAPSHOT,
          ResourceType.SOURCE,
          ResourceType.TEST,
          ResourceType.UNIT_TEST,
          ResourceType.METRIC,
          ResourceType.SEMANTIC_MODEL,
          ResourceType.SAVED_QUERY,
          ResourceType.EXPOSURE,
          ResourceType.FUNCTION);

  private final ParseSession session;

  public UnusedPaths(ParseSession session) {
    this.session = session;
  }

  /** Warns once of all such paths. */
  public void warn() {
    List<String> unused = new ArrayList<>();
    for (ResourceType type : TYPES) {
      Map<String, @Nullable Object> section =
          session.packages().root().configs().section(type.plural());
      Set<List<String>> paths = new LinkedHashSet<>();
      collect(section, List.of(), paths);
      if (paths.isEmpty()) {
        continue;
      }
      Set<List<String>> used = prefixes(type);
      for (List<String> path : paths) {
        if (!used.contains(path)) {
          unused.add(path.isEmpty() ? type.plural() : type.plural() + "." + String.join(".", path));
        }
      }
    }
    if (!unused.isEmpty()) {
      session.events().unusedPaths(unused);
    }
  }

  private static void collect(Map<?, ?> level, List<String> path, Set<List<String>> paths) {
    for (Map.Entry<?, ?> entry : level.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (entry.getValue() instanceof Map<?, ?> deeper && !key.startsWith("+")) {
        List<String> next = new ArrayList<>(path);
        next.add(key);
        collect(deeper, next, paths);
      } else {
        paths.add(path);
      }
    }
  }

  /** Every prefix of the fqns of a type and of everything disabled. */
  private Set<List<String>> prefixes(ResourceType type) {
    Set<List<String>> used = new HashSet<>();
    Consumer<List<String>> add =
        fqn -> {
          for (int i = fqn.size(); i >= 0 && used.add(List.copyOf(fqn.subList(0, i))); i--) {}
        };
    ManifestDraft draft = session.draft();
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.resourceType == type) {
        add.accept(node.fqn);
      }
    }
    switch (type) {
      case SOURCE -> draft.sources().values().forEach(s -> add.accept(s.identity.fqn()));
      case UNIT_TEST -> draft.unitTests().values().forEach(t -> add.accept(t.identity.fqn()));
      case METRIC -> draft.metrics().values().forEach(m -> add.accept(m.identity.fqn()));
      case SEMANTIC_MODEL ->
          draft.semanticModels().values().forEach(m -> add.accept(m.identity.fqn()));
      case SAVED_QUERY -> draft.savedQueries().values().forEach(q -> add.accept(q.identity.fqn()));
      case EXPOSURE -> draft.exposures().values().forEach(e -> add.accept(e.identity.fqn()));
      case FUNCTION -> draft.functions().values().forEach(f -> add.accept(f.fqn));
      default -> {}
    }
    for (List<DisabledDraft> same : draft.disabled().values()) {
      same.forEach(resource -> add.accept(resource.fqn()));
    }
    return used;
  }
}
