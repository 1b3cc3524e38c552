package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.jinja.internal.builtin.LiteralEval;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code src/test/golden}, recorded from Jinja2 3.1.6 by {@code record.py}. */
class GoldenTemplatesTest {

  private record Case(String name, String env, Map<?, ?> vars, String template, String expected) {}

  @TestFactory
  Stream<DynamicContainer> templatesRenderAsInJinja() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
      List<DynamicContainer> containers = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case test : read(file)) {
          tests.add(DynamicTest.dynamicTest(test.name, () -> check(test)));
        }
        containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
      }
      return containers.stream();
    }
  }

  private static void check(Case test) {
    assertThat(run(test)).as(test.template).isEqualTo(test.expected);
  }

  private static String run(Case test) {
    boolean isNative = test.env.equals("native");
    Environment environment = Environments.dbt(test.env.equals("capture"), isNative);
    Globals globals =
        Globals.of(
            test.vars.entrySet().stream()
                .collect(
                    java.util.HashMap::new,
                    (map, entry) -> map.put((String) entry.getKey(), entry.getValue()),
                    java.util.HashMap::putAll));
    try {
      Template template = environment.parse(test.template, "case");
      return isNative ? Texts.repr(template.renderNative(globals)) : template.render(globals);
    } catch (TemplateException e) {
      String line = e.isSyntax() ? " " + e.place().line() : "";
      return "!! " + e.kind().pythonName() + line + ": " + e.message();
    } catch (PyException e) {
      return "escaped without a place: " + e;
    }
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
      Map<?, ?> vars = Map.of();
      int body = 1;
      for (; body < lines.length && lines[body].startsWith("> "); body++) {
        String value = lines[body].substring(lines[body].indexOf(": ") + 2);
        if (lines[body].startsWith("> vars")) {
          vars = (Map<?, ?>) LiteralEval.parse(value);
        } else {
          env = value.strip();
        }
      }
      String template = String.join("\n", List.of(lines).subList(body, lines.length));
      cases.add(new Case(lines[0], env, vars, template, text.substring(middle + 6)));
    }
    return cases;
  }
}
