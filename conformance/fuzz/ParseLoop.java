import dev.percolate.cli.internal.Application;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs many command lines in one JVM, for the comparison with dbt-core: each line of standard input is one, its words
 * parted by tabs; what comes back is a line with exit code and number of bytes, then that many bytes of output.
 *
 * <p>usage: java -cp "build/dist/percolate.jar:build/dist/lib/*" ParseLoop.java
 */
final class ParseLoop {
  private static final long STACK_BYTES = 256L << 20;

  public static void main(String[] args) throws Exception {
    PrintStream console = System.out;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      List<String> words = List.of(line.split("\t", -1));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int[] exit = {99};
      try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
        Thread thread =
            new Thread(
                null,
                () -> {
                  try {
                    exit[0] = Application.ofSystem(out, out).run(words);
                  } catch (Throwable e) {
                    e.printStackTrace(out);
                  }
                },
                "command",
                STACK_BYTES);
        thread.start();
        thread.join();
      }
      console.println(exit[0] + " " + bytes.size());
      bytes.writeTo(console);
      console.flush();
    }
  }
}
