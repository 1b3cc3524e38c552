package dev.percolate.parser.internal.link;

import dev.percolate.adapters.api.Capability;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.Problem.Subject;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseProblems;
import dev.percolate.parser.internal.ParseSession;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rules that concern whole resources once everything is linked. */
public final class Checks {
  private final ParseSession session;
  private final ManifestDraft draft;

  public Checks(ParseSession session) {
    this.session = session;
    this.draft = session.draft();
  }

  /** Groups exist. */
  public void groups() {
    TreeSet<String> known = new TreeSet<>();
    for (Group group : draft.groups().values()) {
      known.add(group.name());
    }
    draft.metrics().values().forEach(m -> group(m.group, ResourceType.METRIC, m.identity, known));
    draft
        .semanticModels()
        .values()
        .forEach(m -> group(m.group, ResourceType.SEMANTIC_MODEL, m.identity, known));
    draft
        .savedQueries()
        .values()
        .forEach(q -> group(q.group, ResourceType.SAVED_QUERY, q.identity, known));
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.group != null && !node.group.isEmpty() && !known.contains(node.group)) {
        throw invalidGroup(node.group, ParseProblems.subject(node), known);
      }
    }
  }

  private static void group(
      @Nullable String group, ResourceType type, Identity identity, TreeSet<String> known) {
    if (group != null && !group.isEmpty() && !known.contains(group)) {
      throw invalidGroup(
          group, new Subject(type.word(), identity.name(), identity.originalFilePath()), known);
    }
  }

  private static ProblemException invalidGroup(
      String group, Subject subject, TreeSet<String> known) {
    return new ProblemException(
        Problem.of(
                ProblemKind.PARSING,
                "Invalid group '" + group + "', expected one of " + Texts.repr(List.copyOf(known)))
            .withSubject(subject));
  }

  /** A public model has a relation. */
  public void access() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.resourceType == ResourceType.MODEL
          && node.access.equals("public")
          && "ephemeral".equals(node.config.get("materialized"))) {
        throw ParseProblems.invalidAccess(node.uniqueId, node.access, "ephemeral");
      }
    }
  }

  /** Snapshots have what their strategy needs; only here, as two files may configure one. */
  public void snapshots() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.resourceType == ResourceType.SNAPSHOT) {
        String problem = snapshotProblem(node.config);
        if (problem != null) {
          throw ProblemException.of(ProblemKind.PLAIN, problem);
        }
      }
    }
  }

  private static @Nullable String snapshotProblem(Map<String, @Nullable Object> config) {
    Object columns = config.get("check_cols");
    if (!Truth.test(config.get("strategy")) || !Truth.test(config.get("unique_key"))) {
      return "Snapshots must be configured with a 'strategy' and 'unique_key'.";
    }
    if ("check".equals(config.get("strategy"))) {
      if (!Truth.test(columns)) {
        return "A snapshot configured with the check strategy must specify a check_cols"
            + " configuration.";
      }
      if (columns instanceof String word && !word.equals("all")) {
        return "Invalid value for 'check_cols': " + word + ". Expected 'all' or a list of strings.";
      }
    } else if ("timestamp".equals(config.get("strategy"))) {
      if (!Truth.test(config.get("updated_at"))) {
        return "A snapshot configured with the timestamp strategy must specify an updated_at"
            + " configuration.";
      }
      if (Truth.test(columns)) {
        return "A 'timestamp' snapshot should not have 'check_cols'";
      }
    }
    Object materialized = config.get("materialized");
    return Truth.test(materialized) && !"snapshot".equals(materialized)
        ? "A snapshot must have a materialized value of 'snapshot'"
        : null;
  }

  /** Arguments with a default value come last. */
  public void functionArguments() {
    for (NodeBuilder function : draft.functions().values()) {
      boolean hasDefault = false;
      for (FunctionNode.Argument argument : function.arguments) {
        if (!hasDefault && argument.defaultValue() != null) {
          hasDefault = true;
        } else if (hasDefault && argument.defaultValue() == null) {
          throw ProblemException.parsing(
              "Non-defaulted argument '"
                  + argument.name()
                  + "' of function '"
                  + function.name
                  + "' comes after a defaulted argument. Non-defaulted arguments cannot come after"
                  + " defaulted arguments. ");
        }
      }
    }
  }

  /** JavaScript functions are for few warehouses. */
  public void functionLanguages() {
    String type = session.adapter().type();
    for (NodeBuilder function : draft.functions().values()) {
      if (function.language.equals("javascript")) {
        if (!type.equals("bigquery") && !type.equals("snowflake")) {
          throw ProblemException.parsing(
              "[ERROR]: Function '"
                  + function.name
                  + "' uses JavaScript, which is not supported on '"
                  + type
                  + "'. ");
        }
        if (type.equals("snowflake") && "aggregate".equals(function.config.get("type"))) {
          throw ProblemException.parsing(
              "[ERROR]: Function '"
                  + function.name
                  + "' is a JavaScript aggregate function and not supported on '"
                  + type
                  + "'. ");
        }
      }
    }
  }

  /** Batches run one after the other where the warehouse cannot do more. */
  public void batchConcurrency() {
    if (session.adapter().supports(Capability.MICROBATCH_CONCURRENCY)) {
      return;
    }
    int models = 0;
    for (NodeBuilder node : draft.nodes().values()) {
      if (Boolean.TRUE.equals(node.config.get("concurrent_batches"))) {
        models++;
      }
    }
    if (models > 0) {
      session.events().concurrentBatches(models, session.adapter().type());
    }
  }
}
