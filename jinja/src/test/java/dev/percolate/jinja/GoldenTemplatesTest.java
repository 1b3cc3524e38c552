package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code src/test/golden}, recorded from Jinja2 3.1.6 by {@code record.py}. */
class GoldenTemplatesTest {

  private record Case(String name, RecordedTemplate test) {}

  @TestFactory
  Stream<DynamicContainer> templatesRenderAsInJinja() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
      List<DynamicContainer> containers = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case test : read(file)) {
          tests.add(DynamicTest.dynamicTest(test.name, () -> check(test.test)));
        }
        containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
      }
      return containers.stream();
    }
  }

  private static void check(RecordedTemplate test) {
    assertThat(test.actual()).as(test.template()).isEqualTo(test.expected());
  }

  private static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String text : Files.readString(file).split("\n====\n")) {
      if (text.isBlank()) {
        continue;
      }
      int middle = text.indexOf("\n----\n");
      String[] lines = text.substring(0, middle).stripLeading().split("\n", -1);
      String env = "text";
      String vars = "{}";
      int body = 1;
      for (; body < lines.length && lines[body].startsWith("> "); body++) {
        String value = lines[body].substring(lines[body].indexOf(": ") + 2);
        if (lines[body].startsWith("> vars")) {
          vars = value;
        } else {
          env = value.strip();
        }
      }
      String template = String.join("\n", List.of(lines).subList(body, lines.length));
      String expected = text.substring(middle + 6);
      cases.add(new Case(lines[0], new RecordedTemplate(template, vars, env, expected)));
    }
    return cases;
  }
}
