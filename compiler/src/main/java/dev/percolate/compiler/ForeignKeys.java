package dev.percolate.compiler;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.Source;
import dev.percolate.render.RunScope;
import dev.percolate.render.StaticExtractor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the relations that foreign keys refer to by {@code ref()} or {@code source()}. */
final class ForeignKeys {
  private final RunScope scope;
  private final String rootProject;
  private final boolean defers;

  ForeignKeys(RunScope scope, String rootProject, boolean defers) {
    this.scope = scope;
    this.rootProject = rootProject;
    this.defers = defers;
  }

  /** The relations by the text that names them. */
  Map<String, String> of(ExecutableNode node) {
    if (!(node instanceof Model model)) {
      return Map.of();
    }
    Map<String, String> relations = new LinkedHashMap<>();
    for (Constraint constraint : constraints(model)) {
      String to = constraint.to();
      if (constraint.type().equals("foreign_key") && to != null && !to.isEmpty()) {
        relations.computeIfAbsent(to, text -> relation(model, text));
      }
    }
    return relations;
  }

  private static List<Constraint> constraints(Model model) {
    List<Constraint> all = new ArrayList<>();
    for (ColumnSpec column : model.columns().values()) {
      all.addAll(column.constraints());
    }
    all.addAll(model.constraints());
    return all;
  }

  private String relation(Model model, String expression) {
    StaticExtractor.Result calls = StaticExtractor.extract("{{ " + expression + " }}");
    if (calls == null || (calls.refs().isEmpty() && calls.sources().isEmpty())) {
      throw ProblemException.compilation(
          "'"
              + model.uniqueId()
              + "' defines a foreign key constraint 'to' expression which is not valid 'ref' or"
              + " 'source' syntax: "
              + expression
              + ".");
    }
    Resolution<? extends GraphNode> found =
        calls.refs().isEmpty() ? source(calls.sources().getFirst()) : ref(calls.refs().getFirst());
    if (!(found instanceof Resolution.Found<? extends GraphNode>(GraphNode target))) {
      throw ProblemException.compilation(
          "'" + model.uniqueId() + "' depends on '" + expression + "' which is not in the graph!");
    }
    ExecutableNode elsewhere =
        defers && !scope.selected().contains(target.uniqueId())
            ? scope.deferred(target.uniqueId())
            : null;
    String name =
        switch (elsewhere == null ? target : elsewhere) {
          case Source source -> source.relationName();
          case ExecutableNode node -> node.relationName();
          default -> null;
        };
    return Objects.requireNonNullElse(name, expression);
  }

  private Resolution<? extends GraphNode> ref(StaticExtractor.Ref ref) {
    // dbt 1.12: without a package any will do
    String packageName = Objects.requireNonNullElse(ref.packageName(), "");
    return scope
        .lookup()
        .resolveRef(ref.name(), packageName, ref.version(), rootProject, rootProject);
  }

  private Resolution<? extends GraphNode> source(StaticExtractor.Source source) {
    return scope.lookup().resolveSource(source.name(), source.table(), rootProject, rootProject);
  }
}
