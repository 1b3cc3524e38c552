package dev.percolate.bench.jinja;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One operation is one pass over all templates of a row, as in {@code engines.py}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBenchmark {
  /** The name of a file of templates in the folder that the property {@code templates} names. */
  @Param({"simple_models"})
  public String row = "";

  private Environment environment = Environment.builder().build();
  private Globals globals = Globals.none();
  private String[] texts = new String[0];
  private Template[] templates = new Template[0];

  /** Reads the templates and compiles them for {@link #render}. */
  @Setup
  public void setUp() throws IOException {
    Path folder = Path.of(System.getProperty("templates", "."));
    globals = Names.withLibrary(environment, Cases.read(folder, "library")[0]);
    texts = Cases.read(folder, row);
    templates = new Template[texts.length];
    for (int i = 0; i < texts.length; i++) {
      templates[i] = environment.parse(texts[i], "template");
    }
  }

  @Benchmark
  public void compile(Blackhole sink) {
    for (String text : texts) {
      sink.consume(environment.parse(text, "template"));
    }
  }

  @Benchmark
  public void render(Blackhole sink) {
    for (Template template : templates) {
      sink.consume(template.render(globals));
    }
  }

  @Benchmark
  public void both(Blackhole sink) {
    for (String text : texts) {
      sink.consume(environment.parse(text, "template").render(globals));
    }
  }
}
