package dev.percolate.engine;

import dev.percolate.manifest.CompiledNode;
import dev.percolate.runner.CompileCommand;
import dev.percolate.runner.ListCommand;
import dev.percolate.runner.NodeCommand;
import dev.percolate.runner.RunOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of a project that a command is for. Immutable. Each command is an invocation of its own: it
 * parses the project and writes dbt's artifacts.
 */
public final class Nodes {
  private final Percolate project;
  private final List<String> selected;
  private final List<String> excluded;

  Nodes(Percolate project, List<String> selected, List<String> excluded) {
    this.project = project;
    this.selected = List.copyOf(selected);
    this.excluded = List.copyOf(excluded);
  }

  /** Without the nodes of any of these expressions. */
  public Nodes exclude(String... expressions) {
    List<String> more = new ArrayList<>(excluded);
    more.addAll(List.of(expressions));
    return new Nodes(project, selected, more);
  }

  /** Their unique ids, in alphabetical order. */
  public List<String> list() {
    try (Session session = open("list")) {
      return new ListCommand(session.parse().environment()).ids();
    }
  }

  /**
   * Compiles them.
   *
   * @return what compiling added, by unique id: the nodes selected and the ephemeral models they
   *     use
   * @throws dev.percolate.diagnostics.ProblemException with the error of the first that is wrong
   */
  public Map<String, CompiledNode> compile() {
    try (Session session = open("compile")) {
      return session.compile(session.parse(), CompileCommand.Kind.COMPILE).compiled();
    }
  }

  /** Builds seeds, snapshots and models and tests them, in the order of the graph. */
  public RunOutcome build() {
    return command("build", NodeCommand.Kind.BUILD);
  }

  /** Builds models. */
  public RunOutcome run() {
    return command("run", NodeCommand.Kind.RUN);
  }

  /** Runs tests. */
  public RunOutcome test() {
    return command("test", NodeCommand.Kind.TEST);
  }

  /** Loads seeds. */
  public RunOutcome seed() {
    return command("seed", NodeCommand.Kind.SEED);
  }

  /** Brings snapshots up to date. */
  public RunOutcome snapshot() {
    return command("snapshot", NodeCommand.Kind.SNAPSHOT);
  }

  private RunOutcome command(String name, NodeCommand.Kind kind) {
    try (Session session = open(name)) {
      return session.run(session.parse(), kind);
    }
  }

  private Session open(String command) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    if (!selected.isEmpty()) {
      options.put("select", selected);
    }
    if (!excluded.isEmpty()) {
      options.put("exclude", excluded);
    }
    return project.open(command, options);
  }
}
