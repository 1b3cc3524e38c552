package dev.percolate.bench.jinja;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles and renders every template of a row once and prints how long the texts were: {@code
 * ColdRun FOLDER ROW}; with a third argument the texts go to that file.
 */
public final class ColdRun {
  private ColdRun() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Environment environment = Environment.builder().build();
    Globals globals = Names.withLibrary(environment, Cases.read(folder, "library")[0]);
    StringBuilder all = args.length > 2 ? new StringBuilder() : null;
    long length = 0;
    for (String text : Cases.read(folder, args[1])) {
      String rendered = environment.parse(text, "template").render(globals);
      length += rendered.length();
      if (all != null) {
        all.append(all.isEmpty() ? "" : "\n\u001e").append(rendered);
      }
    }
    if (all != null) {
      Files.writeString(Path.of(args[2]), all);
    }
    System.out.println(length);
  }
}
