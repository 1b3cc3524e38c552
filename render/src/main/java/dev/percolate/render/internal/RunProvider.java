package dev.percolate.render.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.render.Batch;
import dev.percolate.render.HostFunction;
import dev.percolate.render.Introspector;
import dev.percolate.render.RunScope;
import dev.percolate.render.Warehouse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiling and running: names are resolved in the manifest, calls reach the warehouse. */
final class RunProvider implements Provider {
  private final Shared shared;
  private final RunScope scope;
  private final Subject subject;
  private final Mode mode;
  private final @Nullable Batch batch;
  private final Introspector introspector;
  private final Warehouse warehouse;
  private final Set<String> ephemerals = new LinkedHashSet<>();

  /** What the templates are rendered for. */
  private enum Mode {
    NODE,
    /** May use what parsing did not see, but no ephemeral models. */
    OPERATION,
    /** Reads made-up inputs, never limited. */
    UNIT_TEST
  }

  private RunProvider(
      Shared shared, RunScope scope, Subject subject, Mode mode, @Nullable Batch batch) {
    this.shared = shared;
    this.scope = scope;
    this.subject = subject;
    this.mode = mode;
    this.batch = batch;
    this.introspector =
        scope.introspector() instanceof Introspector given ? given : shared.ownConnection();
    this.warehouse = new MacroWarehouse(shared, scope, introspector);
  }

  /** The names of a node. */
  static NodeNames node(Shared shared, RunScope scope, Subject subject, @Nullable Batch batch) {
    return names(shared, new RunProvider(shared, scope, subject, Mode.NODE, batch));
  }

  /** The names of a macro that is called by the engine or by the user. */
  static NodeNames operation(Shared shared, RunScope scope, Subject subject) {
    return names(shared, new RunProvider(shared, scope, subject, Mode.OPERATION, null));
  }

  /** The names of a model under a unit test. */
  static NodeNames unitTest(Shared shared, RunScope scope, Subject subject) {
    return names(shared, new RunProvider(shared, scope, subject, Mode.UNIT_TEST, null));
  }

  private static NodeNames names(Shared shared, RunProvider provider) {
    MacroNames macros = shared.macros().scope(provider.subject.packageName());
    String id = provider.subject.uniqueId();
    Consumer<String> firstLevel =
        provider.mode == Mode.NODE ? macro -> provider.scope.called(id, macro) : null;
    return new NodeNames(shared, provider.subject, macros, provider, firstLevel);
  }

  /** What the embedding program adds. */
  Map<String, HostFunction> functions() {
    return scope.functions();
  }

  /** Unique ids of the ephemeral models used, in order. */
  Set<String> ephemerals() {
    return ephemerals;
  }

  @Override
  public boolean execute() {
    return true;
  }

  @Override
  public void readUnsettled() {
    scope.readUnsettled(subject.uniqueId());
  }

  // ---- ref

  @Override
  public @Nullable Object ref(Arguments args) {
    RefArgs ref = RefCalls.ref(args, subject);
    ExecutableNode target = resolve(ref);
    if (ref.version() == null && target instanceof Model model && model.version() != null) {
      new NewerVersions(scope.manifest(), shared.invocation().events()).tell(model);
    }
    checkAccess(target);
    // operations may use what parsing did not see
    if (mode != Mode.OPERATION && !dependsOn().contains(target.uniqueId())) {
      throw about(unseen(ref));
    }
    if (target.isEphemeral()) {
      if (mode == Mode.OPERATION) {
        throw about(
            "Operations can not ref() ephemeral nodes, but " + target.name() + " is ephemeral");
      }
      ephemerals.add(target.uniqueId());
      Relation cte = shared.adapter().relationClass().createEphemeralFrom(target.alias());
      return new RelationObject(reading(cte, target));
    }
    return new RelationObject(reading(shared.relation(located(target)), target));
  }

  private ExecutableNode resolve(RefArgs ref) {
    Resolution<ExecutableNode> found =
        scope
            .lookup()
            .resolveRef(
                ref.name(),
                ref.packageName(),
                ref.version(),
                shared.invocation().rootProject(),
                subject.packageName());
    return switch (found) {
      case Resolution.Found<ExecutableNode>(ExecutableNode node) -> node;
      case Resolution.Disabled<ExecutableNode> _ ->
          throw notFound("node", ref.name(), ref.packageName(), ref.version(), true);
      case Resolution.Missing<ExecutableNode> _ ->
          throw notFound("node", ref.name(), ref.packageName(), ref.version(), false);
    };
  }

  private void checkAccess(ExecutableNode target) {
    Access.check(subject, target, shared.invocation().packages());
  }

  private List<String> dependsOn() {
    return subject.resource() instanceof ExecutableNode node ? node.dependsOnNodes() : List.of();
  }

  private String unseen(RefArgs ref) {
    StringBuilder call = new StringBuilder("{{ ref(");
    if (ref.packageName() != null) {
      call.append('\'').append(ref.packageName()).append("', ");
    }
    call.append('\'').append(ref.name()).append('\'');
    if (ref.version() != null) {
      call.append(",version='").append(ref.version()).append('\'');
    }
    String name = subject.name();
    return "dbt was unable to infer all dependencies for the model \""
        + name
        + "\".\nThis typically happens when ref() is placed within a conditional block.\n\n"
        + "To fix this, add the following hint to the top of the model \""
        + name
        + "\":\n\n-- depends_on: "
        + call
        + ") }}";
  }

  /** The node itself or, when deferring says so, its counterpart elsewhere. */
  private ExecutableNode located(ExecutableNode target) {
    ExecutableNode elsewhere = scope.deferred(target.uniqueId());
    if (elsewhere == null || !shared.invocation().flags().is("defer")) {
      return target;
    }
    boolean preferred =
        shared.invocation().flags().is("favor_state")
            && !scope.selected().contains(target.uniqueId());
    return preferred
            || warehouse.relation(target.database(), target.schema(), target.alias()) == null
        ? elsewhere
        : target;
  }

  /** The relation as this command reads it: limited by --empty, filtered by event time. */
  private Relation reading(Relation relation, ExecutableNode target) {
    Relation read = limited(relation);
    return read.withEventTimeFilter(
        EventTimes.filter(subject, target.config(), target.columns(), null, batch, scope.sample()));
  }

  private Relation limited(Relation relation) {
    return mode != Mode.UNIT_TEST && shared.invocation().flags().isEmpty()
        ? relation.withLimit(0L)
        : relation;
  }

  // ---- source, metric, function

  @Override
  public @Nullable Object source(Arguments args) {
    List<String> call = RefCalls.source(args, subject);
    String name = call.get(0) + "." + call.get(1);
    Resolution<Source> found =
        scope
            .lookup()
            .resolveSource(
                call.get(0), call.get(1), shared.invocation().rootProject(), subject.packageName());
    return switch (found) {
      case Resolution.Found<Source>(Source source) ->
          new RelationObject(mode == Mode.UNIT_TEST ? input(source) : reading(source));
      case Resolution.Disabled<Source> _ -> throw notFound("source", name, null, null, true);
      case Resolution.Missing<Source> _ -> throw notFound("source", name, null, null, false);
    };
  }

  private Relation reading(Source source) {
    return limited(shared.relation(source))
        .withEventTimeFilter(
            EventTimes.filter(
                subject,
                source.config(),
                source.columns(),
                source.quoting().get("column"),
                batch,
                scope.sample()));
  }

  /** The made-up input that stands for a source in a unit test. */
  private Relation input(Source source) {
    String id = source.uniqueId();
    ephemerals.add(id);
    return shared
        .adapter()
        .relationClass()
        .createEphemeralFrom(id.substring(id.lastIndexOf('.') + 1));
  }

  @Override
  public @Nullable Object metric(Arguments args) {
    List<String> call = RefCalls.metric(args, subject);
    String packageName = call.size() == 2 ? call.getFirst() : null;
    Resolution<Metric> found =
        scope
            .lookup()
            .resolveMetric(
                call.getLast(),
                packageName,
                shared.invocation().rootProject(),
                subject.packageName());
    if (found instanceof Resolution.Found<Metric>(Metric metric)) {
      return new MetricObject(metric.name(), metric);
    }
    throw notFound("metric", call.getLast(), packageName, null, null);
  }

  @Override
  public @Nullable Object function(Arguments args) {
    List<String> call = RefCalls.function(args, subject);
    Resolution<FunctionNode> found =
        scope
            .lookup()
            .resolveFunction(
                call.getLast(),
                call.size() == 2 ? call.getFirst() : null,
                shared.invocation().rootProject(),
                subject.packageName());
    return switch (found) {
      case Resolution.Found<FunctionNode>(FunctionNode function) -> functionRelation(function);
      case Resolution.Disabled<FunctionNode> _ ->
          throw notFound("function", call.getLast(), null, null, true);
      case Resolution.Missing<FunctionNode> _ ->
          throw notFound("function", call.getLast(), null, null, false);
    };
  }

  // dbt 1.12: like a source, a function ignores the project's quoting
  private RelationObject functionRelation(FunctionNode function) {
    ExecutableNode place = located(function);
    return new RelationObject(
        limited(shared.unquotedByProject(place)).withType(RelationType.FUNCTION));
  }

  private ProblemException notFound(
      String kind,
      String name,
      @Nullable String packageName,
      @Nullable Object version,
      @Nullable Boolean disabled) {
    String reason =
        disabled == null
            ? "was not found or is disabled"
            : disabled ? "is disabled" : "was not found";
    return about(
        subject.title()
            + " '"
            + subject.uniqueId()
            + "' ("
            + subject.path()
            + ") depends on a "
            + kind
            + " named '"
            + name
            + "' "
            + (version == null ? "" : "with version '" + version + "' ")
            + (packageName == null ? "" : "in package or project '" + packageName + "' ")
            + "which "
            + reason);
  }

  private ProblemException about(String message) {
    return about(ProblemException.compilation(message));
  }

  private ProblemException about(ProblemException said) {
    return new ProblemException(subject.saidOf(said.problem()));
  }

  // ---- objects and further names

  @Override
  public PyObject config(NodeNames names) {
    return new RunConfigObject(names);
  }

  @Override
  public PyObject adapter(NodeNames names) {
    return new AdapterObject(names, warehouse, introspector);
  }

  @Override
  public String varClass() {
    return mode == Mode.UNIT_TEST ? "providers.UnitTestVar" : "providers.RuntimeVar";
  }

  @Override
  public String resolverClass(String name) {
    String kind =
        switch (mode) {
          case UNIT_TEST ->
              name.equals("ref") || name.equals("source") ? "RuntimeUnitTest" : "Runtime";
          case OPERATION -> name.equals("ref") ? "Operation" : "Runtime";
          case NODE -> "Runtime";
        };
    return ResolverObject.className(kind, name);
  }

  @Override
  public @Nullable Object missingVar(NodeNames names, String name) {
    throw VarFunction.required(name, shared.vars(subject.packageName()), subject.name());
  }

  @Override
  public @Nullable Object lookup(NodeNames names, String name) {
    return switch (name) {
      case "this" -> self();
      case "sql", "compiled_code" -> compiledCode(name);
      case "defer_relation" -> deferRelation();
      case "graph" -> shared.graph(scope);
      case "selected_resources" -> shared.selected(scope);
      case "write" -> Function.of(name, args -> write(args[0]), "payload");
      case "source_node" ->
          subject.resource() instanceof Source source ? new NodeObject(source) : Missing.MISSING;
      case "load_agate_table" -> Function.of(name, _ -> new SeedTable(shared, subject).load());
      case "_compiled_node" -> compiled();
      case "_batch" -> batch;
      case "_macro" -> scope.manifest().macros().get(subject.uniqueId());
      case "submit_python_job" ->
          Function.of(
              name, args -> runPython(names.callStack(), args[1]), "parsed_model", "compiled_code");
      default -> Missing.MISSING;
    };
  }

  private ResponseObject runPython(List<String> stack, @Nullable Object code) {
    // dbt 1.12: only a statement of a materialization may do so
    if (stack.size() != 2
        || !stack.getLast().equals("macro.dbt.statement")
        || !stack.getFirst().contains("materialization")) {
      throw noPythonJob(subject, stack);
    }
    String path = subject.resource() instanceof ExecutableNode node ? node.originalFilePath() : "";
    return new ResponseObject(shared.adapter().runPython(path, Texts.str(code)));
  }

  /** The error of a Python job that no materialization has asked for. */
  static ProblemException noPythonJob(Subject subject, List<String> stack) {
    String model =
        subject.resource() instanceof ExecutableNode node ? node.alias() : subject.name();
    ProblemException said =
        ProblemException.runtime(
            "submit_python_job is not intended to be called here, at model "
                + model
                + ", with macro call_stack "
                + Texts.repr(stack)
                + ".");
    return new ProblemException(subject.saidOf(said.problem()));
  }

  private @Nullable Object self() {
    return switch (subject.resource()) {
      case null -> Missing.MISSING;
      case Source source -> new RelationObject(shared.ownRelation(source));
      case ExecutableNode node when node.resourceType() == ResourceType.OPERATION -> null;
      case ExecutableNode node -> new RelationObject(shared.relation(node));
      default -> Missing.MISSING;
    };
  }

  private @Nullable CompiledNode compiled() {
    return subject.resource() == null ? null : scope.compiled(subject.uniqueId());
  }

  private @Nullable Object compiledCode(String name) {
    if (!(subject.resource() instanceof ExecutableNode node)) {
      return name.equals("sql") ? null : Missing.MISSING;
    }
    if (name.equals("sql") && !node.language().equals("sql")) {
      return null;
    }
    if (shared.invocation().flags().which().equals("clone")
        && deferRelation() instanceof RelationObject elsewhere) {
      return "select * from " + elsewhere.str();
    }
    CompiledNode compiled = compiled();
    return compiled != null && compiled.extraCtesInjected() ? compiled.compiledCode() : null;
  }

  private @Nullable Object deferRelation() {
    ExecutableNode elsewhere =
        subject.resource() == null ? null : scope.deferred(subject.uniqueId());
    return elsewhere == null ? null : new RelationObject(shared.relation(elsewhere));
  }

  private Object write(@Nullable Object payload) {
    if (!(subject.resource() instanceof ExecutableNode node)) {
      throw about("cannot \"write\" macros or sources");
    }
    scope.write(node, Texts.str(payload), batch == null ? null : batch.suffix());
    return "";
  }
}
