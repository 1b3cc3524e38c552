package dev.percolate.parser.internal.link;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warns of models whose deprecation date is set, and of those that refer to them. */
public final class DeprecatedModels {
  private final ParseSession session;

  public DeprecatedModels(ParseSession session) {
    this.session = session;
  }

  /** Fires the warnings in dbt's order. */
  public void warn() {
    Map<String, List<NodeBuilder>> children = children();
    if (children.isEmpty()) {
      return;
    }
    for (NodeBuilder model : session.draft().nodes().values()) {
      if (model.deprecationDate != null) {
        warn(model, model.deprecationDate, children.getOrDefault(model.uniqueId, List.of()));
      }
    }
  }

  private Map<String, List<NodeBuilder>> children() {
    Map<String, List<NodeBuilder>> children = new LinkedHashMap<>();
    for (NodeBuilder node : session.draft().nodes().values()) {
      if (node.deprecationDate != null) {
        children.put(node.uniqueId, new ArrayList<>());
      }
    }
    if (children.isEmpty()) {
      return children;
    }
    for (NodeBuilder node : session.draft().nodes().values()) {
      if (node.resourceType == ResourceType.MODEL) {
        for (String parent : node.dependsOnNodes) {
          List<NodeBuilder> list = children.get(parent);
          if (list != null) {
            list.add(node);
          }
        }
      }
    }
    children.values().forEach(list -> list.sort((a, b) -> a.uniqueId.compareTo(b.uniqueId)));
    return children;
  }

  private void warn(NodeBuilder model, String date, List<NodeBuilder> children) {
    boolean isPast = isPast(date);
    String version = version(model.version);
    if (isPast) {
      session.events().deprecatedModel(model.name, version, date);
    }
    for (NodeBuilder child : children) {
      session
          .events()
          .deprecatedReference(
              isPast,
              child.name,
              model.packageName,
              model.name,
              version,
              Texts.str(model.latestVersion),
              date);
    }
  }

  private boolean isPast(String date) {
    return seconds(date) < session.createdAt();
  }

  /** When, in seconds since 1970, the next model will be past its date; infinity for never. */
  public static double nextChange(ParseSession session) {
    double next = Double.POSITIVE_INFINITY;
    for (NodeBuilder node : session.draft().nodes().values()) {
      double when = node.deprecationDate == null ? next : seconds(node.deprecationDate);
      if (when >= session.createdAt()) {
        next = Math.min(next, when);
      }
    }
    return next;
  }

  /** A date that cannot be read never comes. */
  private static double seconds(String date) {
    try {
      return OffsetDateTime.parse(date).toInstant().toEpochMilli() / 1000.0;
    } catch (DateTimeException _) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static String version(@Nullable Object version) {
    return version == null ? "" : Texts.str(version);
  }
}
