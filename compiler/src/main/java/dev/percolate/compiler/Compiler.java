package dev.percolate.compiler;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.Operation;
import dev.percolate.manifest.ResourceType;
import dev.percolate.render.Batch;
import dev.percolate.render.Introspector;
import dev.percolate.render.OwnConnection;
import dev.percolate.render.Renderer;
import dev.percolate.render.RunContext;
import dev.percolate.render.RunScope;
import dev.percolate.render.SharedWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles nodes. Safe for use by many threads: an ephemeral model is compiled once, by the first
 * that needs it, while the others wait.
 */
public final class Compiler {
  private final Renderer renderer;
  private final RunScope scope;
  private final CompiledNodes compiled;
  private final TargetFiles files;
  private final boolean injects;
  private final ForeignKeys foreignKeys;
  private final Introspector introspector;
  private final Map<String, SharedWork<Compilation>> inlined = new ConcurrentHashMap<>();

  /**
   * A compiler of one command.
   *
   * @param compiled where results are kept; {@code scope} should show the same
   * @param injects false for {@code --no-inject-ephemeral-ctes}
   */
  public Compiler(
      Renderer renderer,
      RunScope scope,
      CompiledNodes compiled,
      TargetFiles files,
      boolean injects) {
    this.renderer = renderer;
    this.scope = scope;
    this.compiled = compiled;
    this.files = files;
    this.injects = injects;
    this.foreignKeys =
        new ForeignKeys(
            scope, renderer.invocation().rootProject(), renderer.invocation().flags().is("defer"));
    this.introspector =
        scope.introspector() instanceof Introspector given
            ? given
            : new OwnConnection(renderer.adapter());
  }

  /** The same compiler with other templates' names and another place for results. */
  public Compiler within(RunScope otherScope, CompiledNodes otherNodes) {
    return new Compiler(renderer, otherScope, otherNodes, files, injects);
  }

  /** A node's SQL and the context it was rendered in, in which it can then be run. */
  public record Compilation(CompiledNode node, RunContext context) {}

  /**
   * Compiles a node, with the ephemeral models it uses, and writes the text.
   *
   * @param batch of a microbatch model, or null
   * @throws ProblemException naming the node when its code is wrong
   */
  public Compilation compile(ExecutableNode node, @Nullable Batch batch) {
    if (batch == null && node.isEphemeral()) {
      return once(node);
    }
    return compileNow(node, batch);
  }

  private Compilation compileNow(ExecutableNode node, @Nullable Batch batch) {
    RunContext context = renderer.run(scope, node, batch);
    return new Compilation(compile(node, batch, context), context);
  }

  /** The context a node is compiled and run in, to add names to before {@link #compileIn}. */
  public RunContext context(ExecutableNode node) {
    return renderer.run(scope, node, null);
  }

  /** Compiles a node in a context made before. */
  public CompiledNode compileIn(ExecutableNode node, RunContext context) {
    return compile(node, null, context);
  }

  /** Replaces the code that a compiled node is said to have; its file stays as it is. */
  public void recode(CompiledNode node, String code) {
    compiled.put(node.withCode(code));
  }

  /** Notes the place of a hook among those that run, counted from 1. */
  public void placed(Operation hook, long place) {
    compiled.placed(hook.uniqueId(), place);
  }

  private CompiledNode compile(ExecutableNode node, @Nullable Batch batch, RunContext context) {
    String code = introspector.rendering(context::soFar, () -> render(node, context));
    List<String> used = injects ? new ArrayList<>(context.ephemerals()) : List.of();
    CompiledNode result = assemble(node, code, used, batch, relationName(node, context));
    if (node instanceof FunctionNode function && !function.overloads().isEmpty()) {
      result = result.withOverloads(overloads(function, context));
    }
    return compiled.put(result);
  }

  /**
   * A compiled node as it is told.
   *
   * @param hasAsked whether it asked the warehouse
   */
  CompilationStatus.Complete complete(CompiledNode node, boolean hasAsked) {
    CompiledNodes.Rendered rendered = compiled.rendered(node.uniqueId());
    if (rendered == null) {
      throw new BugException("what is compiled was rendered");
    }
    return new CompilationStatus.Complete(
        node, rendered.code(), rendered.ephemerals(), !hasAsked && compiled.isRepeatable(node));
  }

  private static List<@Nullable String> overloads(FunctionNode function, RunContext context) {
    List<@Nullable String> bodies = new ArrayList<>();
    try {
      for (FunctionNode.Overload overload : function.overloads()) {
        String body = overload.rawBody();
        bodies.add(body == null ? overload.compiledBody() : context.render(body));
      }
    } catch (ProblemException e) {
      throw about(function, e);
    }
    return bodies;
  }

  private static String render(ExecutableNode node, RunContext context) {
    try {
      if (node instanceof Model && node.language().equals("python")) {
        // dbt 1.12: Python code is no template; what it may call is written after it
        return node.rawCode() + "\n\n" + context.render("{{ py_script_postfix(model) }}");
      }
      return context.compile();
    } catch (ProblemException e) {
      throw about(node, e);
    }
  }

  /** The same problem, said of the node. */
  public static ProblemException about(ExecutableNode node, ProblemException e) {
    return new ProblemException(
        e.problem()
            .withSubject(
                new Problem.Subject(
                    node.resourceType().word(), node.name(), node.originalFilePath())),
        e);
  }

  private CompiledNode assemble(
      ExecutableNode node,
      String code,
      List<String> used,
      @Nullable Batch batch,
      @Nullable String relationName) {
    Map<String, String> ctes = new LinkedHashMap<>();
    for (String id : used) {
      CompiledNode inner = ephemeral(id);
      for (CompiledNode.ExtraCte cte : inner.extraCtes()) {
        ctes.putIfAbsent(cte.id(), String.valueOf(cte.sql()));
      }
      ExecutableNode model = find(id);
      ctes.put(id, CteInjection.definition(cteName(model), String.valueOf(compiled.plain(id))));
    }
    String injected = CteInjection.inject(code, new ArrayList<>(ctes.values()));
    List<CompiledNode.ExtraCte> extra = new ArrayList<>();
    ctes.forEach((id, sql) -> extra.add(new CompiledNode.ExtraCte(id, sql)));
    compiled.putRendered(node.uniqueId(), new CompiledNodes.Rendered(code, List.copyOf(used)));
    tellOfWriting();
    String path =
        injected.isEmpty()
            ? null
            : files.write("compiled", node, injected, batch == null ? null : batch.suffix());
    return new CompiledNode(
        node.uniqueId(),
        true,
        injected,
        true,
        extra,
        path,
        null,
        relationName,
        foreignKeys.of(node),
        List.of(),
        List.of(),
        null);
  }

  // dbt 1.12: --store-failures gives a test a relation now, whatever it was parsed with
  private @Nullable String relationName(ExecutableNode node, RunContext context) {
    boolean stores =
        node.resourceType() == ResourceType.TEST
            && (Truth.test(node.config().get("store_failures"))
                || renderer.invocation().flags().storeFailures());
    return node.relationName() == null && stores
        ? Texts.str(context.value("this"))
        : node.relationName();
  }

  private void tellOfWriting() {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    EventSubject.addTo(data);
    renderer
        .invocation()
        .events()
        .fire(
            new Event(
                "Q029",
                "WritingInjectedSQLForNode",
                Level.DEBUG,
                "Writing injected SQL for node \"" + EventSubject.uniqueId() + "\"",
                data));
  }

  private CompiledNode ephemeral(String uniqueId) {
    CompiledNode known = compiled.get(uniqueId);
    if (known != null && known.isCompiled() && !inlined.containsKey(uniqueId)) {
      return known;
    }
    return once(find(uniqueId)).node();
  }

  private Compilation once(ExecutableNode node) {
    return introspector.once(
        inlined.computeIfAbsent(node.uniqueId(), _ -> new SharedWork<>()),
        () -> compileNow(node, null));
  }

  // dbt 1.12: what stands for a source in a unit test is named by source and table
  private String cteName(ExecutableNode model) {
    String id = model.uniqueId();
    return scope.manifest().sources().containsKey(id)
        ? id.substring(id.lastIndexOf('.') + 1)
        : model.alias();
  }

  private ExecutableNode find(String uniqueId) {
    ExecutableNode node = scope.manifest().nodes().get(uniqueId);
    if (node instanceof Model) {
      return node;
    }
    throw new BugException("the used model " + uniqueId + " is in the manifest");
  }
}
