package dev.percolate.engine;

import dev.percolate.manifest.Manifest;
import dev.percolate.parser.InlineQueries;
import dev.percolate.parser.ParseTiming;
import dev.percolate.runner.RunEnvironment;

/** A parsed project, ready for commands. */
public record Parsed(RunEnvironment environment, ParseTiming timing, InlineQueries inlineQueries) {
  /** The manifest. */
  public Manifest manifest() {
    return environment.manifest();
  }
}
