package dev.percolate.runner;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.diagnostics.HeldEvents;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.parser.ManifestText;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectConfig;
import dev.percolate.render.HostFunction;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.Renderer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every command works with: a parsed project and the way to its warehouse.
 *
 * @param text manifest.json of that manifest before anything is compiled, where it is known
 * @param targetPath the target folder as configured: relative to the project, or absolute
 * @param functions further functions that templates see when they are compiled and run
 * @param repeat what of an earlier run is done again, or null to select nodes
 */
public record RunEnvironment(
    Renderer renderer,
    Manifest manifest,
    @Nullable ManifestText text,
    ManifestLookup lookup,
    String targetPath,
    Clock clock,
    HeldEvents events,
    Map<String, HostFunction> functions,
    @Nullable Repeat repeat) {

  public RunEnvironment {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  public Invocation invocation() {
    return renderer.invocation();
  }

  public Flags flags() {
    return renderer.invocation().flags();
  }

  public Adapter adapter() {
    return renderer.adapter();
  }

  public MacroRegistry macros() {
    return renderer.macros();
  }

  public ProjectConfig project() {
    return renderer.invocation().packages().root();
  }

  /** How many nodes may run at once. */
  public int threads() {
    if (flags().is("single_threaded")) {
      return 1;
    }
    return Math.max(1, (int) flags().number("threads", invocation().profile().threads()));
  }

  /** The same project with another manifest. */
  public RunEnvironment with(Manifest newManifest, ManifestLookup newLookup) {
    return new RunEnvironment(
        renderer, newManifest, null, newLookup, targetPath, clock, events, functions, repeat);
  }

  /** The same project for doing a part of an earlier run again. */
  public RunEnvironment repeating(Repeat earlier) {
    return new RunEnvironment(
        renderer, manifest, text, lookup, targetPath, clock, events, functions, earlier);
  }

  /** Absolute target folder. */
  public Path targetFolder() {
    return project().root().resolve(targetPath);
  }
}
