package dev.percolate.cli.internal.log;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.project.Flags;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes events to the console and to the log file. Safe for use by many threads. */
public final class EventLog implements EventSink, AutoCloseable {
  private final Clock clock;
  private final PrintStream console;
  private final Flags flags;
  private final String invocationId;
  private final List<String> secrets;
  private final LineFormat consoleFormat;
  private final LineFormat fileFormat;
  private final String consoleLevel;
  private final String fileLevel;
  private final boolean colors;
  private final boolean fileColors;
  private final @Nullable Writer file;
  private final Map<String, Integer> deprecations = new LinkedHashMap<>();

  /**
   * A log of one invocation.
   *
   * @param secrets texts to hide
   * @param folder of the log file, or null for none
   */
  public EventLog(
      Clock clock,
      PrintStream console,
      Flags flags,
      String invocationId,
      List<String> secrets,
      @Nullable Path folder) {
    this.clock = clock;
    this.console = console;
    this.flags = flags;
    this.invocationId = invocationId;
    this.secrets = List.copyOf(secrets);
    this.consoleFormat = LineFormat.of(flags.text("log_format"), LineFormat.TEXT);
    this.fileFormat = LineFormat.of(flags.text("log_format_file"), LineFormat.DEBUG);
    this.consoleLevel = consoleLevel(flags);
    this.fileLevel =
        flags.is("debug")
            ? "debug"
            : Objects.requireNonNullElse(flags.text("log_level_file"), "debug");
    this.colors = !Boolean.FALSE.equals(flags.get("use_colors"));
    this.fileColors = !Boolean.FALSE.equals(flags.get("use_colors_file"));
    this.file = folder == null || fileLevel.equals("none") ? null : open(folder);
  }

  private static String consoleLevel(Flags flags) {
    if (flags.is("quiet")) {
      return "error";
    }
    return flags.is("debug")
        ? "debug"
        : Objects.requireNonNullElse(flags.text("log_level"), "info");
  }

  private static @Nullable Writer open(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.newBufferedWriter(
          folder.resolve("dbt.log"),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A read-only project can still be worked on; only its log is lost.
      return null;
    }
  }

  @Override
  public void fire(Event event) {
    if (event.level() == Level.WARN && event.name().endsWith("Deprecation")) {
      synchronized (this) {
        int seen = deprecations.merge(event.name(), 1, Integer::sum);
        if (seen > 1 && !flags.is("show_all_deprecations")) {
          return;
        }
      }
    }
    if (event.level() == Level.WARN && flags.is("warn_error") && !isTestResult(event)) {
      throw ProblemException.compilation(LineFormat.strip(event.message()));
    }
    write(event);
  }

  private static boolean isTestResult(Event event) {
    return event.name().startsWith("LogTestResult") || event.name().startsWith("RunResult");
  }

  private void write(Event event) {
    boolean bare = LineFormat.isBare(event);
    boolean prints =
        bare ? !consoleLevel.equals("none") : LineFormat.passes(event.level(), consoleLevel);
    if (bare && event.name().equals("PrintEvent") && Boolean.FALSE.equals(flags.get("print"))) {
      prints = false;
    }
    String consoleLine =
        prints ? hide(consoleFormat.format(event, clock.instant(), colors, invocationId)) : null;
    String fileLine =
        file != null && LineFormat.passes(event.level(), fileLevel)
            ? hide(fileFormat.format(event, clock.instant(), fileColors, invocationId))
            : null;
    synchronized (this) {
      if (consoleLine != null) {
        console.println(consoleLine);
      }
      if (fileLine != null && file != null) {
        try {
          file.write(fileLine);
          file.write('\n');
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private String hide(String line) {
    String hidden = line;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, "*****");
    }
    return hidden;
  }

  /** Sums up the deprecations that were shown. */
  public void summarize() {
    if (deprecations.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("[WARNING][DeprecationsSummary]: Deprecated functionality");
    lines.add("Summary of encountered deprecations:");
    deprecations.forEach(
        (name, count) ->
            lines.add("- " + name + ": " + count + (count == 1 ? " occurrence" : " occurrences")));
    if (!flags.is("show_all_deprecations")) {
      lines.add(
          "To see all deprecation instances instead of just the first occurrence of each,\nrun"
              + " command again with the `--show-all-deprecations` flag. You may also need to\nrun"
              + " with `--no-partial-parse` as some deprecations are only encountered during\n"
              + "parsing.");
    }
    write(Event.of("D028", "DeprecationsSummary", Level.WARN, String.join("\n", lines)));
  }

  @Override
  public void close() {
    console.flush();
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
