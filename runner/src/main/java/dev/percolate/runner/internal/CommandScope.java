package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.render.EventTimeRange;
import dev.percolate.render.HostFunction;
import dev.percolate.render.Introspector;
import dev.percolate.render.RunScope;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates see of a command. */
public final class CommandScope implements RunScope {
  private final RunEnvironment environment;
  private final CompiledNodes compiled;
  private final TargetFiles files;
  private final Set<String> selected;
  private volatile @Nullable DeferredState state;
  private final @Nullable EventTimeRange sample;
  private volatile @Nullable Introspector introspector;

  /**
   * The scope of one command.
   *
   * @param selected unique ids the command works on
   */
  public CommandScope(
      RunEnvironment environment, CompiledNodes compiled, TargetFiles files, Set<String> selected) {
    this.environment = environment;
    this.compiled = compiled;
    this.files = files;
    this.selected = new LinkedHashSet<>(selected);
    this.sample =
        SampleWindow.of(environment.flags().text("sample"), environment.invocation().startedAt());
  }

  /** What compiling and running added to nodes so far. */
  CompiledNodes compiledNodes() {
    return compiled;
  }

  /** Where SQL is written. */
  TargetFiles files() {
    return files;
  }

  @Override
  public Manifest manifest() {
    return environment.manifest();
  }

  @Override
  public ManifestLookup lookup() {
    return environment.lookup();
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled.get(uniqueId);
  }

  /** From now on nodes are deferred to that state; to none when it is null. */
  void deferTo(@Nullable DeferredState newState) {
    state = newState;
  }

  /** From now on the warehouse is asked in this way; set before templates are rendered. */
  public void askBy(Introspector newIntrospector) {
    introspector = newIntrospector;
  }

  @Override
  public @Nullable Introspector introspector() {
    return introspector;
  }

  @Override
  public Map<String, HostFunction> functions() {
    return environment.functions();
  }

  @Override
  public @Nullable ExecutableNode deferred(String uniqueId) {
    DeferredState known = state;
    return known == null ? null : known.counterpart(uniqueId);
  }

  @Override
  public Set<String> selected() {
    return selected;
  }

  @Override
  public @Nullable EventTimeRange sample() {
    return sample;
  }

  @Override
  public void readUnsettled(String uniqueId) {
    compiled.readUnsettled(uniqueId);
  }

  @Override
  public void called(String uniqueId, String macro) {
    compiled.called(uniqueId, macro);
  }

  @Override
  public void write(ExecutableNode node, String sql, @Nullable String suffix) {
    compiled.built(node.uniqueId(), files.write("run", node, sql, suffix));
  }
}
