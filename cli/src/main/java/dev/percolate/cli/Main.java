package dev.percolate.cli;

import dev.percolate.cli.internal.Application;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program. Exit codes are dbt's: 0 fine, 1 something failed, 2 could not run. */
public final class Main {
  private static final long PATIENCE_MILLIS = 15_000;

  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int[] exit = {2};
    // Templates may nest deeply; the main thread's own stack is fixed by the system. Its name
    // reaches run_results.json, as in dbt.
    Thread main =
        new Thread(
            null,
            () -> exit[0] = Application.ofSystem(out, err).run(List.of(arguments)),
            "MainThread",
            EmbeddedCommand.STACK_BYTES);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, exit, out, err)));
    main.start();
    main.join();
    end(exit, out, err);
  }

  /** Ctrl-C: what runs is stopped in order, and the process ends with the exit code of that. */
  private static void stop(Thread main, int[] exit, PrintStream out, PrintStream err) {
    main.interrupt();
    try {
      main.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(exit, out, err);
  }

  private static void end(int[] exit, PrintStream out, PrintStream err) {
    out.flush();
    err.flush();
    // no shutdown hooks: there is nothing left to do
    Runtime.getRuntime().halt(exit[0]);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
