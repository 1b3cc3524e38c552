import dev.percolate.cli.internal.Application;
import dev.percolate.engine.Compilations;
import dev.percolate.engine.Percolate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Percolate's side of bench/scaling: parses a project from nothing and compiles its nodes without a
 * warehouse, again and again in one JVM. Keeps each parse's perf_info.json as ROUND.json and prints
 * a line for each round: seconds of the parse with its artifacts, seconds of the compilation, nodes
 * compiled. With a fourth argument, "shares", it also samples its threads after a third of the
 * rounds and prints last: samples of parses, those of them in work that is shared among cores,
 * those of these on the main thread, and the first two of compilations.
 */
final class ScalingBench {
  private record Span(Instant start, Instant end) {
    boolean has(RecordedEvent event) {
      return !event.getStartTime().isBefore(start) && event.getStartTime().isBefore(end);
    }
  }

  private final List<Span> parses = new ArrayList<>();
  private final List<Span> compilations = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path kept = Path.of(arguments[1]);
    ScalingBench bench = new ScalingBench();
    boolean shares = arguments.length > 3;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.CPUTimeSample").with("throttle", "4ms");
      int rounds = Integer.parseInt(arguments[2]);
      for (int round = 0; round < rounds; round++) {
        if (shares && round == rounds / 3) {
          recording.start();
          bench.parses.clear();
          bench.compilations.clear();
        }
        bench.round(Path.of(arguments[0]), kept.resolve(round + ".json"));
      }
      if (shares) {
        recording.stop();
        Path file = kept.resolve("samples.jfr");
        recording.dump(file);
        bench.tell(RecordingFile.readAllEvents(file));
      }
    }
  }

  private void round(Path folder, Path kept) throws IOException {
    String where = folder.toString();
    List<String> command =
        List.of("parse", "--no-partial-parse", "--project-dir", where, "--profiles-dir", where);
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    double parse =
        timed(
            parses,
            () -> {
              if (Application.ofSystem(nowhere, nowhere).run(command) != 0) {
                throw new IllegalStateException("the project does not parse");
              }
            });
    Files.copy(folder.resolve("target/perf_info.json"), kept);
    Percolate shop = Percolate.open(folder).profilesDirectory(folder);
    try (Compilations all = shop.compilations()) {
      List<String> ids = List.copyOf(all.manifest().nodes().keySet());
      int[] compiled = new int[1];
      double compile =
          timed(compilations, () -> compiled[0] = all.compileBatchPure(ids).compiled().size());
      System.out.printf("%.4f %.4f %d%n", parse, compile, compiled[0]);
    }
  }

  private static double timed(List<Span> spans, Runnable work) {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - nanos) / 1e9;
    spans.add(new Span(start, Instant.now()));
    return seconds;
  }

  /** A parse shares its work by {@code Parallel}; a compilation by threads that are not main. */
  private void tell(List<RecordedEvent> events) {
    long[] parse = counted(events, parses, ScalingBench::inParallel);
    long[] compile = counted(events, compilations, event -> !onMain(event));
    long[] main = counted(events, parses, event -> onMain(event) && inParallel(event));
    System.out.printf("shares %d %d %d %d %d%n", parse[0], parse[1], main[1], compile[0], compile[1]);
  }

  private static long[] counted(
      List<RecordedEvent> events, List<Span> spans, Predicate<RecordedEvent> shared) {
    List<RecordedEvent> within =
        events.stream()
            .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample"))
            .filter(event -> event.getStackTrace() != null)
            .filter(event -> spans.stream().anyMatch(span -> span.has(event)))
            .toList();
    return new long[] {within.size(), within.stream().filter(shared).count()};
  }

  private static boolean inParallel(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .anyMatch(
            frame ->
                frame.getMethod().getType().getName().endsWith(".Parallel")
                    && (frame.getMethod().getName().equals("map")
                        || frame.getMethod().getName().startsWith("lambda$runOnAll")));
  }

  private static boolean onMain(RecordedEvent event) {
    return event.getThread("eventThread") != null
        && "main".equals(event.getThread("eventThread").getJavaName());
  }
}
