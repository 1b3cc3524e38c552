package dev.percolate.engine;

import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Once;
import dev.percolate.parser.InlineQueries;
import dev.percolate.parser.ParseResult;
import dev.percolate.parser.ParseTiming;
import dev.percolate.runner.Repeat;
import dev.percolate.runner.RunEnvironment;
import java.util.function.Supplier;

/** A parsed project, ready for commands. What commands need is made when they ask for it. */
public final class Parsed {
  private final ParseResult result;
  private final Once<RunEnvironment> environment;

  Parsed(ParseResult result, Supplier<RunEnvironment> environment) {
    this.result = result;
    this.environment = new Once<>(environment);
  }

  /** The same for doing a part of an earlier run again. */
  public Parsed repeating(Repeat earlier) {
    return new Parsed(result, () -> environment().repeating(earlier));
  }

  public RunEnvironment environment() {
    return environment.get();
  }

  /** The manifest. */
  public Manifest manifest() {
    return result.manifest();
  }

  public ParseTiming timing() {
    return result.timing();
  }

  /** Parses queries of the command line. */
  public InlineQueries inlineQueries() {
    return result.inlineQueries();
  }
}
