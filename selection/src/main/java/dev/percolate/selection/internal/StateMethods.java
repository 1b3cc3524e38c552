package dev.percolate.selection.internal;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.selection.PreviousState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The methods that compare with an earlier run: state, result and source_status. */
final class StateMethods {
  private static final String WORDS =
      "['new', 'old', 'modified', 'unmodified', 'modified.body', 'modified.configs',"
          + " 'modified.persisted_descriptions', 'modified.relation', 'modified.macros',"
          + " 'modified.contract']";

  private final Manifest manifest;
  private final @Nullable PreviousState previous;
  private final EventSink events;

  StateMethods(Manifest manifest, @Nullable PreviousState previous, EventSink events) {
    this.manifest = manifest;
    this.previous = previous;
    this.events = events;
  }

  Predicate<GraphNode> state(String word) {
    Manifest old = previous == null ? null : previous.manifest();
    if (previous == null || old == null) {
      throw ProblemException.runtime("Got a state selector method, but no comparison manifest");
    }
    StateComparison comparison = new StateComparison(old, manifest, previous.rules(), events);
    if (word.equals("modified") || word.equals("unmodified") || word.equals("modified.contract")) {
      comparison.checkRemovedContracts();
    }
    return switch (word) {
      case "new" -> node -> old.node(node.uniqueId()) == null;
      case "old" -> node -> old.node(node.uniqueId()) != null;
      case "modified" -> comparison::isModified;
      case "unmodified" -> node -> !comparison.isModified(node);
      case "modified.body" -> comparison::isBodyModified;
      case "modified.configs" -> comparison::isConfigModified;
      case "modified.persisted_descriptions" -> comparison::isPersistedDescriptionModified;
      case "modified.relation" -> comparison::isRelationModified;
      case "modified.macros" -> comparison::isMacroModified;
      case "modified.contract" -> comparison::isContractModified;
      default ->
          throw ProblemException.runtime(
              "Got an invalid selector \"" + word + "\", expected one of \"" + WORDS + "\"");
    };
  }

  Predicate<GraphNode> result(String status) {
    Map<String, String> results = previous == null ? null : previous.results();
    if (results == null) {
      throw ProblemException.of(ProblemKind.INTERNAL, "No comparison run_results");
    }
    return node -> status.equals(results.get(node.uniqueId()));
  }

  Predicate<GraphNode> sourceStatus(String word) {
    Map<String, Instant> before = previous == null ? null : previous.freshness();
    if (before == null) {
      throw ProblemException.of(
          ProblemKind.INTERNAL, "No previous state comparison freshness results in sources.json");
    }
    Map<String, Instant> now = previous == null ? null : previous.currentFreshness();
    if (now == null) {
      throw ProblemException.of(
          ProblemKind.INTERNAL, "No current state comparison freshness results in sources.json");
    }
    Set<String> fresher = new HashSet<>();
    if (word.equals("fresher")) {
      now.forEach(
          (id, newest) -> {
            Instant earlier = before.get(id);
            if (earlier == null || newest.isAfter(earlier)) {
              fresher.add(id);
            }
          });
    }
    return node -> fresher.contains(node.uniqueId());
  }
}
