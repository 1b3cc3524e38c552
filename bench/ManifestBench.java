import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ManifestReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Percolate's side of bench/manifest: reads a manifest and writes it again. Prints bytes, nodes and bytes of heap a node,
 * then for reading and writing the CPU milliseconds of the first call of this JVM and the least of ten.
 */
final class ManifestBench {
  private static final int ROUNDS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private interface Work {
    Object run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Path copy = Path.of(arguments[1]);
    long before = heap();
    ManifestReader.StoredManifest manifest = (ManifestReader.StoredManifest) time("read", () -> ManifestReader.read(file));
    long size = heap() - before;
    time("write", () -> write(copy, manifest));
    int nodes = manifest.manifest().nodes().size();
    System.out.printf("size %d %d %.0f%n", Files.size(file), nodes, size / (double) nodes);
  }

  private static Object write(Path file, ManifestReader.StoredManifest manifest) {
    ArtifactWriter.writeManifest(file, manifest);
    return file;
  }

  private static Object time(String name, Work work) throws IOException {
    Object result = null;
    double first = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      result = null;
      long start = THREADS.getCurrentThreadCpuTime();
      result = work.run();
      double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
      first = i == 0 ? millis : first;
      least = Math.min(least, millis);
    }
    System.out.printf("%s %.1f %.1f%n", name, first, least);
    return result;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
