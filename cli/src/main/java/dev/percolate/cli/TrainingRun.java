package dev.percolate.cli;

import dev.percolate.cli.internal.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
          List.of("ls", "--output", "json", "--select", "customers"),
          List.of("compile", "--no-introspect", "--select", "customers"),
          List.of("build"),
          List.of("run"),
          List.of("test"),
          List.of("compile", "--no-introspect"),
          List.of("docs", "generate"));

  /** Files that the example gets: what many projects have in them and a short example has not. */
  private static final List<String> MORE =
      List.of(
          "profiles.yml",
          "macros/training.sql",
          "models/training.sql",
          "models/training_consumer.sql",
          "models/training_off.sql",
          "models/training_grown.sql",
          "models/training.yml",
          "snapshots/training.sql",
          "tests/generic/training.sql");

  /** Files that get one more comment, so that a parse of changed files is recorded too. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "models/marts/customers.sql", "\n-- changed\n",
          "models/marts/properties.yml", "\n# changed\n",
          "macros/training.sql", "\n{% macro training_added() %}{% endmacro %}\n");

  private TrainingRun() {}

  /**
   * Takes the options that name project, profiles, target and logs, the project first, and gives
   * them to each command; without any, only what needs no project is run. Changes the project.
   */
  public static void main(String[] options) throws InterruptedException, IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (List<String> line : OPTIONS_ALONE) {
      Application.ofSystem(nowhere, nowhere).run(line);
    }
    if (options.length > 0) {
      addFiles(Path.of(options[1]));
      for (List<String> command : COMMANDS) {
        run(nowhere, command, options);
      }
      for (Map.Entry<String, String> change : CHANGES.entrySet()) {
        Path file = Path.of(options[1]).resolve(change.getKey());
        if (Files.exists(file)) {
          Files.writeString(file, change.getValue(), StandardOpenOption.APPEND);
          run(nowhere, List.of("parse"), options);
        }
      }
    }
    Main.main(new String[] {"--version"});
  }

  /** What is added to the example's dbt_project.yml. */
  private static final String PROJECT =
      """

      on-run-start: ["select 1", "{{ log('started', info=false) }}"]
      on-run-end: ["select {{ results | length }}"]
      """;

  /** Gives more to the example, so that it makes use of what other projects do. */
  public static void addFiles(Path project) throws IOException {
    for (String file : MORE) {
      Path target = project.resolve(file);
      Files.createDirectories(target.getParent());
      try (InputStream text = TrainingRun.class.getResourceAsStream("training/" + file)) {
        Files.write(target, Objects.requireNonNull(text).readAllBytes());
      }
    }
    Files.writeString(project.resolve("dbt_project.yml"), PROJECT, StandardOpenOption.APPEND);
  }

  private static void run(PrintStream nowhere, List<String> command, String[] options) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(options));
    Application.ofSystem(nowhere, nowhere).run(line);
  }
}
