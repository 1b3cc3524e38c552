package dev.percolate.python;

import dev.percolate.cli.CommandOutcome;
import dev.percolate.cli.CommandResult;
import dev.percolate.cli.EmbeddedCommand;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Once;
import dev.percolate.manifest.PythonJson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command line that runs in a thread of its own, while Python fetches with {@link #next} what it
 * prints and tells, in the order in which that happens. So Python's callbacks run in the thread
 * that asked for the command, no Java thread ever waits for the interpreter's lock, and Ctrl-C is
 * seen.
 */
public final class CommandJob {
  private static final String[] END = {};

  private final LinkedBlockingQueue<String[]> told = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable CommandOutcome outcome;

  /**
   * Starts a command line.
   *
   * @param arguments packed
   * @param env names and values, packed
   * @param watches whether events are wanted
   * @param given what to work on instead of parsing the project; null to parse
   */
  public CommandJob(
      String arguments,
      String env,
      String working,
      String home,
      boolean watches,
      @Nullable ManifestBridge given) {
    EmbeddedCommand command =
        new EmbeddedCommand(
            stream("out"),
            stream("err"),
            Packed.unpackPairs(env),
            Path.of(working),
            Path.of(home),
            watches ? event -> told.add(new String[] {"event", event}) : null,
            given == null ? null : given.manifest());
    // dbt's name for it, which reaches run_results.json
    thread =
        new Thread(
            null,
            () -> run(command, Packed.unpack(arguments)),
            "MainThread",
            EmbeddedCommand.STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private PrintStream stream(String name) {
    return new PrintStream(
        new TextStream(text -> told.add(new String[] {name, text})), false, StandardCharsets.UTF_8);
  }

  private void run(EmbeddedCommand command, List<String> arguments) {
    try {
      outcome = command.run(arguments);
    } catch (RuntimeException | Error e) {
      outcome = CommandOutcome.failed(2, Problem.of(ProblemKind.INTERNAL, String.valueOf(e)));
    } finally {
      told.add(END);
    }
  }

  /**
   * What was told since the last call: {@code out}, {@code err} or {@code event}, each followed by
   * its text. Waits for the first; empty when none came in time, null when the command has ended.
   */
  public String @Nullable [] next(long millis) throws InterruptedException {
    String[] first = told.poll(millis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return END;
    }
    List<String[]> batch = new ArrayList<>();
    batch.add(first);
    told.drainTo(batch);
    if (batch.getLast() == END) {
      batch.removeLast();
      if (batch.isEmpty()) {
        return null;
      }
      // seen again by the next call
      told.add(END);
    }
    String[] flat = new String[batch.size() * 2];
    for (int i = 0; i < batch.size(); i++) {
      flat[2 * i] = batch.get(i)[0];
      flat[2 * i + 1] = batch.get(i)[1];
    }
    return flat;
  }

  /** Asks the command to end, as Ctrl-C does. */
  public void interrupt() {
    thread.interrupt();
  }

  public boolean isSuccess() {
    return ended().exitCode() == 0;
  }

  /** Why it could not run: family and text; null when it could. */
  public String @Nullable [] problem() {
    Problem problem = ended().problem();
    return problem == null ? null : Failures.describe(problem);
  }

  /** What kind of result there is. */
  public String resultKind() {
    return switch (ended().result()) {
      case null -> "none";
      case CommandResult.Done _ -> "none";
      case CommandResult.Verdict _ -> "verdict";
      case CommandResult.Listing _ -> "lines";
      case CommandResult.Project _ -> "manifest";
      case CommandResult.Artifact _ -> "artifact";
    };
  }

  /** The lines or the artifact as JSON. */
  public @Nullable String resultJson() {
    return switch (ended().result()) {
      case CommandResult.Listing(List<String> lines) -> PythonJson.dumps(lines);
      case CommandResult.Artifact artifact -> PythonJson.dumps(artifact.content());
      case null, default -> null;
    };
  }

  /** The project that the command has parsed, or null. */
  public @Nullable ManifestBridge manifest() {
    Manifest manifest =
        switch (ended().result()) {
          case CommandResult.Project(Once<Manifest> parsed) -> parsed.get();
          case CommandResult.Artifact artifact -> artifact.manifest();
          case null, default -> null;
        };
    return manifest == null ? null : ManifestBridge.of(manifest);
  }

  private CommandOutcome ended() {
    CommandOutcome known = outcome;
    if (known == null) {
      throw new IllegalStateException("the command is still running");
    }
    return known;
  }
}
