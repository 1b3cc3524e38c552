package dev.percolate.render.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.UnitTest;
import dev.percolate.project.EnvReads;
import dev.percolate.render.Batch;
import dev.percolate.render.Captured;
import dev.percolate.render.DocsContext;
import dev.percolate.render.Introspector;
import dev.percolate.render.ParseContext;
import dev.percolate.render.PropertiesContext;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.RunContext;
import dev.percolate.render.RunScope;
import dev.percolate.render.Warehouse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts the parts of each kind of context together. */
public final class Contexts {
  private final Shared shared;

  public Contexts(Shared shared) {
    this.shared = shared;
  }

  /** For a node's own templates while parsing. */
  public ParseContext parse(ExecutableNode draft) {
    Captured captured = new Captured();
    Subject subject = Subject.of(draft);
    NodeNames names =
        new NodeNames(
            shared,
            subject,
            shared.macros().scope(draft.packageName()),
            new ParseProvider(shared, subject, captured),
            captured.macros()::add);
    return new NodeParsing(names, captured);
  }

  /** For a generic test while parsing. */
  public ParseContext parseTest(GenericTest draft) {
    return TestParsing.of(shared, draft);
  }

  /** For references in property files. */
  public ParseContext references(Resource draft, boolean refsOnly) {
    return new ReferenceNames(Subject.of(draft), new Captured(), refsOnly);
  }

  /** For property files. */
  public PropertiesContext properties(String packageName, EnvReads reads) {
    return new PropertyNames(shared, packageName, reads, null, null);
  }

  /** For descriptions. */
  public DocsContext docs(Resource owner, DocsContext.Lookup docs) {
    return new PropertyNames(shared, owner.packageName(), new EnvReads(), owner, docs);
  }

  /** Calls a macro that names the relation of a node. */
  public @Nullable Object generateName(
      RegisteredMacro macro, @Nullable Object value, ExecutableNode draft) {
    return generateName(macro, value, new NodeObject(draft));
  }

  /** Calls a macro that names the relation of an export. */
  public @Nullable Object generateExportName(
      RegisteredMacro macro, @Nullable Object value, ExecutableNode draft) {
    return generateName(macro, value, new ExportObject(draft));
  }

  private @Nullable Object generateName(
      RegisteredMacro macro, @Nullable Object value, PyObject node) {
    shared.reads().macro(macro.name());
    Subject subject = Subject.of(macro);
    NodeNames names =
        new NodeNames(
            shared,
            subject,
            shared.macros().scope(macro.packageName()),
            new ParseProvider(shared, subject, null),
            null);
    Object name =
        Engines.guarded(
            macro.text(), null, () -> names.calls().call(macro, Arguments.of(value, node)));
    return name instanceof String text ? text.strip() : Wrapping.unwrap(name);
  }

  /** For compiling and running a node or a source. */
  public RunContext run(RunScope scope, Resource resource, @Nullable Batch batch) {
    return run(RunProvider.node(shared, scope, Subject.of(resource), batch));
  }

  /** For a macro called by the engine or by the user. */
  public RunContext operation(RunScope scope, RegisteredMacro macro) {
    return run(RunProvider.operation(shared, scope, Subject.of(macro)));
  }

  private static RunContext run(NodeNames names) {
    RunProvider provider = (RunProvider) names.provider();
    provider
        .functions()
        .forEach((name, function) -> names.put(name, new HostCallable(name, function)));
    return new NodeRun(names, provider.ephemerals(), new AtomicReference<>());
  }

  /** For the model under a unit test. */
  public RunContext unitTest(
      RunScope scope, UnitTest test, ExecutableNode tested, @Nullable ExecutableNode thisInput) {
    NodeNames names = RunProvider.unitTest(shared, scope, Subject.of(tested));
    RunContext context = run(names);
    new UnitTestOverrides(shared, names, test).apply();
    if (thisInput == null) {
      names.put("this", null);
    } else {
      context.ephemerals().add(thisInput.uniqueId());
      names.put("this", Relation.addEphemeralPrefix(thisInput.alias()));
    }
    return context;
  }

  /** The comment for a connection; empty for none. */
  public String queryComment(String connectionName, @Nullable Resource node) {
    return new CommentTemplate(shared).render(connectionName, node);
  }

  /** A node as an object with attributes. */
  public static Object nodeObject(Resource node) {
    return new NodeObject(node);
  }

  /** The text of a docs block: rendered without any names. */
  public static String docsBlock(String body) {
    return Engines.text(body, Globals.none(), null, true).strip();
  }

  /** The warehouse's operations. */
  public Warehouse warehouse(RunScope scope) {
    return new MacroWarehouse(
        shared,
        scope,
        scope.introspector() instanceof Introspector given ? given : shared.ownConnection());
  }

  /** dbt's error for a materialization that does not exist. */
  public ProblemException missingMaterialization(ExecutableNode node) {
    return ProblemException.compilation(
        ExceptionsObject.missingMaterialization(node.materialized(), shared.adapter().type()));
  }
}
