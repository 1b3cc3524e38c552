package dev.percolate.runner.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestReader;
import dev.percolate.project.Flags;
import dev.percolate.runner.RunEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The manifest of another environment, whose relations stand in for those not built here. */
public final class DeferredState {
  private final Manifest manifest;

  private DeferredState(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * The state that {@code --defer} asks for, or null without that option.
   *
   * @throws ProblemException when there is none
   */
  static @Nullable DeferredState of(RunEnvironment environment) {
    return environment.flags().is("defer") ? required(environment) : null;
  }

  /** The state of {@code --defer-state}, else of {@code --state}. */
  static DeferredState required(RunEnvironment environment) {
    Flags flags = environment.flags();
    String path = flags.text("defer_state");
    if (path == null) {
      path = flags.text("state");
    }
    if (path == null) {
      throw ProblemException.runtime(
          "--state or --defer-state are required for deferral, but neither was provided");
    }
    Path file = environment.project().root().resolve(path).resolve("manifest.json");
    if (!Files.exists(file)) {
      throw ProblemException.runtime("Could not find manifest in --state path: \"" + path + "\"");
    }
    return new DeferredState(ManifestReader.read(file).manifest());
  }

  /** The model, seed or snapshot of that id there, unless it is ephemeral; or null. */
  @Nullable ExecutableNode counterpart(String uniqueId) {
    ExecutableNode node = manifest.nodes().get(uniqueId);
    return node == null || !node.resourceType().isRefable() || NodeRunner.isEphemeral(node)
        ? null
        : node;
  }
}
