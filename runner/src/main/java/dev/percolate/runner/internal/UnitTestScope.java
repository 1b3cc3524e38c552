package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.manifest.NameResolver;
import dev.percolate.render.RunScope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the templates of one unit test see: only its own inputs. */
final class UnitTestScope implements RunScope {
  private final RunScope command;
  private final Manifest manifest;
  private final ManifestLookup lookup;
  private final Map<String, String> originals;
  private final CompiledNodes compiled;
  private final TargetFiles files;

  /**
   * The scope of one unit test.
   *
   * @param originals ids of what the inputs stand for, by id of the input
   */
  UnitTestScope(
      RunScope command,
      UnitTestManifest manifest,
      NameResolver.Order order,
      CompiledNodes compiled,
      TargetFiles files) {
    this.command = command;
    this.manifest = manifest.manifest();
    this.lookup = this.manifest.lookup(order);
    this.originals = manifest.originals();
    this.compiled = compiled;
    this.files = files;
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public ManifestLookup lookup() {
    return lookup;
  }

  @Override
  public @Nullable CompiledNode compiled(String uniqueId) {
    return compiled.get(uniqueId);
  }

  @Override
  public @Nullable ExecutableNode deferred(String uniqueId) {
    String original = originals.get(uniqueId);
    return original == null ? null : command.deferred(original);
  }

  @Override
  public Set<String> selected() {
    return command.selected();
  }

  @Override
  public void write(ExecutableNode node, String sql, @Nullable String suffix) {
    compiled.built(node.uniqueId(), files.write("run", node, sql, suffix));
  }
}
