package dev.percolate.render.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.render.Captured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parsing: calls are noted, relations are those of the node itself.
 *
 * @param captured null for the macros that name relations: their config is the real one
 */
record ParseProvider(Shared shared, Subject subject, @Nullable Captured captured)
    implements Provider {

  @Override
  public boolean execute() {
    return false;
  }

  @Override
  public @Nullable Object ref(Arguments args) {
    RefArgs ref = RefCalls.ref(args, subject);
    if (captured != null) {
      captured.refs().add(ref);
    }
    return own();
  }

  @Override
  public @Nullable Object source(Arguments args) {
    List<String> source = RefCalls.source(args, subject);
    if (captured != null) {
      captured.sources().add(source);
    }
    return own();
  }

  @Override
  public @Nullable Object metric(Arguments args) {
    List<String> metric = RefCalls.metric(args, subject);
    if (captured != null) {
      captured.metrics().add(metric);
    }
    return new MetricObject(metric.getLast(), null);
  }

  @Override
  public @Nullable Object function(Arguments args) {
    List<String> function = RefCalls.function(args, subject);
    if (captured != null) {
      captured.functions().add(function);
    }
    return subject.resource() instanceof ExecutableNode node
        ? new RelationObject(shared.relation(node).withType(RelationType.FUNCTION))
        : null;
  }

  /** The node's own relation. */
  private @Nullable Object own() {
    Relation relation =
        switch (subject.resource()) {
          case ExecutableNode node -> shared.relation(node);
          case Source source -> shared.relation(source);
          case null, default -> null;
        };
    return relation == null ? null : new RelationObject(relation);
  }

  @Override
  public PyObject config(NodeNames names) {
    return captured == null ? new RunConfigObject(names) : new ParseConfigObject(names, captured);
  }

  @Override
  public PyObject adapter(NodeNames names) {
    return new AdapterObject(names);
  }

  @Override
  public String varClass() {
    return captured == null ? "providers.RuntimeVar" : "providers.ParseVar";
  }

  @Override
  public String resolverClass(String name) {
    return ResolverObject.className("Parse", name);
  }

  @Override
  public @Nullable Object missingVar(NodeNames names, String name) {
    if (captured != null) {
      return null;
    }
    throw VarFunction.required(name, shared.vars(subject.packageName()), subject.name());
  }

  @Override
  public void readEnv(String name, String value) {
    if (captured != null) {
      captured.envVars().put(name, value);
    }
  }

  @Override
  public @Nullable Object lookup(NodeNames names, String name) {
    return switch (name) {
      case "this" ->
          subject.resource() == null
              ? Missing.MISSING
              : subject.resource().resourceType() == ResourceType.OPERATION ? null : own();
      case "sql", "compiled_code", "defer_relation" -> null;
      case "graph" -> new LinkedHashMap<>();
      case "selected_resources" -> new ArrayList<>();
      // dbt 1.12: they are there, and do what they do while running
      case "write" -> Function.of(name, _ -> "", "payload");
      case "load_agate_table" -> Function.of(name, _ -> new SeedTable(shared, subject).load());
      case "submit_python_job" ->
          Function.of(
              name,
              _ -> {
                throw RunProvider.noPythonJob(subject, names.callStack());
              },
              "parsed_model",
              "compiled_code");
      default -> Missing.MISSING;
    };
  }
}
