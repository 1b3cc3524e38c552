package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about source files that the compiled classes do not show. */
final class SourceRulesTest {
  private static final int LONGEST = 700;
  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  @Test
  void noFileIsLongerThanALongReadExceptThoseWithAReason() throws IOException {
    Set<String> excused = new HashSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("config/long-files.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        excused.add(line.split(" ", 2)[0]);
      }
    }
    Set<String> tooLong = new TreeSet<>();
    for (Path file : sources()) {
      String name = ROOT.relativize(file).toString().replace('\\', '/');
      try (Stream<String> lines = Files.lines(file)) {
        if (lines.count() > LONGEST && !excused.contains(name)) {
          tooLong.add(name);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path file : sources()) {
      folders.add(file.getParent());
    }
    assertThat(folders).isNotEmpty().allMatch(f -> Files.exists(f.resolve("package-info.java")));
  }

  @Test
  void nothingOfThisMachineIsWrittenIntoTheSources() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      if (text.contains("\"/home/") || text.contains("\"/root/") || text.contains("\"/work/")) {
        wrong.add(file.toString());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT)) {
      return walk.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .filter(file -> !ROOT.relativize(file).startsWith("build"))
          .toList();
    }
  }
}
