package dev.percolate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's program, compiled and run on the example project. */
class ReadmeExampleTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder;

  @Test
  void readmeProgramBuildsAndCompilesTheExample() throws Exception {
    Path project = folder.resolve("shop");
    copy(ROOT.resolve("examples").resolve("jaffle-shop"), project);
    Path source = folder.resolve("Example.java");
    Files.writeString(source, program(Files.readString(ROOT.resolve("README.md"))));

    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    String printed = run(project);

    assertThat(printed)
        .contains("model.jaffle_shop.orders success")
        .contains("introspecting=1, waiting=1")
        .doesNotContain(" error");
  }

  private static String program(String readme) {
    int start = readme.indexOf("```java\n") + 8;
    return "import dev.percolate.compiler.*; import dev.percolate.engine.*;\n"
        + "import dev.percolate.runner.*; import java.nio.file.Path; import java.util.List;\n"
        + "public class Example {\n"
        + "  public static void run(Path projectFolder) {\n"
        + readme.substring(start, readme.indexOf("```", start))
        + "}}\n";
  }

  private String run(Path project) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass("Example").getMethod("run", Path.class).invoke(null, project);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString();
        if (!name.startsWith("target") && !name.startsWith("logs") && !name.contains(".duckdb")) {
          Path copy = to.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
