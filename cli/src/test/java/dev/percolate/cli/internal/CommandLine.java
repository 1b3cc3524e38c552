package dev.percolate.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.percolate.project.EnvVars;
import dev.percolate.project.ProjectDirectories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines in a project, in this process; it can make a small one of two models. */
final class CommandLine {
  static final String PROJECT =
      """
      name: shop
      version: '1.0'
      profile: shop
      """;
  static final String PROFILES =
      """
      shop:
        target: dev
        outputs:
          dev:
            type: duckdb
            path: x.duckdb
            schema: main
            threads: 1
      """;

  private final Path folder;
  private final Map<String, String> env = new LinkedHashMap<>();
  private String input = "";
  private Path home;
  private boolean hasColors;

  private CommandLine(Path folder) {
    this.folder = folder;
    this.home = folder.resolve("home");
  }

  /** Runs in a project that is there. */
  static CommandLine in(Path folder) {
    return new CommandLine(folder);
  }

  /** The same in a folder of this one. */
  CommandLine at(String path) {
    CommandLine inside = new CommandLine(folder.resolve(path));
    inside.env.putAll(env);
    inside.home = home;
    inside.hasColors = hasColors;
    return inside;
  }

  /** Makes the small project in an empty folder. */
  static CommandLine inNewProject(Path folder) {
    CommandLine line = new CommandLine(folder);
    line.writeProject();
    return line;
  }

  private void writeProject() {
    write("dbt_project.yml", PROJECT);
    write("profiles.yml", PROFILES.replace("x.duckdb", folder.resolve("x.duckdb").toString()));
    write("models/a.sql", "select 1 as id\n");
    write("models/b.sql", "select * from {{ ref('a') }}\n");
  }

  /**
   * What a command line gave.
   *
   * @param out console lines without times and rows of dots
   * @param err errors, likewise
   * @param printed both as they were printed
   * @param rawOut the first as it was printed
   * @param rawErr the second as it was printed
   */
  record Ran(int exit, String out, String err, String printed, String rawOut, String rawErr) {}

  Path folder() {
    return folder;
  }

  CommandLine env(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** The user's own folder. */
  CommandLine home(Path path) {
    home = path;
    return this;
  }

  /** With colours, as on a terminal. */
  CommandLine colors() {
    hasColors = true;
    return this;
  }

  /** What the user will type. */
  CommandLine input(String text) {
    input = text;
    return this;
  }

  CommandLine write(String path, String text) {
    Path file = folder.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return this;
  }

  CommandLine link(String path, String target) {
    Path link = folder.resolve(path);
    try {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return this;
  }

  CommandLine remove(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return this;
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new LinkedHashMap<>(env);
    if (!hasColors) {
      variables.put("DBT_USE_COLORS", "false");
    }
    variables.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    try (PrintStream outPrint = new PrintStream(out, true, UTF_8);
        PrintStream errPrint = new PrintStream(err, true, UTF_8)) {
      int exit =
          new Application(
                  outPrint,
                  errPrint,
                  new ByteArrayInputStream(input.getBytes(UTF_8)),
                  EnvVars.of(variables).withEngineNames(),
                  new ProjectDirectories(folder, home),
                  Clock.systemUTC())
              .run(List.of(arguments));
      String rawOut = out.toString(UTF_8);
      String rawErr = err.toString(UTF_8);
      return new Ran(exit, plain(out), plain(err), rawOut + rawErr, rawOut, rawErr);
    }
  }

  private static String plain(ByteArrayOutputStream bytes) {
    return bytes
        .toString(UTF_8)
        .replaceAll("\u001b\\[\\d+m", "")
        .replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d  ", "")
        .replaceAll("\\.{5,}", "...")
        .replaceAll("in \\d+\\.\\d\\ds", "in Xs")
        .replaceAll("\\d+\\.\\d\\d seconds \\(\\d+\\.\\d\\ds\\)", "X seconds (Xs)");
  }
}
