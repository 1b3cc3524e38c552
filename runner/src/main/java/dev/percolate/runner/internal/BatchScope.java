package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.render.EventTimeRange;
import dev.percolate.render.RunScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the templates of one batch see: the command, and the batch's own SQL as the node's. */
final class BatchScope implements RunScope {
  private final CommandScope command;
  private final CompiledNodes compiled;

  BatchScope(CommandScope command, CompiledNodes compiled) {
    this.command = command;
    this.compiled = compiled;
  }

  @Override
  public Manifest manifest() {
    return command.manifest();
  }

  @Override
  public ManifestLookup lookup() {
    return command.lookup();
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled.get(uniqueId);
  }

  @Override
  public @Nullable ExecutableNode deferred(String uniqueId) {
    return command.deferred(uniqueId);
  }

  @Override
  public Set<String> selected() {
    return command.selected();
  }

  @Override
  public @Nullable EventTimeRange sample() {
    return command.sample();
  }

  @Override
  public void called(String uniqueId, String macro) {
    command.called(uniqueId, macro);
  }

  @Override
  public void write(ExecutableNode node, String sql, @Nullable String suffix) {
    compiled.built(node.uniqueId(), command.files().write("run", node, sql, suffix));
  }
}
