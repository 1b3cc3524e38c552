package dev.percolate.cli.internal.log;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonTime;
import dev.percolate.project.Deprecation;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Flags;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes events to the console and to the log file. Safe for use by many threads. */
public final class EventLog implements EventSink, AutoCloseable {
  private static final long DEFAULT_MAX_BYTES = 10L << 20;

  private final Clock clock;
  private final PrintStream console;
  private final @Nullable Consumer<String> watcher;
  private final Flags flags;
  private final LineFormat.InvocationFields invocation;
  private final List<String> secrets;
  private final LineFormat consoleFormat;
  private final LineFormat fileFormat;
  private final String consoleLevel;
  private final String fileLevel;
  private final boolean colors;
  private final boolean fileColors;
  private final @Nullable RelayRecords relay;
  private final @Nullable LogFile file;
  private final WarningRules rules;
  private final Instant started;
  private final Map<String, Integer> deprecations = new LinkedHashMap<>();
  private final Map<String, String> codes = new LinkedHashMap<>();

  /**
   * A log of one invocation.
   *
   * @param env its secrets are hidden
   * @param folder of the log file, or null for none
   * @param watcher receives every event as a JSON line, or null
   */
  public EventLog(
      Clock clock,
      PrintStream console,
      Flags flags,
      String invocationId,
      EnvVars env,
      @Nullable Path folder,
      @Nullable Consumer<String> watcher) {
    this.clock = clock;
    this.watcher = watcher;
    this.console = console;
    this.flags = flags;
    this.invocation = new LineFormat.InvocationFields(invocationId, env.custom());
    this.secrets = env.secrets();
    this.consoleFormat = LineFormat.of(flags.text("log_format"), LineFormat.TEXT);
    this.fileFormat = LineFormat.of(flags.text("log_format_file"), LineFormat.DEBUG);
    this.consoleLevel = consoleLevel(flags);
    this.fileLevel = fileLevel(flags);
    this.relay = "otel".equals(flags.text("log_format")) ? new RelayRecords(invocationId) : null;
    this.colors = !Boolean.FALSE.equals(flags.get("use_colors"));
    this.fileColors = !Boolean.FALSE.equals(flags.get("use_colors_file"));
    this.rules = new WarningRules(flags);
    this.started = clock.instant();
    this.file = folder == null || fileLevel.equals("none") ? null : open(folder, flags);
    for (String name : rules.ignored()) {
      String message = name + " is not being used because it's specific to the dbt v2 engine.";
      write(new Event("Z050", "Note", Level.INFO, message, Map.of("msg", message)));
    }
  }

  private static String consoleLevel(Flags flags) {
    if (flags.is("quiet")) {
      return "error";
    }
    return flags.is("debug")
        ? "debug"
        : Objects.requireNonNullElse(flags.text("log_level"), "info");
  }

  private static String fileLevel(Flags flags) {
    String level = Objects.requireNonNullElse(flags.text("log_level_file"), "debug");
    if (level.equals("off")) {
      return "none";
    }
    return flags.is("debug") ? "debug" : level;
  }

  private static @Nullable LogFile open(Path folder, Flags flags) {
    try {
      return LogFile.open(folder, flags.number("log_file_max_bytes", DEFAULT_MAX_BYTES));
    } catch (IOException e) {
      // A read-only project can still be worked on; only its log is lost.
      return null;
    }
  }

  @Override
  public void check(Event event) {
    if (rules.of(event) == WarningRules.Verdict.ERROR) {
      throw promoted(event);
    }
  }

  private WarningRules.Verdict verdict(Event event) {
    WarningRules.Verdict verdict = rules.of(event);
    return verdict == WarningRules.Verdict.ERROR && isTestResult(event)
        ? WarningRules.Verdict.WARN
        : verdict;
  }

  @Override
  public void fire(Event event) {
    switch (verdict(event)) {
      case ERROR -> throw promoted(event);
      case SILENCE -> {}
      case WARN -> {
        if (isNews(event)) {
          write(event);
        }
      }
    }
  }

  /** The error that a warning becomes; its text has the colours of the warning. */
  private ProblemException promoted(Event event) {
    return ProblemException.compilation(LineFormat.message(event, colors));
  }

  /** Whether an event is no deprecation that was shown before. */
  private boolean isNews(Event event) {
    if (event.level() != Level.WARN || !isDeprecation(event)) {
      return true;
    }
    int seen;
    synchronized (this) {
      seen = deprecations.merge(event.name(), 1, Integer::sum);
      codes.put(event.name(), event.code());
    }
    return seen == 1 || flags.is("show_all_deprecations");
  }

  private static boolean isDeprecation(Event event) {
    return switch (event.name()) {
      // dbt 1.12: the first two are told each time, the third is summed up by a deprecation of its
      // own
      case "BehaviorChangeEvent",
          "CollectFreshnessReturnSignature",
          "SpacesInResourceNameDeprecation" ->
          false;
      default -> event.code().startsWith("D");
    };
  }

  private static boolean isTestResult(Event event) {
    return event.name().startsWith("LogTestResult");
  }

  /** dbt 1.12: what clean says is not written to the file it may have deleted. */
  private static boolean isFiled(Event event) {
    return switch (event.code()) {
      case "Z012", "Z013", "Z014", "Z015" -> false;
      default -> true;
    };
  }

  private void write(Event event) {
    if (isCacheEvent(event) && !flags.is("log_cache_events")) {
      return;
    }
    boolean bare = LineFormat.isBare(event);
    boolean prints =
        bare ? !consoleLevel.equals("none") : LineFormat.passes(event.level(), consoleLevel);
    if (bare && event.name().equals("PrintEvent") && Boolean.FALSE.equals(flags.get("print"))) {
      prints = false;
    }
    String consoleLine = consoleLine(event, prints);
    boolean files = bare ? !fileLevel.equals("none") : LineFormat.passes(event.level(), fileLevel);
    String fileLine =
        file != null && isFiled(event) && files
            ? hide(fileFormat.format(event, clock.instant(), colors, fileColors, invocation))
            : null;
    String watched =
        watcher == null
            ? null
            : hide(LineFormat.JSON.format(event, clock.instant(), false, false, invocation));
    synchronized (this) {
      if (watched != null && watcher != null) {
        watcher.accept(watched);
      }
      if (consoleLine != null) {
        print(consoleLine);
      }
      try {
        if (fileLine != null && file != null) {
          file.write(fileLine);
        }
        if (!event.name().equals("PrintEvent")) {
          flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Shows what was written: a line is there before the work that it tells of goes on, as in dbt.
   * What is printed comes by the thousand, and is shown with the next event of another kind.
   */
  private void flush() throws IOException {
    console.flush();
    if (file != null) {
      file.flush();
    }
  }

  /** As {@code println}, whose writers are flushed for every line. */
  private void print(String line) {
    byte[] bytes = (line + System.lineSeparator()).getBytes(console.charset());
    console.write(bytes, 0, bytes.length);
  }

  /** The line for the console; whoever is relayed to sees every level and chooses. */
  private @Nullable String consoleLine(Event event, boolean prints) {
    if (relay != null) {
      String record = relay.message(event, clock.instant());
      return record == null ? null : hide(record);
    }
    return prints
        ? hide(consoleFormat.format(event, clock.instant(), colors, colors, invocation))
        : null;
  }

  private static boolean isCacheEvent(Event event) {
    return event.name().equals("CacheAction") || event.name().equals("CacheDumpGraph");
  }

  private String hide(String line) {
    String hidden = line;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, "*****");
    }
    return hidden;
  }

  /** Says that the command has ended. */
  public void completed(String command, boolean success) {
    Instant now = clock.instant();
    if (relay != null) {
      console.println(relay.end(flags.which(), flags.text("target"), started, now));
    }
    double seconds = Duration.between(started, now).toNanos() / 1e9;
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("completed_at", PythonTime.utc(now));
    fields.put("elapsed", seconds);
    fields.put("success", success);
    write(
        new Event(
            "Q039",
            "CommandCompleted",
            Level.DEBUG,
            "Command `"
                + command
                + "` "
                + (success ? "succeeded" : "failed")
                + " at "
                + LineFormat.time(now)
                + " after "
                + LineFormat.seconds(seconds)
                + " seconds",
            fields));
  }

  /** Sums up the deprecations that were shown. */
  public void summarize() {
    if (deprecations.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Summary of encountered deprecations:");
    deprecations.forEach(
        (name, count) ->
            lines.add("- " + name + ": " + count + (count == 1 ? " occurrence" : " occurrences")));
    if (!flags.is("show_all_deprecations")) {
      lines.add(
          "To see all deprecation instances instead of just the first occurrence of each, run"
              + " command again with the `--show-all-deprecations` flag. You may also need to"
              + " run with `--no-partial-parse` as some deprecations are only encountered"
              + " during parsing.");
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("show_all_hint", !flags.is("show_all_deprecations"));
    List<Map<String, @Nullable Object>> summaries = new ArrayList<>();
    deprecations.forEach(
        (name, count) -> {
          Map<String, @Nullable Object> summary = new LinkedHashMap<>();
          summary.put("event_code", codes.get(name));
          summary.put("event_name", name);
          summary.put("occurrences", (long) count);
          summaries.add(summary);
        });
    data.put("summaries", summaries);
    String text = String.join("\n\n", lines);
    write(Deprecation.event("D028", "DeprecationsSummary", text, true, flags, data));
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
