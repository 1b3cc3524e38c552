package dev.percolate.cli;

import dev.percolate.cli.internal.Application;
import dev.percolate.manifest.Manifest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs command lines for a program that goes on afterwards: nothing ends the process, and what a
 * process has once (environment, working directory, output) is given with each.
 *
 * @param out receives what a terminal would show on standard output
 * @param err receives what it would show on standard error
 * @param env the environment
 * @param working the working directory, absolute
 * @param home the user's home
 * @param events receives every event, important or not, as a JSON line of {@code --log-format
 *     json}; called by many threads. Null when nobody listens
 * @param manifest what to work on instead of parsing the project; null to parse
 */
public record EmbeddedCommand(
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path working,
    Path home,
    @Nullable Consumer<String> events,
    @Nullable Manifest manifest) {

  /** The stack that deeply nested templates need; give it to the thread that calls {@link #run}. */
  public static final long STACK_BYTES = 512L << 20;

  /**
   * Runs one command line in the calling thread. Interrupting the thread ends the command in order.
   */
  public CommandOutcome run(List<String> arguments) {
    try {
      return Application.embedded(this).execute(arguments);
    } finally {
      out.flush();
      err.flush();
    }
  }
}
