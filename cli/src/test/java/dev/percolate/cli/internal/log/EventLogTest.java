package dev.percolate.cli.internal.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectDirectories;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private EventLog log() {
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "run",
                "dbt run",
                Map.of(),
                EnvVars.of(Map.of()),
                Map.of(),
                Map.of(),
                new ProjectDirectories(folder, folder)));
    PrintStream console = new PrintStream(new BufferedOutputStream(shown, 1 << 16), false, UTF_8);
    return new EventLog(
        Clock.systemUTC(), console, flags, "id", EnvVars.of(Map.of()), folder, null);
  }

  @Test
  void linesAreThereBeforeTheWorkThatTheyTellOf() throws IOException {
    try (EventLog log = log()) {
      log.fire(Event.of("Q011", "LogStartLine", Level.INFO, "1 of 2 START"));
      assertThat(shown.toString(UTF_8)).contains("1 of 2 START");
      log.fire(Event.of("E016", "SQLQuery", Level.DEBUG, "select 1"));
      assertThat(shown.toString(UTF_8)).doesNotContain("select 1");
      assertThat(Files.readString(folder.resolve("dbt.log"))).contains("START", "select 1");
      log.fire(Event.of("Z052", "PrintEvent", Level.INFO, "printed"));
      log.fire(Event.of("E016", "SQLQuery", Level.DEBUG, "select 2"));
      assertThat(shown.toString(UTF_8)).contains("printed");
    }
  }
}
