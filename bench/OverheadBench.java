import dev.percolate.cli.internal.Application;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Percolate's side of bench/overhead: runs one command with its threads sampled and prints the CPU
 * seconds that they spent in DuckDB. Samples that were lost count as spent elsewhere.
 */
final class OverheadBench {
  // with a shorter one, half of the samples are lost
  private static final int PERIOD_MILLIS = 10;

  public static void main(String[] command) throws IOException {
    Path file = Files.createTempFile("samples", ".jfr");
    int code;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.CPUTimeSample").with("throttle", PERIOD_MILLIS + "ms");
      recording.start();
      PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
      code = Application.ofSystem(nowhere, nowhere).run(List.of(command));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> samples =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample"))
            .filter(event -> event.getStackTrace() != null)
            .toList();
    Files.delete(file);
    long inside = samples.stream().filter(OverheadBench::inDuckDb).count();
    System.out.printf("%.3f%n", inside * PERIOD_MILLIS / 1000.0);
    System.exit(code);
  }

  private static boolean inDuckDb(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .anyMatch(frame -> frame.getMethod().getType().getName().equals("org.duckdb.DuckDBNative"));
  }
}
