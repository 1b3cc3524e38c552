package dev.percolate.engine;

import dev.percolate.manifest.Manifest;
import dev.percolate.parser.InlineQueries;
import dev.percolate.parser.ParseTiming;
import dev.percolate.runner.Repeat;
import dev.percolate.runner.RunEnvironment;

/** A parsed project, ready for commands. */
public record Parsed(RunEnvironment environment, ParseTiming timing, InlineQueries inlineQueries) {
  /** The same for doing a part of an earlier run again. */
  public Parsed repeating(Repeat earlier) {
    return new Parsed(environment.repeating(earlier), timing, inlineQueries);
  }

  /** The manifest. */
  public Manifest manifest() {
    return environment.manifest();
  }
}
