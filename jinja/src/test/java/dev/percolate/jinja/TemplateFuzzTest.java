package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Broken templates: changed versions of the recorded ones, and random characters. Nothing but a
 * {@link TemplateException} may come out. A large run: {@code ./mvnw test -pl jinja -am
 * -Dtest=TemplateFuzzTest -Dfuzz.count=1000000 -Dfuzz.seed=7
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TemplateFuzzTest {
  private static final int FEW = 3000;
  private static final int LONGEST = 400;
  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "{%-",
          "-%}",
          "{{-",
          "-}}",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "|",
          ".",
          ",",
          ":",
          "=",
          "==",
          "~",
          "*",
          "**",
          "//",
          "%",
          "+",
          "-",
          "<",
          "not ",
          " is ",
          " in ",
          " if ",
          " else ",
          " and ",
          "for ",
          "endfor",
          "endif",
          "set ",
          "endset",
          "macro m(a, b=1)",
          "endmacro",
          "call ",
          "endcall",
          "raw",
          "endraw",
          "filter ",
          "with ",
          "block b",
          "endblock",
          "recursive",
          "loop",
          "caller()",
          "varargs",
          "kwargs",
          "namespace(a=1)",
          "range(9)",
          "x",
          "re.sub('(a)', '\\\\1', x)",
          "f(x)",
          "|upper",
          "|map('upper')",
          "|tojson",
          "%d",
          "{:>10}",
          ".format(x)",
          "\\",
          "\\u12",
          "\n",
          "\r\n",
          "\t",
          "\u00e9",
          "\ud83d",
          "\u0000",
          "1e5",
          "0x1f",
          "1_000",
          "9999999999999999999",
          "none",
          "true");

  private final Environment environment =
      Environment.builder().limits(new Limits(40, 100_000, 20_000)).build();
  private final Environment values =
      Environment.builder().nativeValues().limits(new Limits(40, 100_000, 20_000)).build();

  @Test
  void nothingButTemplateExceptionsComesOutOfBrokenTemplates() throws IOException {
    long seed = Long.getLong("fuzz.seed", 42);
    int count = Integer.getInteger("fuzz.count", FEW);
    List<String> templates = templates();
    assertThat(templates).hasSizeGreaterThan(300);
    Random random = new Random(seed);
    int errors = 0;
    for (int i = 0; i < count; i++) {
      String template =
          i % 10 == 0 ? anything(random) : changed(templates, random, 1 + random.nextInt(3));
      errors += render(i % 2 == 0 ? environment : values, template) ? 0 : 1;
    }
    // both kinds of outcome are there, so that the changes are neither too small nor too large
    assertThat(errors).isBetween(count / 10, count * 95 / 100);
  }

  /** Whether a template renders. */
  private static boolean render(Environment environment, String template) {
    try {
      Template parsed = environment.parse(template, "t");
      parsed.callSites();
      parsed.macros();
      Object unused = parsed.renderNative(Globals.of(names()));
      return true;
    } catch (TemplateException e) {
      assertThat(e.place().line()).isPositive();
      assertThat(e.place().column()).isPositive();
      assertThat(e.picture()).isNotEmpty();
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("from: " + template, e);
    }
  }

  private static Map<String, Object> names() {
    Map<String, Object> names = new HashMap<>();
    names.put("x", "a text");
    names.put("foo", "42");
    names.put("seq", new ArrayList<>(List.of(3L, 1L, 2L)));
    names.put("d", new HashMap<>(Map.of("a", 1L)));
    names.put("re", new RegexModule());
    names.put("itertools", new ItertoolsModule());
    names.put("f", (PyCallable) args -> args.positionalCount() == 0 ? null : args.at(0));
    return names;
  }

  private static List<String> templates() throws IOException {
    List<String> templates = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        for (String text : Files.readString(file).split("\n====\n")) {
          String[] lines = text.split("\n----\n", 2)[0].split("\n");
          String template =
              String.join(
                  "\n",
                  Arrays.stream(lines)
                      .filter(line -> !line.startsWith("# ") && !line.startsWith("> "))
                      .toList());
          if (template.length() < LONGEST) {
            templates.add(template);
          }
        }
      }
    }
    return templates;
  }

  private static String changed(List<String> templates, Random random, int changes) {
    StringBuilder text = new StringBuilder(templates.get(random.nextInt(templates.size())));
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(3)));
        case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        default -> {
          String other = templates.get(random.nextInt(templates.size()));
          text.insert(at, other, 0, random.nextInt(other.length() + 1));
        }
      }
    }
    return text.toString();
  }

  private static String anything(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "{{ " : "{% ");
    for (int i = random.nextInt(40); i >= 0; i--) {
      if (random.nextInt(4) == 0) {
        text.append(
            (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.append(random.nextBoolean() ? " }}" : " %}").toString();
  }
}
