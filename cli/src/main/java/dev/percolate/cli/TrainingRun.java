package dev.percolate.cli;

import dev.percolate.cli.internal.Application;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the common commands one after the other in one process. The JVM writes its cache of loaded
 * classes from what one process has loaded, so this is the process that {@code
 * config/make-aot-caches.sh} records.
 */
public final class TrainingRun {
  private static final List<List<String>> OPTIONS_ALONE =
      List.of(List.of("--version"), List.of("--help"));

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("parse", "--help"),
          List.of("no-such-command"),
          List.of("parse", "--no-partial-parse"),
          List.of("parse"),
          List.of("ls"),
          List.of("ls", "--output", "json", "--select", "+tag:none+", "--exclude", "source:*"),
          List.of("build"),
          List.of("run"),
          List.of("test"),
          List.of("compile", "--no-introspect"),
          List.of("docs", "generate"));

  private TrainingRun() {}

  /**
   * Takes the options that name project, profiles, target and logs, and gives them to each command;
   * without any, only what needs no project is run.
   */
  public static void main(String[] options) throws InterruptedException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (List<String> line : OPTIONS_ALONE) {
      Application.ofSystem(nowhere, nowhere).run(line);
    }
    for (List<String> command : options.length == 0 ? List.<List<String>>of() : COMMANDS) {
      List<String> line = new ArrayList<>(command);
      line.addAll(List.of(options));
      Application.ofSystem(nowhere, nowhere).run(line);
    }
    Main.main(new String[] {"--version"});
  }
}
