package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of README.md compiles, runs, and prints what the README says. */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theExampleOfTheReadmePrintsWhatItSays()
      throws IOException, InterruptedException, URISyntaxException {
    String readme = Files.readString(Path.of("README.md"));
    Path example = folder.resolve("Example.java");
    Files.writeString(example, block(readme, "java"));
    String classes =
        Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    // no other jar on the class path: the engine needs none
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes,
                    example.toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isEqualTo(block(readme, "text"));
  }

  @Test
  void theReadmeFitsOnAPage() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(110);
  }

  private static String block(String readme, String language) {
    String fence = "```" + language + "\n";
    int start = readme.indexOf(fence) + fence.length();
    return readme.substring(start, readme.indexOf("```", start));
  }
}
