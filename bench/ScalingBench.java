import dev.percolate.cli.internal.Application;
import dev.percolate.engine.Compilations;
import dev.percolate.engine.Percolate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Percolate's side of bench/scaling: parses a project from nothing and compiles its nodes without a
 * warehouse, again and again in one JVM. Keeps each parse's perf_info.json as ROUND.json and prints
 * a line for each round: seconds of the parse with its artifacts, seconds of the compilation, nodes
 * compiled.
 */
final class ScalingBench {
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path kept = Path.of(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    String where = folder.toString();
    List<String> command =
        List.of("parse", "--no-partial-parse", "--project-dir", where, "--profiles-dir", where);
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Percolate shop = Percolate.open(folder).profilesDirectory(folder);
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      if (Application.ofSystem(nowhere, nowhere).run(command) != 0) {
        throw new IllegalStateException("the project does not parse");
      }
      double parse = (System.nanoTime() - start) / 1e9;
      Files.copy(folder.resolve("target/perf_info.json"), kept.resolve(round + ".json"));
      try (Compilations compilations = shop.compilations()) {
        List<String> all = List.copyOf(compilations.manifest().nodes().keySet());
        start = System.nanoTime();
        int compiled = compilations.compileBatchPure(all).compiled().size();
        double compile = (System.nanoTime() - start) / 1e9;
        System.out.printf("%.4f %.4f %d%n", parse, compile, compiled);
      }
    }
  }
}
