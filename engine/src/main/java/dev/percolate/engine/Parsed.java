package dev.percolate.engine;

import dev.percolate.manifest.Manifest;
import dev.percolate.parser.ParseTiming;
import dev.percolate.runner.RunEnvironment;

/** A parsed project, ready for commands. */
public record Parsed(RunEnvironment environment, ParseTiming timing) {
  /** The manifest. */
  public Manifest manifest() {
    return environment.manifest();
  }
}
