package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.render.RunContext;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.Repeat;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a function and its overloads: the same name for other argument types. */
final class Overloads {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final Executions executions;
  private final PartLines lines;

  Overloads(RunEnvironment environment, CommandScope scope, Executions executions, RunLines lines) {
    this.environment = environment;
    this.scope = scope;
    this.executions = executions;
    this.lines = new PartLines(lines);
  }

  /** Makes the function; failing overloads make it a partial success. */
  Executions.Outcome build(FunctionNode function, RunContext context) {
    Executions.Outcome root = executions.build(function, context);
    List<String> successful = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<FunctionNode.Overload> overloads = function.overloads();
    for (int i = 0; i < overloads.size(); i++) {
      String what = describe(function, overloads.get(i));
      if (isMade(function, overloads.get(i))) {
        lines.overloadEnd(function, what, NodeStatus.SKIPPED, i + 1, overloads.size(), 0);
        successful.add(overloads.get(i).definedIn());
        continue;
      }
      boolean isMade = build(function, overloads.get(i), i + 1);
      (isMade ? successful : failed).add(overloads.get(i).definedIn());
    }
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    results.put("successful", successful);
    results.put("failed", failed);
    return new Executions.Outcome(
        failed.isEmpty() ? NodeStatus.SUCCESS : NodeStatus.PARTIAL_SUCCESS,
        failed.isEmpty() ? root.message() : "PARTIAL SUCCESS " + function.name(),
        root.failures(),
        root.response(),
        null,
        null,
        results);
  }

  /** Whether an earlier run made the overload, which is done again in part. */
  private boolean isMade(FunctionNode function, FunctionNode.Overload overload) {
    Repeat repeat = environment.repeat();
    return repeat != null
        && repeat
            .overloads()
            .getOrDefault(function.uniqueId(), List.of())
            .contains(overload.definedIn());
  }

  private static String describe(FunctionNode function, FunctionNode.Overload overload) {
    return "function " + function.name() + " overload " + overload.definedIn();
  }

  private boolean build(FunctionNode function, FunctionNode.Overload overload, int index) {
    int total = function.overloads().size();
    String what = describe(function, overload);
    lines.overloadStart(what, index, total);
    Stopwatch watch = new Stopwatch(environment.clock());
    try {
      make(function, overload, index);
      lines.overloadEnd(function, what, NodeStatus.SUCCESS, index, total, watch.seconds());
      return true;
    } catch (ProblemException e) {
      String failed = what + ": " + e.problem().describe();
      lines.overloadEnd(function, failed, NodeStatus.ERROR, index, total, watch.seconds());
      return false;
    }
  }

  private void make(FunctionNode function, FunctionNode.Overload overload, int index) {
    NodeBuilder draft = NodeBuilder.from(function);
    draft.arguments = new ArrayList<>(overload.arguments());
    if (overload.returns() != null) {
      draft.returns = overload.returns();
    }
    CompiledNode compiled = scope.compiledNodes().get(function.uniqueId());
    String rendered = compiled == null ? null : compiled.overloads().get(index - 1);
    String body = rendered == null ? "" : rendered;
    CompiledNodes own = scope.compiledNodes().apart(function.uniqueId());
    own.put(new CompiledNode(function.uniqueId(), true, body, true, List.of(), null, null, null));
    executions.build(
        draft.build(), environment.renderer().run(new BatchScope(scope, own), draft.build(), null));
  }
}
