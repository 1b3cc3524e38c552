package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.ConnectionLanes;
import dev.percolate.compiler.NodeTasks;
import dev.percolate.compiler.SharedColumns;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.diagnostics.Event;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.RunResults;
import dev.percolate.runner.internal.CommandScope;
import dev.percolate.runner.internal.CompileRun;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.NodeRunner;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.PreviewLines;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The commands that compile nodes and build none: compile, show and a part of docs generate. */
public final class CompileCommand {
  private static final ResourceTypeFilter TYPES =
      ResourceTypeFilter.of(
          ResourceType.MODEL,
          ResourceType.TEST,
          ResourceType.SNAPSHOT,
          ResourceType.ANALYSIS,
          ResourceType.OPERATION,
          ResourceType.SEED,
          ResourceType.SQL_OPERATION,
          ResourceType.FUNCTION);

  private final RunEnvironment environment;
  private final Kind kind;
  private final @Nullable String inline;
  private final RunLines lines;

  /** Which command. */
  public enum Kind {
    COMPILE,
    SHOW,
    DOCS
  }

  /**
   * What was compiled.
   *
   * @param results one for each selected node that is not ephemeral, in the order they ended
   * @param selected unique ids of the selected nodes
   * @param compiled what compiling added to nodes, by unique id
   * @param artifact the results as run_results.json has them
   * @param manifest what the nodes are of, the query of the command line among them
   * @param toldOfManifest the events of its files
   */
  public record Compiled(
      List<NodeResult> results,
      SequencedSet<String> selected,
      Map<String, CompiledNode> compiled,
      RunResults artifact,
      Manifest manifest,
      List<Event> toldOfManifest) {}

  /**
   * A command.
   *
   * @param inline id of the node that stands for a query on the command line, or null
   */
  public CompileCommand(RunEnvironment environment, Kind kind, @Nullable String inline) {
    this.environment = environment;
    this.kind = kind;
    this.inline = inline;
    this.lines = RunLines.of(environment);
  }

  /**
   * Compiles, writes artifacts and shows what was asked for.
   *
   * @throws dev.percolate.diagnostics.ProblemException with the first node's error, if there is one
   */
  public Compiled run() {
    Dag dag = GraphLink.of(environment, lines);
    SequencedSet<String> selected = selected(dag);
    CompiledNodes compiled = new CompiledNodes();
    RunArtifacts artifacts = new RunArtifacts(environment, compiled, inline);
    if (selected.isEmpty()) {
      lines.nothingToDo();
      RunResults artifact = artifacts.write(List.of(), 0);
      return new Compiled(
          List.of(),
          selected,
          Map.of(),
          artifact,
          environment.manifest(),
          artifacts.toldOfManifest());
    }
    long started = System.nanoTime();
    List<NodeResult> results = compile(dag, selected, compiled);
    RunResults artifact = artifacts.write(results, (System.nanoTime() - started) / 1e9);
    new PreviewLines(environment.events(), environment.flags(), inline != null)
        .print(results, compiled, kind == Kind.SHOW);
    Map<String, CompiledNode> byId = new LinkedHashMap<>();
    compiled.all().forEach(node -> byId.put(node.uniqueId(), node));
    return new Compiled(
        results, selected, byId, artifact, environment.manifest(), artifacts.toldOfManifest());
  }

  private SequencedSet<String> selected(Dag dag) {
    if (inline != null) {
      return new LinkedHashSet<>(List.of(inline));
    }
    // dbt 1.12: docs generate takes nodes without code too
    Selection selection = new NodeSelection(environment).select(dag, TYPES, kind == Kind.DOCS);
    return new LinkedHashSet<>(selection.ids());
  }

  private List<NodeResult> compile(Dag dag, SequencedSet<String> selected, CompiledNodes compiled) {
    TargetFiles files = new TargetFiles(environment.project().root(), environment.targetPath());
    CommandScope scope = new CommandScope(environment, compiled, files, selected);
    boolean injects = !Boolean.FALSE.equals(environment.flags().get("inject_ephemeral_ctes"));
    try (ConnectionLanes lanes =
        new ConnectionLanes(environment.adapter(), environment.threads())) {
      NodeTasks<NodeResult> tasks = tasks(lanes);
      if (kind != Kind.SHOW) {
        scope.askBy(tasks);
      }
      Compiler compiler = new Compiler(environment.renderer(), scope, compiled, files, injects);
      return compile(scope, compiler, tasks, dag, selected);
    }
  }

  private NodeTasks<NodeResult> tasks(ConnectionLanes lanes) {
    boolean connects = environment.flags().introspect();
    boolean shares =
        connects && new SharedColumns(environment.adapter(), environment.macros()).areSafe();
    return new NodeTasks<>(
        environment.adapter(),
        environment.events(),
        shares ? NodeTasks.Waiting.COLUMNS : NodeTasks.Waiting.NONE,
        connects ? lanes : null);
  }

  private List<NodeResult> compile(
      CommandScope scope,
      Compiler compiler,
      NodeTasks<NodeResult> tasks,
      Dag dag,
      SequencedSet<String> selected) {
    boolean keepsEphemerals =
        kind != Kind.DOCS && (inline != null || !environment.flags().list("select").isEmpty());
    return new CompileRun(
            environment,
            scope,
            compiler,
            lines,
            kind == Kind.SHOW ? NodeRunner.Work.SHOW : NodeRunner.Work.COMPILE,
            keepsEphemerals)
        .execute(dag, selected, tasks);
  }
}
