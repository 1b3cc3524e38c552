package dev.percolate.compiler;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.manifest.Part;
import dev.percolate.manifest.ResourceType;
import dev.percolate.render.Invocation;
import dev.percolate.render.Renderer;
import dev.percolate.render.RunContext;
import dev.percolate.render.RunScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles, on all cores, every node whose code depends on project, profile and variables alone.
 * Nodes that ask the warehouse, read clock or command, call a built-in macro (whose text is dbt's
 * where dbt runs), log, warn or fail are left to whoever runs them. Nothing is written and no event
 * is fired.
 */
public final class PureCompilation {
  private final Renderer renderer;
  private final Scope scope;

  private PureCompilation(Renderer renderer, Scope scope) {
    this.renderer = renderer;
    this.scope = scope;
  }

  /** Code by unique id, in the order of the manifest. */
  public record Compiled(Map<String, PureCode> nodes) implements Part {
    @Override
    public void fields(FieldSink sink) {
      nodes.forEach(sink::field);
    }
  }

  /** Compiles what is pure; {@code renderer} is that of the command. */
  public static Compiled of(Renderer renderer, Manifest manifest, ManifestLookup lookup) {
    Renderer silent =
        new Renderer(withoutEvents(renderer.invocation()), renderer.adapter(), renderer.macros());
    PureCompilation compilation = new PureCompilation(silent, new Scope(manifest, lookup));
    List<ExecutableNode> nodes =
        manifest.nodes().values().stream().filter(PureCompilation::isCandidate).toList();
    List<@Nullable PureCode> codes = new ArrayList<>();
    nodes.parallelStream().map(compilation::compile).forEachOrdered(codes::add);
    Map<String, PureCode> byId = new LinkedHashMap<>();
    for (int n = 0; n < nodes.size(); n++) {
      PureCode code = codes.get(n);
      if (code != null) {
        byId.put(nodes.get(n).uniqueId(), code);
      }
    }
    return new Compiled(byId);
  }

  private static Invocation withoutEvents(Invocation invocation) {
    return new Invocation(
        invocation.packages(),
        invocation.profile(),
        invocation.target(),
        invocation.flags(),
        invocation.env(),
        invocation.vars(),
        invocation.id(),
        invocation.startedAt(),
        invocation.arguments(),
        event -> {
          throw ProblemException.compilation("an event is for a run to fire: " + event.name());
        });
  }

  // microbatch models read a part of their inputs that only a run knows
  private static boolean isCandidate(ExecutableNode node) {
    return node.language().equals("sql")
        && node.resourceType() != ResourceType.SEED
        && node.resourceType() != ResourceType.OPERATION
        && !(node instanceof FunctionNode)
        && !Objects.equals(node.config().get("incremental_strategy"), "microbatch");
  }

  private @Nullable PureCode compile(ExecutableNode node) {
    RunContext context = renderer.run(scope, node, null);
    try {
      String code = context.compile();
      return new PureCode(code, List.copyOf(context.ephemerals()), scope.macrosOf(node.uniqueId()));
    } catch (RuntimeException e) {
      // left to a run, which tells what is wrong if anything is
      return null;
    }
  }

  /** What templates see. */
  private record Scope(Manifest manifest, ManifestLookup lookup, Map<String, Set<String>> calls)
      implements RunScope {
    Scope(Manifest manifest, ManifestLookup lookup) {
      this(manifest, lookup, new ConcurrentHashMap<>());
    }

    @Override
    public boolean isPure() {
      return true;
    }

    @Override
    public void called(String uniqueId, String macro) {
      calls.computeIfAbsent(uniqueId, _ -> new LinkedHashSet<>()).add(macro);
    }

    List<String> macrosOf(String uniqueId) {
      return List.copyOf(calls.getOrDefault(uniqueId, Set.of()));
    }
  }
}
